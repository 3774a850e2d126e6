using Junheng.Engine.Compute;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>What raising one school to an indicator's threshold does to a coefficient of variation over its limit.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Indicator">0 to 6.</param>
/// <param name="Now">The CV.</param>
/// <param name="Then">The CV if this school's unit alone reached the threshold.</param>
public readonly record struct CvEffect(Stage Stage, int Indicator, double Now, double Then);

/// <summary>
/// A school to begin with: raising it to the thresholds does more for the county's verdict than raising others.
/// </summary>
/// <param name="Row">Its place among the county's schools.</param>
/// <param name="FailingUnits">Its stage parts that are not met.</param>
/// <param name="Lacking">Indicators below their threshold in those parts, by stage.</param>
/// <param name="Effects">CVs over their limits that it lowers, the greatest part first.</param>
public sealed record FirstSchool(
    int Row,
    int FailingUnits,
    IReadOnlyList<(Stage Stage, int Indicator)> Lacking,
    IReadOnlyList<CvEffect> Effects
)
{
    /// <summary>
    /// The schools with the greatest effect: first by the share of the excess over CV limits that they take away, summed
    /// over the CVs; then those that pass at the least cost, and of those the ones that lack least.
    /// </summary>
    /// <param name="resources">A1 of the county.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cost">What it costs to make a school (by its row) pass, in any unit; null where nobody knows.</param>
    public static IReadOnlyList<FirstSchool> Of(ResourceVerdict resources, int most, Func<int, double>? cost = null)
    {
        var pack = resources.Kernel.Pack;
        var found =
            new Dictionary<int, (int Failing, List<(Stage, int)> Lacking, List<CvEffect> Effects, double Weight)>();
        foreach (var stage in resources.Stages)
        {
            foreach (var unit in stage.Figures.Members.Where(u => resources.UnitVerdicts.All[u] == Verdict.NotMet))
            {
                var at = At(unit);
                at.Lacking.AddRange(
                    Enumerable
                        .Range(0, pack.Indicators.Count)
                        .Where(i => resources.UnitVerdicts.IsMet(unit, i) == false)
                        .Select(i => (stage.Figures.Stage, i))
                );
                found[resources.Units.Rows[unit]] = at with { Failing = at.Failing + 1 };
            }

            // What one school does to a CV is worked out for the form weighted by pupils.
            for (var i = 0; i < pack.Indicators.Count && pack.Cv.Formula == CvFormula.Weighted; i++)
            {
                if (stage.Over[i] == true)
                {
                    Lower(stage, i);
                }
            }
        }

        return
        [
            .. found
                .OrderByDescending(f => f.Value.Weight)
                .ThenBy(f => f.Value.Failing > 0 ? cost?.Invoke(f.Key) ?? 0 : 0)
                .ThenByDescending(f => f.Value.Failing)
                .ThenBy(f => f.Value.Lacking.Count)
                .ThenBy(f => f.Key)
                .Take(most)
                .Select(f => new FirstSchool(
                    f.Key,
                    f.Value.Failing,
                    f.Value.Lacking,
                    [.. f.Value.Effects.OrderByDescending(e => e.Now - e.Then)]
                )),
        ];

        (int Failing, List<(Stage, int)> Lacking, List<CvEffect> Effects, double Weight) At(int unit) =>
            found.TryGetValue(resources.Units.Rows[unit], out var at) ? at : (0, [], [], 0);

        void Lower(StageVerdict stage, int indicator)
        {
            var threshold = pack.Threshold(pack.Indicators[indicator], stage.Figures.Stage).ToDouble();
            var limit = pack.CvLimit(stage.Figures.Stage).ToDouble();
            var balance = Balance.Of(resources.Units, stage.Figures, indicator, threshold);
            foreach (var part in balance.Contributions.Where(c => c.CvAtThreshold < balance.Weighted))
            {
                var now = balance.Weighted!.Value;
                var at = At(part.Unit);
                at.Effects.Add(new(stage.Figures.Stage, indicator, now, part.CvAtThreshold));
                // At the limit to the last digit the excess is nothing in doubles: the smallest step takes all of it.
                var share = now > limit ? Math.Min(1, (now - part.CvAtThreshold) / (now - limit)) : 1;
                found[resources.Units.Rows[part.Unit]] = at with { Weight = at.Weight + share };
            }
        }
    }
}
