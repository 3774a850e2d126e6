using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>G5: every class within the limit; averages will not do.</summary>
internal static class ClassTest
{
    /// <summary>Classes a conclusion names; the count tells of the rest.</summary>
    private const int MostNamed = 3;

    public static List<SchoolShortfall> Judge(Item item, ItemInputs inputs)
    {
        // The return counts classes over the national limit; where an overlay asks for less, that count proves nothing.
        var changed = inputs.Pack.Changes.Any(c => c.Path.StartsWith(item.Key + ".", StringComparison.Ordinal));
        var list = new List<SchoolShortfall>();
        foreach (var school in inputs.Schools)
        {
            foreach (var stage in school.JudgedStages(inputs.Pack))
            {
                var listed = StageClasses.Of(item, school, stage);
                var shortfall =
                    listed.Classes.Count > 0 ? OfList(listed) : OfTotals(school, stage, listed.Limit, changed);
                if (shortfall is not null)
                {
                    list.Add(shortfall);
                }
            }
        }

        return list;
    }

    /// <summary>Every class by itself: what the totals say does not matter.</summary>
    private static SchoolShortfall? OfList(StageClasses listed)
    {
        var (school, stage, limit, classes) = listed;
        SchoolClass[] over = [.. listed.Over];
        if (over.Length > 0)
        {
            var named = string.Join("、", over.Take(MostNamed).Select(c => $"{c.Campus}{c.Grade}{c.Name}{c.Pupils}人"));
            var what = $"{over.Length}个班超过{limit}人：{named}{(over.Length > MostNamed ? "等" : "")}";
            return new(school, stage, Verdict.NotMet, what, over.Length, "classes");
        }

        var unknown = classes.Count(c => c.Pupils is null);
        return unknown == 0
            ? null
            : new(
                school,
                stage,
                Verdict.CannotTell,
                $"{stage.Title()}有{unknown}个班的学生数未填报，无法判定",
                0,
                "classes"
            );
    }

    private static SchoolShortfall? OfTotals(SchoolRecord school, Stage stage, Rational limit, bool changed)
    {
        var largest = school.Value(Fields.Of(Field.MaxClassPrimary, stage));
        var over = school.Value(Fields.Of(Field.ClassesOverPrimary, stage));
        if ((largest is { } size && Rational.From(size) > limit) || over > 0)
        {
            var count = (long)(over ?? 0);
            var what =
                (count > 0 ? $"{count}个班超过{limit}人" : $"有班级超过{limit}人")
                + (largest is { } most ? $"，最大班额{most:0}人" : "");
            return new(school, stage, Verdict.NotMet, what, count, "classes");
        }

        return largest is null && (over is null || changed)
            ? new(school, stage, Verdict.CannotTell, $"{stage.Title()}最大班额未填报，无法判定", 0, "classes")
            : null;
    }
}
