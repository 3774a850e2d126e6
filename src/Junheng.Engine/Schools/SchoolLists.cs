namespace Junheng.Engine.Schools;

/// <summary>A class (行政班) in a school's class list.</summary>
/// <param name="Stage">Primary or junior.</param>
/// <param name="Grade">年级 as written, e.g. 三年级.</param>
/// <param name="Name">班级 as written, e.g. 2班.</param>
/// <param name="Pupils">Pupils (人); null if the cell was blank or could not be read.</param>
public sealed record SchoolClass(Stage Stage, string Grade, string Name, int? Pupils)
{
    /// <summary>Where the row was read.</summary>
    public RowSource? Source { get; init; }

    /// <summary>Which of the rows merged into a school it belongs to (校区); null where the school is one row.</summary>
    public string? Campus { get; init; }
}

/// <summary>What a room in a school's room list is for.</summary>
public enum RoomKind
{
    /// <summary>音乐教室.</summary>
    Music,

    /// <summary>美术教室.</summary>
    Art,
}

/// <summary>A room in a school's room list.</summary>
/// <param name="Kind">Music or art.</param>
/// <param name="Name">教室名称 as written, e.g. 音乐教室1.</param>
/// <param name="Area">使用面积 in millionths of ㎡; null if the cell was blank or could not be read.</param>
public sealed record SchoolRoom(RoomKind Kind, string Name, long? Area)
{
    /// <summary>Where the row was read.</summary>
    public RowSource? Source { get; init; }

    /// <summary>Which of the rows merged into a school it belongs to (校区); null where the school is one row.</summary>
    public string? Campus { get; init; }
}

/// <summary>Class and room lists of a school. A stage or kind of which nothing is listed has no list: missing is never zero.</summary>
public static class SchoolLists
{
    /// <summary>The classes listed of a stage; empty if there is no list of it.</summary>
    public static IEnumerable<SchoolClass> ClassesOf(this SchoolRecord school, Stage stage) =>
        school.Classes.Where(c => c.Stage == stage);

    /// <summary>The rooms listed of a kind; empty if there is no list of it.</summary>
    public static IEnumerable<SchoolRoom> RoomsOf(this SchoolRecord school, RoomKind kind) =>
        school.Rooms.Where(r => r.Kind == kind);

    /// <summary>The areas of the rooms of a kind in millionths of ㎡; null = unknown, empty = none.</summary>
    public static IReadOnlyList<long>? Areas(this SchoolRecord school, RoomKind kind) =>
        kind == RoomKind.Music ? school.MusicRooms : school.ArtRooms;

    /// <summary>
    /// The rooms of a kind of which only areas are known, each with its campus; null = unknown, empty = none.
    /// </summary>
    public static IReadOnlyList<SchoolRoom>? RoomsByArea(this SchoolRecord school, RoomKind kind)
    {
        // Areas of merged rows stand one row after the other.
        string[] campuses =
        [
            .. school.Parts.SelectMany(p => Enumerable.Repeat(school.CampusOf(p), p.Areas(kind)?.Count ?? 0)),
        ];
        return school
            .Areas(kind)
            ?.Select((area, i) => new SchoolRoom(kind, "", area) { Campus = campuses.ElementAtOrDefault(i) })
            .ToArray();
    }

    /// <summary>
    /// What one of the rows merged into a school is called beside the others: 本部, or what a campus's name adds to the
    /// school's.
    /// </summary>
    public static string CampusOf(this SchoolRecord school, SchoolRecord part) =>
        part.School == school.School ? "本部"
        : part.Name.Length > school.Name.Length && part.Name.StartsWith(school.Name, StringComparison.Ordinal)
            ? part.Name[school.Name.Length..].Trim(' ', '（', '）', '(', ')', '·', '-')
        : part.Name;

    /// <summary>Number of classes of a stage: the list's if there is one, else the figure; null if neither is known.</summary>
    public static decimal? ClassCount(this SchoolRecord school, Stage stage) =>
        school.ClassesOf(stage).Count() is > 0 and var count
            ? count
            : school.Value(Fields.Of(Field.ClassesPrimary, stage));

    /// <summary>The Chinese name of a kind of room.</summary>
    public static string Title(this RoomKind kind) => kind == RoomKind.Music ? "音乐教室" : "美术教室";

    /// <summary>The code of a kind of room: music or art.</summary>
    public static string Code(this RoomKind kind) => kind == RoomKind.Music ? "music" : "art";
}
