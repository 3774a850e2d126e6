using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>G3: per twelve classes at least one music and one art room of full area, school by school.</summary>
internal static class RoomTest
{
    /// <summary>Rooms a conclusion names; the count of those that do says the rest.</summary>
    private const int MostNamed = 3;

    private static readonly RoomKind[] Kinds = [RoomKind.Music, RoomKind.Art];

    public static List<SchoolShortfall> Judge(Item item, ItemInputs inputs)
    {
        var list = new List<SchoolShortfall>();
        foreach (var school in inputs.Schools)
        {
            var stages = school.JudgedStages(inputs.Pack).ToArray();
            if (stages.Length > 0)
            {
                Judge(item, inputs, school, stages, list);
            }
        }

        return list;
    }

    private static void Judge(
        Item item,
        ItemInputs inputs,
        SchoolRecord school,
        Stage[] stages,
        List<SchoolShortfall> list
    )
    {
        Stage? stage = stages.Length == 1 ? stages[0] : null;
        decimal classes = 0;
        foreach (var s in stages)
        {
            if (school.ClassCount(s) is not { } count)
            {
                list.Add(new(school, stage, Verdict.CannotTell, $"{s.Title()}教学班数未填报，无法判定", 0, "missing"));
                return;
            }

            classes += count;
        }

        var rooms = Kinds.Select(k => SchoolRooms.Of(item, inputs.Pack, inputs.Tolerances, school, k)).ToArray();
        var needed = rooms[0].Needed!.Value;
        var have = Array.ConvertAll(rooms, Sum);
        if (item.Choices["rooms_mode"].Value == "together")
        {
            Report("rooms", "音乐、美术教室", have[0] + have[1]);
            return;
        }

        for (var k = 0; k < Kinds.Length; k++)
        {
            Report(Kinds[k].Code(), Kinds[k].Title(), have[k]);
        }

        void Report(string kind, string name, Rooms rooms)
        {
            if (rooms.Proper >= needed)
            {
                return;
            }

            if (!rooms.Known || rooms.Proper + rooms.WithoutArea >= needed)
            {
                var blank = rooms.Known ? $"有{rooms.WithoutArea}间{name}面积未填报" : $"{name}面积未填报";
                list.Add(new(school, stage, Verdict.CannotTell, $"{blank}，无法判定", 0, kind));
                return;
            }

            var what =
                $"{classes:0}个班应有合格{name}{needed}间，现有{rooms.Proper}间，缺{needed - rooms.Proper}间{rooms.Remark}";
            list.Add(new(school, stage, Verdict.NotMet, what, needed - rooms.Proper, kind));
        }
    }

    /// <summary>What counts of the rooms of a kind; small ones are named where the list names them.</summary>
    private static Rooms Sum(SchoolRooms rooms)
    {
        SchoolRoom[] small = rooms.Listed ? [.. rooms.Small] : [];
        var named = string.Join(
            "、",
            small.Take(MostNamed).Select(r => $"{r.Campus}{r.Name}：{(decimal)r.Area!.Value / Fields.Scale:0.######}㎡")
        );
        return new(
            rooms.Proper,
            rooms.WithoutArea,
            rooms.Rooms is not null,
            small.Length == 0 ? "" : $"（面积不足{rooms.Area}㎡：{named}{(small.Length > MostNamed ? "等" : "")}）"
        );
    }

    /// <summary>Rooms of a school.</summary>
    /// <param name="Proper">Rooms known to be large enough.</param>
    /// <param name="WithoutArea">Rooms listed without an area.</param>
    /// <param name="Known">Whether anything is known of them.</param>
    /// <param name="Remark">Which rooms are too small.</param>
    private readonly record struct Rooms(int Proper, int WithoutArea, bool Known, string Remark)
    {
        public static Rooms operator +(Rooms a, Rooms b) =>
            new(a.Proper + b.Proper, a.WithoutArea + b.WithoutArea, a.Known && b.Known, a.Remark + b.Remark);
    }
}
