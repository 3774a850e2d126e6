using System.Numerics;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>G3 in one school and kind of room: what is asked of it, and the rooms it has.</summary>
/// <param name="School">The merged record.</param>
/// <param name="Kind">Music or art.</param>
/// <param name="Area">The least area (㎡) of a room, eased by the tolerances that apply to this school.</param>
/// <param name="Needed">Rooms that its classes ask for; null where a number of classes is missing.</param>
/// <param name="Listed">True if the rooms are those of the room list, by name; false if only areas were reported.</param>
/// <param name="Rooms">The rooms; null if nothing is known of them.</param>
public sealed record SchoolRooms(
    SchoolRecord School,
    RoomKind Kind,
    Rational Area,
    long? Needed,
    bool Listed,
    IReadOnlyList<SchoolRoom>? Rooms
)
{
    // Areas are whole millionths: under the least is under the whole number of them above it.
    private readonly long enough = (long)((Area.Numerator * Fields.Scale + Area.Denominator - 1) / Area.Denominator);

    /// <summary>The stages that the school is judged in and that these rooms serve.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>Rooms under the least area, in the order handed in.</summary>
    public IEnumerable<SchoolRoom> Small => Rooms?.Where(IsSmall) ?? [];

    /// <summary>Rooms known to be large enough.</summary>
    public int Proper => Rooms?.Count(r => r.Area >= enough) ?? 0;

    /// <summary>Rooms listed without an area.</summary>
    public int WithoutArea => Rooms?.Count(r => r.Area is null) ?? 0;

    /// <summary>Whether a room is smaller than asked; a room of unknown area is not known to be.</summary>
    public bool IsSmall(SchoolRoom room) => room.Area < enough;

    /// <summary>What a room's area (㎡) lacks; zero or less where nothing. The room must have an area.</summary>
    public Rational Lacking(SchoolRoom room) => Area - new Rational(room.Area!.Value, Fields.Scale);

    /// <summary>The rooms of a kind in one school.</summary>
    /// <param name="item">The item on rooms.</param>
    /// <param name="pack">The rules.</param>
    /// <param name="granted">The tolerances applied; empty for the strict verdict.</param>
    /// <param name="school">The merged record.</param>
    /// <param name="kind">Music or art.</param>
    public static SchoolRooms Of(
        Item item,
        RulePack pack,
        IReadOnlyList<Tolerance> granted,
        SchoolRecord school,
        RoomKind kind
    )
    {
        Stage[] stages = [.. school.JudgedStages(pack)];
        SchoolRoom[] listed = [.. school.RoomsOf(kind)];
        return new(
            school,
            kind,
            LeastArea(item, granted, school, stages, kind),
            Count(item, school, stages),
            listed.Length > 0,
            listed.Length > 0 ? listed : school.RoomsByArea(kind)
        )
        {
            Stages = stages,
        };
    }

    /// <summary>The rooms of every school that is judged, music before art, in the order of results.</summary>
    public static IEnumerable<SchoolRooms> All(
        Item item,
        RulePack pack,
        IReadOnlyList<Tolerance> granted,
        IEnumerable<SchoolRecord> schools
    ) =>
        schools
            .Where(s => s.JudgedStages(pack).Any())
            .SelectMany(s => Enum.GetValues<RoomKind>().Select(k => Of(item, pack, granted, s, k)));

    /// <summary>Rooms asked for by the classes of primary and junior together, every twelve begun.</summary>
    private static long? Count(Item item, SchoolRecord school, Stage[] stages)
    {
        var classes = stages.Aggregate((decimal?)0, (sum, s) => sum + school.ClassCount(s));
        var per = item.Thresholds["perClasses"].Value.Numerator;
        return classes is { } all ? (long)BigInteger.Divide(Rational.From(all).Numerator + per - 1, per) : null;
    }

    private static Rational LeastArea(
        Item item,
        IReadOnlyList<Tolerance> granted,
        SchoolRecord school,
        Stage[] stages,
        RoomKind kind
    )
    {
        var area = item.Thresholds[kind.Code()].Value;
        if (stages.Length == 0)
        {
            return area;
        }

        foreach (var tolerance in granted.Where(t => t.Item == item.Key && school.Satisfies(t.When)))
        {
            // A school with both stages needs the larger of the two areas: its rooms serve its junior classes too.
            var eased = stages.Max(s => tolerance.Areas[$"{kind.Code()}.{s.Code()}"]);
            area = eased < area ? eased : area;
        }

        return area;
    }
}
