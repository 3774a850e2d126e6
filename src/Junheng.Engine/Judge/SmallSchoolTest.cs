using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>G6: schools with few pupils, teaching points included, are funded as if they had a hundred.</summary>
internal static class SmallSchoolTest
{
    /// <summary>The small schools the funding must be shown for, and the schools of unknown size.</summary>
    public static List<SchoolShortfall> Judge(Item item, ItemInputs inputs)
    {
        var limit = item.Thresholds["all"].Value;
        var list = new List<SchoolShortfall>();
        foreach (var school in inputs.Schools.Where(s => !inputs.Pack.ExcludedTypes.Contains(s.Type)))
        {
            var known = SchoolTerms.Judged.Sum(s => school.Pupils(s) ?? 0);
            if (Rational.From(known) >= limit)
            {
                continue;
            }

            if (SchoolTerms.Judged.Any(s => school.Pupils(s) is null))
            {
                list.Add(
                    new(school, null, Verdict.CannotTell, "在校生数未填报，无法判定是否为小规模学校", 0, "pupils")
                );
            }
            else if (known > 0)
            {
                list.Add(
                    new(
                        school,
                        null,
                        Verdict.Met,
                        $"在校生{known:0}人，应按{limit}人核定公用经费",
                        (long)known,
                        "pupils"
                    )
                );
            }
        }

        return list;
    }

    /// <summary>Met where there is no small school; otherwise the funding of the least-funded one decides.</summary>
    public static Verdict Of(IReadOnlyList<SchoolShortfall> small, IReadOnlyList<TestVerdict> tests) =>
        small.Count == 0 ? Verdict.Met
        : tests.Any(t => t.Verdict == Verdict.NotMet) ? Verdict.NotMet
        : small.Any(s => s.Verdict == Verdict.CannotTell) ? Verdict.CannotTell
        : Verdicts.Worst(tests.Select(t => t.Verdict));
}
