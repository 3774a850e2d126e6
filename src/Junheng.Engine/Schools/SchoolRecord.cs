namespace Junheng.Engine.Schools;

/// <summary>Where a row was read: a file and its row (1 = the header), or a row of a sheet.</summary>
/// <param name="File">File name as the user knows it.</param>
/// <param name="Sheet">Sheet name; null for CSV.</param>
/// <param name="Row">1-based row.</param>
public sealed record RowSource(string File, string? Sheet, int Row);

/// <summary>One school in one year, as handed in: identity, flags, figures. A missing figure is never zero.</summary>
public sealed class SchoolRecord
{
    private readonly long[] millionths = new long[Fields.Count];
    private ulong known;
    private ulong rejected;

    /// <summary>Calendar year of the autumn statistics.</summary>
    public required int Year { get; init; }

    /// <summary>Six-digit division code (行政区划代码).</summary>
    public required string County { get; init; }

    /// <summary>School identifier (学校标识码), text of up to 20 characters.</summary>
    public required string School { get; init; }

    /// <summary>School name.</summary>
    public required string Name { get; init; }

    /// <summary>办学类型.</summary>
    public required SchoolType Type { get; init; }

    /// <summary>举办者 code 1–10; null if unknown.</summary>
    public int? Organiser { get; init; }

    /// <summary>城乡; null if unknown.</summary>
    public Locale? Locale { get; init; }

    /// <summary>Year planned and built; null if unknown.</summary>
    public int? Built { get; init; }

    /// <summary>Densely populated city centre (人口密度过高的中心城区).</summary>
    public bool CityCentre { get; init; }

    /// <summary>False for a campus not counted as a school (不计校数).</summary>
    public bool Counted { get; init; } = true;

    /// <summary>Identifier of the school this campus is merged into when it is not counted.</summary>
    public string? Parent { get; init; }

    /// <summary>Areas of the music rooms in millionths of ㎡; null = unknown, empty = none.</summary>
    public IReadOnlyList<long>? MusicRooms { get; init; }

    /// <summary>Areas of the art rooms in millionths of ㎡; null = unknown, empty = none.</summary>
    public IReadOnlyList<long>? ArtRooms { get; init; }

    /// <summary>班级名单: every class, in the order handed in. A stage without a class in it has no list.</summary>
    public IReadOnlyList<SchoolClass> Classes { get; init; } = [];

    /// <summary>教室名单: every music and art room, in the order handed in. A kind without a room in it has no list.</summary>
    public IReadOnlyList<SchoolRoom> Rooms { get; init; } = [];

    /// <summary>Where the row was read.</summary>
    public RowSource? Source { get; init; }

    /// <summary>The rows that were added up into this record: itself alone unless campuses were merged.</summary>
    public IReadOnlyList<SchoolRecord> Parts { get; init; } = [];

    /// <summary>Bit i set: field i has a value.</summary>
    public ulong KnownMask => known;

    /// <summary>True if the field has a value.</summary>
    public bool Has(Field field) => (known >> (int)field & 1) != 0;

    /// <summary>True if something was written in the cell but could not be taken as a figure.</summary>
    public bool WasRejected(Field field) => (rejected >> (int)field & 1) != 0;

    /// <summary>The value in millionths of the field's unit; meaningless unless <see cref="Has"/>.</summary>
    public long Millionths(Field field) => millionths[(int)field];

    /// <summary>The value in the field's unit; null if missing.</summary>
    public decimal? Value(Field field) => Has(field) ? (decimal)millionths[(int)field] / Fields.Scale : null;

    /// <summary>Sets a value given in millionths of the field's unit.</summary>
    public void Set(Field field, long value)
    {
        millionths[(int)field] = value;
        known |= 1UL << (int)field;
        rejected &= ~(1UL << (int)field);
    }

    /// <summary>Sets a value given in the field's unit; null makes it missing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than six decimals, or beyond the largest figure.</exception>
    public void Set(Field field, decimal? value)
    {
        if (value is not { } v)
        {
            known &= ~(1UL << (int)field);
            return;
        }

        var scaled = v * Fields.Scale;
        if (scaled != decimal.Truncate(scaled) || Math.Abs(v) > Fields.Largest)
        {
            throw new ArgumentOutOfRangeException(nameof(value), v, "six decimals at most");
        }

        Set(field, (long)scaled);
    }

    /// <summary>Marks a cell whose content was refused: missing, with that as the reason.</summary>
    public void Reject(Field field)
    {
        known &= ~(1UL << (int)field);
        rejected |= 1UL << (int)field;
    }

    /// <summary>A copy to edit: what-if runs change copies, never what was handed in.</summary>
    public SchoolRecord Copy() => With(Classes, Rooms);

    /// <summary>
    /// A copy with lists. Rooms listed stand for the areas of their kind; a figure of classes left blank is the list's.
    /// </summary>
    /// <param name="classes">All classes, in the order handed in.</param>
    /// <param name="rooms">All rooms, in the order handed in.</param>
    public SchoolRecord With(IReadOnlyList<SchoolClass> classes, IReadOnlyList<SchoolRoom> rooms)
    {
        var fresh = new SchoolRecord
        {
            Year = Year,
            County = County,
            School = School,
            Name = Name,
            Type = Type,
            Organiser = Organiser,
            Locale = Locale,
            Built = Built,
            CityCentre = CityCentre,
            Counted = Counted,
            Parent = Parent,
            MusicRooms = Areas(rooms, RoomKind.Music, MusicRooms),
            ArtRooms = Areas(rooms, RoomKind.Art, ArtRooms),
            Classes = classes,
            Rooms = rooms,
            Source = Source,
            Parts = Parts,
            known = known,
            rejected = rejected,
        };
        millionths.CopyTo(fresh.millionths, 0);
        fresh.FillFromClasses();
        return fresh;
    }

    private static IReadOnlyList<long>? Areas(
        IReadOnlyList<SchoolRoom> rooms,
        RoomKind kind,
        IReadOnlyList<long>? handedIn
    )
    {
        var listed = rooms.Where(r => r.Kind == kind).Select(r => r.Area).ToArray();
        return listed.Length == 0 ? handedIn
            : listed.Contains(null) ? null
            : Array.ConvertAll(listed, a => a!.Value);
    }

    private void FillFromClasses()
    {
        foreach (var stage in Classes.Select(c => c.Stage).Distinct())
        {
            var sizes = this.ClassesOf(stage).Select(c => c.Pupils).ToArray();
            Fill(Fields.Of(Field.ClassesPrimary, stage), sizes.Length);
            if (!sizes.Contains(null))
            {
                Fill(Fields.Of(Field.MaxClassPrimary, stage), sizes.Max());
            }
        }
    }

    private void Fill(Field field, decimal? value)
    {
        if (!Has(field) && !WasRejected(field))
        {
            Set(field, value);
        }
    }
}
