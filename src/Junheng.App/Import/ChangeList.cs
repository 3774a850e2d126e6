using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>What a change is a change of, in the order of reading.</summary>
public enum ChangeKind
{
    /// <summary>A figure, class or room that both versions have.</summary>
    Both,

    /// <summary>One that was filled in, or left blank, only in one of them.</summary>
    OneSide,

    /// <summary>A school that came or went.</summary>
    School,

    /// <summary>A class or room list that only one of them has.</summary>
    List,
}

/// <summary>
/// The differences between two versions as a person reads them: what both have stands first, school by school, and a
/// list that only one has is one line per school instead of one per class.
/// </summary>
public static class ChangeList
{
    /// <summary>Property of a change that sums up class lists.</summary>
    public const string ClassList = "class_list";

    /// <summary>Property of a change that sums up room lists.</summary>
    public const string RoomList = "room_list";

    /// <summary>All differences, by kind, then in the order of the new rows.</summary>
    public static IReadOnlyList<SchoolChange> Between(
        IReadOnlyList<SchoolRecord> before,
        IReadOnlyList<SchoolRecord> after
    ) => [.. VersionDiff.Between(before, after, Of).OrderBy(KindOf)];

    /// <summary>What a change is a change of.</summary>
    public static ChangeKind KindOf(SchoolChange change) =>
        change.Property switch
        {
            "school" => ChangeKind.School,
            ClassList or RoomList => ChangeKind.List,
            _ => change.Old is null || change.New is null ? ChangeKind.OneSide : ChangeKind.Both,
        };

    private static IEnumerable<SchoolChange> Of(SchoolRecord before, SchoolRecord after)
    {
        foreach (var change in VersionDiff.OfFigures(before, after))
        {
            yield return change;
        }

        if (before.Classes.Count + before.Rooms.Count + after.Classes.Count + after.Rooms.Count == 0)
        {
            yield break;
        }

        foreach (var change in VersionDiff.OfLists(Common(before, after), Common(after, before)))
        {
            yield return change;
        }

        foreach (var (list, sum) in Sums)
        {
            var (old, @new) = (sum(before, after), sum(after, before));
            if (old != @new)
            {
                yield return new(after.School, after.Name, list, old, @new);
            }
        }
    }

    private static readonly (string List, Func<SchoolRecord, SchoolRecord, string?> Sum)[] Sums =
    [
        (ClassList, Classes),
        (RoomList, Rooms),
    ];

    /// <summary>The row with the lists alone that the other has too: a stage or kind of which nothing is listed has none.</summary>
    private static SchoolRecord Common(SchoolRecord row, SchoolRecord other) =>
        row.With(
            [.. row.Classes.Where(c => other.ClassesOf(c.Stage).Any())],
            [.. row.Rooms.Where(r => other.RoomsOf(r.Kind).Any())]
        );

    /// <summary>How many classes stand in lists that the other has not; null if in none.</summary>
    private static string? Classes(SchoolRecord row, SchoolRecord other) =>
        Joined(
            SchoolTerms
                .Judged.Where(s => !other.ClassesOf(s).Any() && row.ClassesOf(s).Any())
                .Select(s => $"{s.Title()}{row.ClassesOf(s).Count()}个班")
        );

    private static string? Rooms(SchoolRecord row, SchoolRecord other) =>
        Joined(
            Enum.GetValues<RoomKind>()
                .Where(k => !other.RoomsOf(k).Any() && row.RoomsOf(k).Any())
                .Select(k => $"{k.Title()}{row.RoomsOf(k).Count()}间")
        );

    private static string? Joined(IEnumerable<string> parts) =>
        string.Join('、', parts) is { Length: > 0 } text ? text : null;
}
