using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>A verdict that is another in the second version; null where there was or is none.</summary>
/// <param name="What">School and stage, or indicator, in Chinese.</param>
/// <param name="Old">In the first version.</param>
/// <param name="New">In the second.</param>
/// <param name="Remark">Why, where it can be told in a line.</param>
public sealed record VerdictChange(string What, Verdict? Old, Verdict? New, string Remark);

/// <summary>What differs between two data versions of a county: every figure, and every verdict that turned.</summary>
/// <param name="Figures">Figures of schools, classes and rooms.</param>
/// <param name="County">Figures of the county.</param>
/// <param name="Whole">The verdict on the county, its parts and its indicators.</param>
/// <param name="Units">Schools by stage.</param>
public sealed record VersionComparison(
    IReadOnlyList<SchoolChange> Figures,
    IReadOnlyList<CountyChange> County,
    IReadOnlyList<VerdictChange> Whole,
    IReadOnlyList<VerdictChange> Units
)
{
    /// <summary>Compares two versions by the strict verdict.</summary>
    public static VersionComparison Between(YearResult before, YearResult after) =>
        new(
            VersionDiff.Between(before.Inputs.Rows, after.Inputs.Rows),
            CountyFigures(before.Inputs.CountyFigures, after.Inputs.CountyFigures),
            [.. Turned(OfCounty(before.Strict), OfCounty(after.Strict))],
            [.. Turned(OfUnits(before), OfUnits(after))]
        );

    private static List<CountyChange> CountyFigures(
        IReadOnlyDictionary<string, decimal> before,
        IReadOnlyDictionary<string, decimal> after
    ) =>
        [
            .. CountyItems
                .All.Select(i => new CountyChange(i, Value(before, i.Code), Value(after, i.Code)))
                .Where(c => c.Old != c.New),
        ];

    private static decimal? Value(IReadOnlyDictionary<string, decimal> figures, string code) =>
        figures.TryGetValue(code, out var value) ? value : null;

    private static IEnumerable<VerdictChange> Turned(
        IReadOnlyList<(string What, Verdict Verdict, string Remark)> before,
        IReadOnlyList<(string What, Verdict Verdict, string Remark)> after
    )
    {
        var old = before.ToDictionary(b => b.What);
        foreach (var (what, verdict, remark) in after)
        {
            if (!old.Remove(what, out var was))
            {
                yield return new(what, null, verdict, remark);
            }
            else if (was.Verdict != verdict)
            {
                yield return new(what, was.Verdict, verdict, remark);
            }
        }

        foreach (var (what, verdict, _) in before.Where(b => old.ContainsKey(b.What)))
        {
            yield return new(what, verdict, null, "");
        }
    }

    private static List<(string, Verdict, string)> OfCounty(CountyVerdict county)
    {
        var all = new List<(string, Verdict, string)> { ("全县", county.Verdict, "") };
        all.AddRange(county.Parts.Select(p => (p.Name, p.Verdict, $"{p.Met}/{p.Count}")));
        foreach (var stage in county.Resources.Stages)
        {
            var title = stage.Figures.Stage.Title();
            all.Add(($"{title}差异系数", stage.CvVerdict, ""));
            all.Add(($"{title}校际达标", stage.UnitsVerdict, ""));
        }

        var pack = county.Resources.Kernel.Pack;
        all.AddRange(pack.Indicators.Select((rule, i) => ($"{rule.Key} {rule.Name}", county.Indicators[i], "")));
        all.AddRange(county.Items.Select(i => ($"{i.Item.Key} {i.Item.Title}", i.Verdict, i.Conclusion)));
        all.AddRange(county.Veto.Select(v => ($"{v.Item.Key} {v.Item.Name}", v.Verdict, "")));
        return all;
    }

    private static List<(string, Verdict, string)> OfUnits(YearResult result)
    {
        var resources = result.Strict.Resources;
        var all = new List<(string, Verdict, string)>();
        for (var u = 0; u < resources.Units.Count; u++)
        {
            var school = result.Schools[resources.Units.Rows[u]];
            var met = Enumerable
                .Range(0, resources.Kernel.Pack.Indicators.Count)
                .Count(i => resources.UnitVerdicts.IsMet(u, i) == true);
            all.Add(
                (
                    $"{school.Name}（{school.School}）{resources.Units.Stages[u].Title()}",
                    resources.UnitVerdicts[u],
                    $"达标{met}项"
                )
            );
        }

        return all;
    }
}
