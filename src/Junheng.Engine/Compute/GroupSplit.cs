namespace Junheng.Engine.Compute;

/// <summary>A group of units (urban schools, private schools …) in the balance of an indicator.</summary>
/// <param name="Key">Its place in the order of groups.</param>
/// <param name="Units">Units with a value.</param>
/// <param name="Pupils">Their pupils (人).</param>
/// <param name="Mean">Mean weighted by pupils.</param>
/// <param name="Cv">CV within the group, weighted by pupils; null where the mean is zero.</param>
/// <param name="Within">What differences within the group make of S², as a share; the shares of all groups and of the part between them sum to one.</param>
public sealed record GroupPart(int Key, int Units, long Pupils, double Mean, double? Cv, double Within);

/// <summary>
/// How much of the differences among schools lies between groups and how much within them: Σ p(x − X̄)² is the sum of
/// Σ P_g(X̄_g − X̄)² (between) and Σ Σ p(x − X̄_g)² (within). Not part of the national rules: for the analysis only.
/// </summary>
/// <param name="Between">The share between groups, 0 to 1; null where nothing differs.</param>
/// <param name="Groups">The groups that have a unit with a value.</param>
public sealed record GroupSplit(double? Between, IReadOnlyList<GroupPart> Groups)
{
    /// <summary>Splits an indicator of a stage.</summary>
    /// <param name="units">The county's units.</param>
    /// <param name="stage">The stage's figures, which name the judged units.</param>
    /// <param name="indicator">0 to 6.</param>
    /// <param name="group">The group of a unit.</param>
    public static GroupSplit Of(UnitColumns units, StageFigures stage, int indicator, Func<int, int> group)
    {
        var known = stage.Members.Where(u => units.Has(u, indicator)).ToArray();
        var (pupils, mean, total) = Sums(units, known, indicator);
        if (pupils == 0)
        {
            return new(null, []);
        }

        var between = 0.0;
        var parts = new List<GroupPart>();
        foreach (var own in known.GroupBy(group).OrderBy(g => g.Key))
        {
            var members = own.ToArray();
            var (weight, middle, squares) = Sums(units, members, indicator);
            between += weight * (middle - mean) * (middle - mean);
            double? cv = middle > 0 ? Math.Sqrt(squares / weight) / middle : null;
            parts.Add(new(own.Key, members.Length, (long)weight, middle, cv, total > 0 ? squares / total : 0));
        }

        return new(total > 0 ? between / total : null, parts);
    }

    private static (double Pupils, double Mean, double Squares) Sums(UnitColumns units, int[] members, int indicator)
    {
        double pupils = members.Sum(u => (double)units.Pupils[u]);
        if (pupils == 0)
        {
            return default;
        }

        var mean = members.Sum(u => units.Pupils[u] * units.Value(u, indicator)) / pupils;
        return (
            pupils,
            mean,
            members.Sum(u => units.Pupils[u] * (units.Value(u, indicator) - mean) * (units.Value(u, indicator) - mean))
        );
    }
}
