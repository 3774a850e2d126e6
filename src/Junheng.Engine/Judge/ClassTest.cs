using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>G5: every class within the limit; averages will not do.</summary>
internal static class ClassTest
{
    public static List<SchoolShortfall> Judge(Item item, ItemInputs inputs)
    {
        // The return counts classes over the national limit; where an overlay asks for less, that count proves nothing.
        var changed = inputs.Pack.Changes.Any(c => c.Path.StartsWith(item.Key + ".", StringComparison.Ordinal));
        var list = new List<SchoolShortfall>();
        foreach (var school in inputs.Schools)
        {
            foreach (var stage in school.JudgedStages(inputs.Pack))
            {
                var limit = item.Thresholds[stage.Code()].Value;
                var largest = school.Value(Fields.Of(Field.MaxClassPrimary, stage));
                var over = school.Value(Fields.Of(Field.ClassesOverPrimary, stage));
                if ((largest is { } size && Rational.From(size) > limit) || over > 0)
                {
                    var count = (long)(over ?? 0);
                    var what =
                        (count > 0 ? $"{count}个班超过{limit}人" : $"有班级超过{limit}人")
                        + (largest is { } most ? $"，最大班额{most:0}人" : "");
                    list.Add(new(school, stage, Verdict.NotMet, what, count, "classes"));
                }
                else if (largest is null && (over is null || changed))
                {
                    list.Add(
                        new(school, stage, Verdict.CannotTell, $"{stage.Title()}最大班额未填报，无法判定", 0, "classes")
                    );
                }
            }
        }

        return list;
    }
}
