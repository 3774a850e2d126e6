using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>G4: the size of every school.</summary>
internal static class SizeTest
{
    public static List<SchoolShortfall> Judge(Item item, ItemInputs inputs)
    {
        var list = new List<SchoolShortfall>();
        foreach (var school in inputs.Schools.Where(s => s.JudgedStages(inputs.Pack).Any()))
        {
            var secondary = school.Type == SchoolType.CompleteSecondary;
            var key =
                secondary ? item.Choices["complete_secondary"].Value
                : school.Type is SchoolType.NineYear or SchoolType.TwelveYear ? "integrated"
                : "all";
            var limit = Limit(item, inputs, school, key);
            // Of a complete secondary school only the junior part is in compulsory education.
            var stages = secondary ? [Stage.Junior] : SchoolTerms.Judged;
            var known = stages.Sum(s => school.Pupils(s) ?? 0);
            Stage? stage = school.Type switch
            {
                SchoolType.Primary or SchoolType.TeachingPoint => Stage.Primary,
                SchoolType.Junior or SchoolType.CompleteSecondary => Stage.Junior,
                _ => null,
            };
            if (Rational.From(known) > limit)
            {
                var part =
                    secondary ? "初中部"
                    : stage is null ? "义务教育阶段"
                    : "";
                var what = $"{part}{known:0}人，超过{limit}人的上限，超{known - limit.ToDecimal():0}人";
                list.Add(new(school, stage, Verdict.NotMet, what, (long)(known - limit.ToDecimal() ?? 0), "size"));
            }
            else if (stages.Any(s => school.Pupils(s) is null))
            {
                list.Add(new(school, stage, Verdict.CannotTell, "在校生数未填报，无法判定", 0, "size"));
            }
        }

        return list;
    }

    private static Rational Limit(Item item, ItemInputs inputs, SchoolRecord school, string key)
    {
        var limit = item.Thresholds[key].Value;
        foreach (var tolerance in inputs.Tolerances.Where(t => t.Item == item.Key && school.Satisfies(t.When)))
        {
            limit = tolerance.Sizes[key] > limit ? tolerance.Sizes[key] : limit;
        }

        return limit;
    }
}
