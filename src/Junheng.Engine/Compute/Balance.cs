using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>What one unit does to the coefficient of variation of an indicator.</summary>
/// <param name="Unit">Row of the unit columns.</param>
/// <param name="Share">Its share of S²; the shares of all units sum to one.</param>
/// <param name="CvAtThreshold">The CV if this unit alone were raised to the threshold; unchanged if it is there.</param>
/// <param name="CvWithout">The CV of all units but this one; null if there is no other.</param>
public readonly record struct Contribution(int Unit, double Share, double CvAtThreshold, double? CvWithout);

/// <summary>
/// The balance (校际均衡) of one indicator in one stage: the form that decides, the others as reference, each unit's
/// part in it, and how far one wrong figure could move it.
/// </summary>
/// <param name="Indicator">0 to 6.</param>
/// <param name="Mean">Mean weighted by pupils; null if no unit has a value.</param>
/// <param name="Weighted">CV weighted by pupils.</param>
/// <param name="Population">CV without weights, divided by n.</param>
/// <param name="Sample">CV without weights, divided by n − 1.</param>
/// <param name="Contributions">Each unit with a value.</param>
/// <param name="Band">The least and the greatest weighted CV if the value of any one unit were off by <see cref="Error"/>; null if there is no CV.</param>
public sealed record Balance(
    int Indicator,
    double? Mean,
    double? Weighted,
    double? Population,
    double? Sample,
    IReadOnlyList<Contribution> Contributions,
    (double Least, double Greatest)? Band
)
{
    /// <summary>The error in one unit's value that <see cref="Band"/> allows for, as a share of the value.</summary>
    public static readonly double Error = 1 / 20d;

    /// <summary>Analyses one indicator of a stage.</summary>
    /// <param name="units">The county's units.</param>
    /// <param name="stage">The stage's figures, which name the judged units.</param>
    /// <param name="indicator">0 to 6.</param>
    /// <param name="threshold">The indicator's threshold in the stage.</param>
    public static Balance Of(UnitColumns units, StageFigures stage, int indicator, double threshold)
    {
        var known = stage.Members.Where(u => units.Has(u, indicator)).ToArray();
        var mean = new Dispersion(units, known, indicator, CvFormula.Weighted).Compute().Mean;
        var spread = mean is { } m ? new Spread(units, known, indicator, m) : null;
        return new(
            indicator,
            mean,
            Cv(CvFormula.Weighted),
            Cv(CvFormula.Population),
            Cv(CvFormula.Sample),
            spread is null ? [] : [.. known.Select(u => spread.PartOf(u, threshold))],
            mean > 0 ? spread!.Band(known) : null
        );

        // The form that decides is shown as it was judged.
        double? Cv(CvFormula form) =>
            form == stage.Formula ? stage.Cvs[indicator] : new Dispersion(units, known, indicator, form).Cv();
    }

    /// <summary>
    /// Sums of deviations from the mean as it is: what one unit does is put right in them, without going over all.
    /// </summary>
    private sealed class Spread(UnitColumns units, int[] known, int indicator, double mean)
    {
        private readonly double pupils = known.Sum(u => (double)units.Pupils[u]);
        private readonly double total = known.Sum(u => units.Pupils[u] * Square(units.Value(u, indicator) - mean));

        public Contribution PartOf(int unit, double threshold)
        {
            double p = units.Pupils[unit];
            var now = units.Value(unit, indicator) - mean;
            return new(
                unit,
                total > 0 ? p * Square(now) / total : 0,
                CvAt(unit, Math.Max(units.Value(unit, indicator), threshold)),
                known.Length > 1 ? Without(unit) : null
            );
        }

        private double Without(int unit)
        {
            double p = units.Pupils[unit];
            var now = units.Value(unit, indicator) - mean;
            if (p * Square(now) < total / 2 && p < pupils / 2)
            {
                return Cv(pupils - p, -p * now, total - p * Square(now));
            }

            // Taking most of a sum out of it would leave its rounding: what remains is summed anew, from its own mean.
            var others = Array.FindAll(known, u => u != unit);
            var weight = pupils - p;
            var own = others.Sum(u => units.Pupils[u] * units.Value(u, indicator)) / weight;
            var squares = others.Sum(u => units.Pupils[u] * Square(units.Value(u, indicator) - own));
            return own > 0 ? Math.Sqrt(squares / weight) / own : 0;
        }

        public (double, double) Band(int[] all)
        {
            var off = all.SelectMany(u =>
            {
                var value = units.Value(u, indicator);
                return new[] { CvAt(u, value * (1 - Error)), CvAt(u, value * (1 + Error)) };
            });
            var found = off.Append(Cv(pupils, 0, total)).ToArray();
            return (found.Min(), found.Max());
        }

        /// <summary>The CV if one unit had another value.</summary>
        private double CvAt(int unit, double value)
        {
            double p = units.Pupils[unit];
            var now = units.Value(unit, indicator) - mean;
            var then = value - mean;
            return Cv(pupils, p * (then - now), total + p * (Square(then) - Square(now)));
        }

        /// <param name="weight">Pupils.</param>
        /// <param name="sum">Sum of the weighted deviations from the old mean.</param>
        /// <param name="squares">Sum of their weighted squares.</param>
        private double Cv(double weight, double sum, double squares)
        {
            var shift = sum / weight;
            var variance = squares / weight - Square(shift);
            return mean + shift > 0 ? Math.Sqrt(Math.Max(variance, 0)) / (mean + shift) : 0;
        }
    }

    private static double Square(double x) => x * x;
}
