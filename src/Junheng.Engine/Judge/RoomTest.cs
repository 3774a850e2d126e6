using System.Numerics;
using Junheng.Engine.Figures;
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

        var needed = (long)
            BigInteger.Divide(
                Rational.From(classes).Numerator + item.Thresholds["perClasses"].Value.Numerator - 1,
                item.Thresholds["perClasses"].Value.Numerator
            );
        var have = Kinds.Select(k => Count(k, item, inputs, school, stages)).ToArray();
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

    /// <summary>Counts the rooms of a kind: one by one by the list if there is one.</summary>
    private static Rooms Count(RoomKind kind, Item item, ItemInputs inputs, SchoolRecord school, Stage[] stages)
    {
        var least = LeastArea(kind, item, inputs, school, stages);
        // Areas are whole millionths: under the least is under the whole number of them above it.
        var enough = (long)((least.Numerator * Fields.Scale + least.Denominator - 1) / least.Denominator);
        var listed = school.RoomsOf(kind).ToArray();
        if (listed.Length == 0)
        {
            return school.Areas(kind) is { } areas
                ? new(areas.Count(a => a >= enough), 0, true, "")
                : new(0, 0, false, "");
        }

        var small = Array.FindAll(listed, r => r.Area < enough);
        var blank = listed.Count(r => r.Area is null);
        var named = string.Join(
            "、",
            small.Take(MostNamed).Select(r => $"{r.Name}{(decimal)r.Area!.Value / Fields.Scale:0.######}㎡")
        );
        return new(
            listed.Length - small.Length - blank,
            blank,
            true,
            small.Length == 0 ? "" : $"（面积不足{least}㎡：{named}{(small.Length > MostNamed ? "等" : "")}）"
        );
    }

    /// <summary>The area (㎡) asked of a room of this school.</summary>
    private static Rational LeastArea(RoomKind kind, Item item, ItemInputs inputs, SchoolRecord school, Stage[] stages)
    {
        var area = item.Thresholds[kind.Code()].Value;
        foreach (var tolerance in inputs.Tolerances.Where(t => t.Item == item.Key && school.Satisfies(t.When)))
        {
            // A school with both stages needs the larger of the two areas: its rooms serve its junior classes too.
            var eased = stages.Max(s => tolerance.Areas[$"{kind.Code()}.{s.Code()}"]);
            area = eased < area ? eased : area;
        }

        return area;
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
