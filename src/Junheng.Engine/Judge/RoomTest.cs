using System.Numerics;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>G3: per twelve classes at least one music and one art room of full area, school by school.</summary>
internal static class RoomTest
{
    private static readonly (string Kind, string Name)[] Kinds = [("music", "音乐"), ("art", "美术")];

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
            if (school.Value(Fields.Of(Field.ClassesPrimary, s)) is not { } count)
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
        var have = Kinds.Select(k => Rooms(k.Kind, item, inputs, school, stages)).ToArray();
        if (item.Choices["rooms_mode"].Value == "together")
        {
            var total = have.Any(h => h is null) ? (int?)null : have.Sum();
            Report("rooms", "音乐、美术", needed, total, classes);
            return;
        }

        for (var k = 0; k < Kinds.Length; k++)
        {
            Report(Kinds[k].Kind, Kinds[k].Name, needed, have[k], classes);
        }

        void Report(string kind, string name, long need, int? got, decimal count)
        {
            if (got is null)
            {
                list.Add(new(school, stage, Verdict.CannotTell, $"{name}教室面积未填报，无法判定", 0, kind));
            }
            else if (got < need)
            {
                var what = $"{count:0}个班应有合格{name}教室{need}间，现有{got}间，缺{need - got}间";
                list.Add(new(school, stage, Verdict.NotMet, what, need - got.Value, kind));
            }
        }
    }

    /// <summary>Rooms of at least the area asked of this school; null if the rooms are unknown.</summary>
    private static int? Rooms(string kind, Item item, ItemInputs inputs, SchoolRecord school, Stage[] stages)
    {
        var area = item.Thresholds[kind].Value;
        foreach (var tolerance in inputs.Tolerances.Where(t => t.Item == item.Key && school.Satisfies(t.When)))
        {
            // A school with both stages needs the larger of the two areas: its rooms serve its junior classes too.
            var eased = stages.Max(s => tolerance.Areas[$"{kind}.{s.Code()}"]);
            area = eased < area ? eased : area;
        }

        return (kind == "music" ? school.MusicRooms : school.ArtRooms)?.Count(r =>
            new Rational(r, Fields.Scale) >= area
        );
    }
}
