using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Judge;

/// <summary>What a county lacks in one indicator of one stage, over all its units.</summary>
/// <param name="Indicator">0 to 6.</param>
/// <param name="Stage">The stage.</param>
/// <param name="BelowThreshold">Units under the threshold.</param>
/// <param name="UnderFloor">Units under 85 % of it.</param>
/// <param name="ToFloor">Missing to the floor, in the natural unit.</param>
/// <param name="ToThreshold">Missing to the threshold, in the natural unit.</param>
/// <param name="Boundary">Units whose rounded value would give another verdict.</param>
public sealed record GapSum(
    int Indicator,
    Stage Stage,
    int BelowThreshold,
    int UnderFloor,
    Rational ToFloor,
    Rational ToThreshold,
    int Boundary
)
{
    /// <summary>
    /// The sums of all indicators and stages. A shared resource that both parts of an integrated school lack is counted
    /// in each of its stages: what one part gains, the other gains too.
    /// </summary>
    public static IReadOnlyList<GapSum> Of(ResourceVerdict resources) =>
        [
            .. from i in Enumerable.Range(0, resources.Kernel.Pack.Indicators.Count)
            from stage in resources.Stages
            let gaps = stage.Figures.Members.Select(u => Gap.Of(resources, u, i)).OfType<Gap>().ToList()
            select new GapSum(
                i,
                stage.Figures.Stage,
                gaps.Count(g => g.ToThreshold.Sign > 0),
                gaps.Count(g => g.ToFloor.Sign > 0),
                Sum(gaps.Select(g => g.ToFloor)),
                Sum(gaps.Select(g => g.ToThreshold)),
                gaps.Count(g => g.IsBoundary)
            ),
        ];

    private static Rational Sum(IEnumerable<Rational> all) => all.Aggregate(Rational.Zero, (a, b) => a + b);
}
