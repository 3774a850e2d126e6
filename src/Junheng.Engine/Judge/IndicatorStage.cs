using Junheng.Engine.Figures;

namespace Junheng.Engine.Judge;

/// <summary>One resource indicator in one stage of a county: how its units stand to the threshold.</summary>
/// <param name="Stage">The stage, with means and CVs.</param>
/// <param name="Threshold">The threshold, in the indicator's unit.</param>
/// <param name="Floor">The least that a school which meets the others may have, in the same unit.</param>
/// <param name="Below">Units under the threshold, the lowest value first.</param>
/// <param name="NearestAbove">Units at or just above the threshold, the nearest first.</param>
/// <param name="Met">Units at or above the threshold.</param>
/// <param name="Lacking">Units without a value: nobody can tell of them.</param>
public sealed record IndicatorStage(
    StageVerdict Stage,
    Rational Threshold,
    Rational Floor,
    IReadOnlyList<Gap> Below,
    IReadOnlyList<Gap> NearestAbove,
    int Met,
    int Lacking
)
{
    /// <summary>Units under the floor.</summary>
    public int UnderFloor => Below.Count(g => g.ToFloor.Sign > 0);

    /// <summary>One indicator in every stage of a county that has judged units.</summary>
    /// <param name="resources">A1 of the county.</param>
    /// <param name="indicator">0 to 6.</param>
    /// <param name="nearest">Units to name above the threshold.</param>
    public static IReadOnlyList<IndicatorStage> Of(ResourceVerdict resources, int indicator, int nearest)
    {
        var (pack, units) = (resources.Kernel.Pack, resources.Units);
        return
        [
            .. resources.Stages.Select(stage =>
            {
                var threshold = pack.Threshold(pack.Indicators[indicator], stage.Figures.Stage);
                var known = stage
                    .Figures.Members.Where(u => units.Has(u, indicator))
                    .OrderBy(u => units.Value(u, indicator))
                    .ToLookup(u => resources.UnitVerdicts.IsMet(u, indicator) == true);
                return new IndicatorStage(
                    stage,
                    threshold,
                    threshold * pack["rule.floor"],
                    Gaps(known[false]),
                    Gaps(known[true].Take(nearest)),
                    known[true].Count(),
                    stage.Figures.Lacking[indicator]
                );
            }),
        ];

        List<Gap> Gaps(IEnumerable<int> all) => [.. all.Select(u => Gap.Of(resources, u, indicator)).OfType<Gap>()];
    }
}
