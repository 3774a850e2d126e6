using Junheng.Engine.Figures;
using Junheng.Engine.Judge;

namespace Junheng.Engine.Rectify;

/// <summary>One amount a school needs to pass.</summary>
/// <param name="Indicator">0 to 6.</param>
/// <param name="Amount">In the natural unit; what both parts of a school share counts once.</param>
public readonly record struct Need(int Indicator, Rational Amount);

/// <summary>
/// The least that makes one school pass the school test (学校综合达标): which values to raise to the threshold, and which
/// one may stay below it at the floor. Least by the county's prices; coefficients of variation and other items are not
/// in it.
/// </summary>
/// <param name="Row">The school's place among the county's.</param>
/// <param name="Needs">What to add, by indicator; empty where nothing is known to be short.</param>
/// <param name="Wan">万元; null where a price is missing or a value is.</param>
public sealed record PassCost(int Row, IReadOnlyList<Need> Needs, Rational? Wan)
{
    /// <summary>The schools that do not pass, in their order.</summary>
    /// <param name="resources">A1 of the county.</param>
    /// <param name="figures">County figures by code; the prices are among them.</param>
    public static IReadOnlyList<PassCost> Of(ResourceVerdict resources, IReadOnlyDictionary<string, decimal> figures)
    {
        var prices = resources.Kernel.Pack.Indicators.Select(rule => GapCost.PriceOf(rule, figures)).ToArray();
        return
        [
            .. resources
                .Stages.SelectMany(s => s.Figures.Members)
                .Where(u => resources.UnitVerdicts[u] == Verdict.NotMet)
                .GroupBy(u => resources.Units.Rows[u])
                .OrderBy(g => g.Key)
                .Select(g => School(resources, g.Key, [.. g], prices)),
        ];
    }

    private static PassCost School(ResourceVerdict resources, int row, int[] units, Rational?[] prices)
    {
        var pack = resources.Kernel.Pack;
        var spared = pack.Indicators.Count - pack.Whole("rule.min_met");
        PassCost? best = null;
        foreach (var choice in Choices([.. units.Select(u => Ways(resources, u, spared))]))
        {
            var needs = choice
                .SelectMany(needs => needs)
                .GroupBy(n => n.Indicator)
                .OrderBy(g => g.Key)
                .Select(g => new Need(g.Key, Together(g.Select(n => n.Amount), pack.Indicators[g.Key].Shared)))
                .Where(n => n.Amount.Sign > 0)
                .ToList();
            Rational? wan = needs.All(n => prices[n.Indicator] is not null)
                ? needs.Aggregate(Rational.Zero, (sum, n) => sum + n.Amount * prices[n.Indicator]!.Value)
                : null;
            if (best is null || (wan is { } w && (best.Wan is not { } b || w < b)))
            {
                best = new(row, needs, wan);
            }
        }

        var unknown = units.Any(u => Indicators(pack.Indicators.Count).Any(i => !resources.Units.Has(u, i)));
        return unknown ? best! with { Wan = null } : best!;
    }

    /// <summary>What a unit could do: every choice of values that stay below the threshold, raised to the floor.</summary>
    private static List<List<Need>> Ways(ResourceVerdict resources, int unit, int spared)
    {
        var gaps = Indicators(resources.Kernel.Pack.Indicators.Count)
            .Select(i => Gap.Of(resources, unit, i))
            .OfType<Gap>()
            .Where(g => g.ToThreshold.Sign > 0)
            .ToList();
        return
        [
            .. Subsets(gaps.Count, Math.Min(spared, gaps.Count))
                .Select(low =>
                    gaps.Select((g, i) => new Need(g.Indicator, low.Contains(i) ? g.ToFloor : g.ToThreshold)).ToList()
                ),
        ];
    }

    /// <summary>The subsets of so many out of so many; leaving fewer below the threshold is never cheaper.</summary>
    private static IEnumerable<int[]> Subsets(int of, int size) =>
        size == 0
            ?
            [
                [],
            ]
            : Enumerable.Range(0, of).SelectMany(last => Subsets(last, size - 1).Select(s => (int[])[.. s, last]));

    private static IEnumerable<IReadOnlyList<List<Need>>> Choices(IReadOnlyList<List<List<Need>>> units) =>
        units.Aggregate(
            (IEnumerable<IReadOnlyList<List<Need>>>)
                [
                    [],
                ],
            (chosen, ways) => chosen.SelectMany(c => ways.Select(w => (IReadOnlyList<List<Need>>)[.. c, w]))
        );

    private static Rational Together(IEnumerable<Rational> amounts, bool isShared) =>
        amounts.Aggregate(
            (a, b) =>
                !isShared ? a + b
                : a > b ? a
                : b
        );

    private static IEnumerable<int> Indicators(int count) => Enumerable.Range(0, count);
}
