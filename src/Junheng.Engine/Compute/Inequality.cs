namespace Junheng.Engine.Compute;

/// <summary>
/// Other measures of inequality among the schools of a stage, weighted by pupils. None of them is in the national rules:
/// they are shown for the analysis and decide nothing.
/// </summary>
/// <param name="Theil">Theil's T, 0 (equal) to ln of the number of pupils; null where a value is negative or the mean is not positive.</param>
/// <param name="Gini">Gini coefficient, 0 (equal) to 1; null as Theil.</param>
/// <param name="Ratio">Greatest value over least; null where the least is zero.</param>
/// <param name="Difference">Greatest value less the least, in the indicator's unit.</param>
public sealed record Inequality(double? Theil, double? Gini, double? Ratio, double? Difference)
{
    /// <summary>Measures one indicator of a stage.</summary>
    /// <param name="units">The county's units.</param>
    /// <param name="stage">The stage's figures, which name the judged units.</param>
    /// <param name="indicator">0 to 6.</param>
    public static Inequality Of(UnitColumns units, StageFigures stage, int indicator)
    {
        var known = stage
            .Members.Where(u => units.Has(u, indicator) && units.Pupils[u] > 0)
            .Select(u => (Value: units.Value(u, indicator), Pupils: (double)units.Pupils[u]))
            .OrderBy(x => x.Value)
            .ToArray();
        if (known.Length == 0)
        {
            return new(null, null, null, null);
        }

        var pupils = known.Sum(x => x.Pupils);
        var mean = known.Sum(x => x.Pupils * x.Value) / pupils;
        var (least, greatest) = (known[0].Value, known[^1].Value);
        return new(
            mean > 0 && least >= 0 ? known.Sum(x => x.Pupils * Entropy(x.Value / mean)) / pupils : null,
            mean > 0 && least >= 0 ? GiniOf(known, pupils, mean) : null,
            least > 0 ? greatest / least : null,
            greatest - least
        );
    }

    /// <summary>x·ln x, which is nothing at nothing.</summary>
    private static double Entropy(double x) => x > 0 ? x * Math.Log(x) : 0;

    /// <summary>One less twice the area under the Lorenz curve; the units come in ascending order.</summary>
    private static double GiniOf((double Value, double Pupils)[] ascending, double pupils, double mean)
    {
        var (before, area) = (0.0, 0.0);
        foreach (var (value, weight) in ascending)
        {
            var after = before + weight * value;
            area += weight * (before + after) / 2;
            before = after;
        }

        return Math.Max(0, 1 - 2 * area / (pupils * pupils * mean));
    }
}
