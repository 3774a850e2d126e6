using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Compute;

/// <summary>Where a stage part stands among the county's, in one indicator.</summary>
/// <param name="Rank">1 for the highest value; equal values share a rank.</param>
/// <param name="Of">Judged units with a value, itself included.</param>
/// <param name="Above">The unit next above it; null for the first.</param>
/// <param name="Below">The unit next below it; null for the last.</param>
/// <param name="Peers">Other units of its stage and size band with a value.</param>
/// <param name="PeerMedian">The median of the peers' values; null where there is none.</param>
public sealed record Standing(int Rank, int Of, int? Above, int? Below, int Peers, double? PeerMedian)
{
    /// <summary>The standing of a unit; null where it has no value.</summary>
    /// <param name="units">All units.</param>
    /// <param name="stage">The unit's stage.</param>
    /// <param name="unit">Row of the unit.</param>
    /// <param name="indicator">0 to 6.</param>
    public static Standing? Among(UnitColumns units, StageFigures stage, int unit, int indicator)
    {
        var ordered = stage
            .Members.Where(u => units.Has(u, indicator))
            .OrderByDescending(u => units.Value(u, indicator))
            .ThenBy(u => u)
            .ToList();
        var at = ordered.IndexOf(unit);
        if (at < 0)
        {
            return null;
        }

        var value = units.Value(unit, indicator);
        var band = SizeBands.Of(units.Pupils[unit]);
        var peers = ordered
            .Where(u => u != unit && SizeBands.Of(units.Pupils[u]) == band)
            .Select(u => units.Value(u, indicator))
            .ToArray();
        return new(
            ordered.FindIndex(u => units.Value(u, indicator) == value) + 1,
            ordered.Count,
            at == 0 ? null : ordered[at - 1],
            at == ordered.Count - 1 ? null : ordered[at + 1],
            peers.Length,
            peers.Length == 0 ? null : Median.Of(peers)
        );
    }
}
