using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>What one unit does to the coefficient of variation of an indicator.</summary>
/// <param name="Unit">Row of the unit columns.</param>
/// <param name="Share">Its share of S²; the shares of all units sum to one.</param>
/// <param name="CvAtThreshold">The CV if this unit alone were raised to the threshold; unchanged if it is there.</param>
public readonly record struct Contribution(int Unit, double Share, double CvAtThreshold);

/// <summary>
/// The balance (校际均衡) of one indicator in one stage: the form that decides, the others as reference, and each
/// unit's part in it.
/// </summary>
public sealed record Balance(
    int Indicator,
    double? Mean,
    double? Weighted,
    double? Population,
    double? Sample,
    IReadOnlyList<Contribution> Contributions
)
{
    /// <summary>Analyses one indicator of a stage.</summary>
    /// <param name="units">The county's units.</param>
    /// <param name="stage">The stage's figures, which name the judged units.</param>
    /// <param name="indicator">0 to 6.</param>
    /// <param name="threshold">The indicator's threshold in the stage.</param>
    public static Balance Of(UnitColumns units, StageFigures stage, int indicator, double threshold)
    {
        var known = stage.Members.Where(u => units.Has(u, indicator)).ToArray();
        var mean = new Dispersion(units, known, indicator, CvFormula.Weighted).Compute().Mean;
        return new(
            indicator,
            mean,
            Cv(CvFormula.Weighted),
            Cv(CvFormula.Population),
            Cv(CvFormula.Sample),
            mean is { } m ? PartOfEach(units, known, indicator, m, threshold) : []
        );

        // The form that decides is shown as it was judged.
        double? Cv(CvFormula form) =>
            form == stage.Formula ? stage.Cvs[indicator] : new Dispersion(units, known, indicator, form).Cv();
    }

    private static List<Contribution> PartOfEach(
        UnitColumns units,
        int[] known,
        int indicator,
        double mean,
        double threshold
    )
    {
        double pupils = known.Sum(u => units.Pupils[u]);
        var total = known.Sum(u => units.Pupils[u] * Square(units.Value(u, indicator) - mean));
        return
        [
            .. known.Select(u =>
            {
                var p = units.Pupils[u];
                var now = units.Value(u, indicator) - mean;
                var then = Math.Max(units.Value(u, indicator), threshold) - mean;
                // Deviations from the old mean: raising one unit shifts the mean by p·(then − now)/ΣP.
                var shift = p * (then - now) / pupils;
                var variance = (total + p * (Square(then) - Square(now))) / pupils - Square(shift);
                return new Contribution(
                    u,
                    total > 0 ? p * Square(now) / total : 0,
                    mean + shift > 0 ? Math.Sqrt(Math.Max(variance, 0)) / (mean + shift) : 0
                );
            }),
        ];
    }

    private static double Square(double x) => x * x;
}
