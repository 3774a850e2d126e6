using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Rectify;

/// <summary>A room under the least area.</summary>
/// <param name="Rooms">The rooms of its kind in its school.</param>
/// <param name="Room">The room.</param>
public sealed record SmallRoom(SchoolRooms Rooms, SchoolRoom Room);

/// <summary>A school short of rooms of a kind.</summary>
/// <param name="Shortfall">How many it is short of.</param>
/// <param name="Rooms">Its rooms: of one kind, or of both where the rules count them together.</param>
public sealed record RoomLack(SchoolShortfall Shortfall, IReadOnlyList<SchoolRooms> Rooms)
{
    /// <summary>音乐教室, 美术教室, or both.</summary>
    public string Kind => Rooms.Count == 1 ? Rooms[0].Kind.Title() : "音乐、美术教室";

    /// <summary>Rooms that its classes ask for.</summary>
    public long? Needed => Rooms[0].Needed;

    public int Proper => Rooms.Sum(r => r.Proper);

    public int Small => Rooms.Sum(r => r.Small.Count());

    public int WithoutArea => Rooms.Sum(r => r.WithoutArea);
}

/// <summary>教室清单: schools short of music or art rooms, and the rooms that are too small.</summary>
/// <param name="Lacking">Schools short of rooms, as asked for.</param>
/// <param name="Small">Rooms too small, as asked for.</param>
public sealed record RoomLines(IReadOnlyList<RoomLack> Lacking, IReadOnlyList<SmallRoom> Small)
{
    /// <summary>The list of an item on rooms. A school is asked for by each stage that it is judged in.</summary>
    /// <param name="item">The item.</param>
    /// <param name="pack">The rules.</param>
    /// <param name="granted">The tolerances applied.</param>
    /// <param name="schools">The merged schools.</param>
    /// <param name="query">What is asked for.</param>
    public static RoomLines Of(
        ItemVerdict item,
        RulePack pack,
        IReadOnlyList<Tolerance> granted,
        IEnumerable<SchoolRecord> schools,
        ListQuery query
    )
    {
        var rooms = SchoolRooms
            .All(item.Item, pack, granted, schools)
            .Where(r => query.Takes(r.School, r.Stages))
            .ToList();
        var lacking =
            from s in item.Shortfalls
            where s.Verdict == Verdict.NotMet
            let own = rooms.Where(r => r.School == s.School && (r.Kind.Code() == s.Kind || s.Kind == "rooms")).ToList()
            where own.Count > 0
            select new RoomLack(s, own);
        var small = rooms.SelectMany(r => r.Small.Select(one => new SmallRoom(r, one)));
        return new(
            [.. query.Sorted(lacking, l => l.Shortfall.School, l => l.Shortfall.Count)],
            [.. query.Sorted(small, s => s.Rooms.School, s => s.Rooms.Lacking(s.Room))]
        );
    }
}
