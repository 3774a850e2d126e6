namespace Junheng.Engine.Compute;

/// <summary>
/// Mean and variance of a column while single values of it change: the sums Σw·d and Σw·d² of the deviations from the
/// mean it had at first, put right by what a changed row makes of them. How far rounding may have carried the sums off
/// is added up beside them, so that they say themselves when they are no longer good enough: where most of a sum has
/// been taken out of it, where the mean has moved far, or after very many changes.
/// </summary>
internal struct RunningMoments
{
    /// <summary>Twice the relative error of one operation.</summary>
    private const double Rounding = 1.0 / (1L << 52);

    /// <summary>What the mean may be off, as a share of it.</summary>
    private const double MeanError = 1e-13;

    /// <summary>What the variance may be off; half of it shows in the CV.</summary>
    private const double VarianceError = 8e-13;

    private double centre;
    private double weight;
    private double sum;
    private double squares;
    private double sumError;
    private double squaresError;

    /// <summary>Sums of a column as it stands.</summary>
    /// <param name="found">Its moments.</param>
    /// <param name="rows">Its length: what their own rounding grows with.</param>
    public static RunningMoments From(Moments found, int rows)
    {
        var each = (rows / Vectors.Lanes + 8) * Rounding;
        return new()
        {
            centre = found.Mean,
            weight = found.Weight,
            squares = found.Variance * found.Weight,
            sumError = found.Weight * (Rounding * Math.Abs(found.Mean) + each * Math.Sqrt(found.Variance)),
            squaresError = found.Weight * found.Variance * each,
        };
    }

    /// <summary>A row of this weight has another value now.</summary>
    public void Replace(double rowWeight, double before, double now)
    {
        var (left, come) = (before - centre, now - centre);
        var (weightedLeft, weightedCome) = (rowWeight * left, rowWeight * come);
        var (squareLeft, squareCome) = (weightedLeft * left, weightedCome * come);
        sum += weightedCome - weightedLeft;
        squares += squareCome - squareLeft;
        sumError += Rounding * (2 * (Math.Abs(weightedLeft) + Math.Abs(weightedCome)) + Math.Abs(sum));
        squaresError += Rounding * (3 * (squareLeft + squareCome) + Math.Abs(squares));
    }

    /// <summary>The moments now; null where rounding may show in them.</summary>
    public readonly Moments? Now()
    {
        var (shift, square) = (sum / weight, squares / weight);
        var (mean, variance) = (centre + shift, square - shift * shift);
        var shiftError = sumError / weight;
        var meanError = shiftError + Rounding * (Math.Abs(centre) + Math.Abs(shift));
        var varianceError =
            squaresError / weight
            + (2 * Math.Abs(shift) + shiftError) * shiftError
            + 2 * Rounding * (Math.Abs(square) + shift * shift);
        return meanError <= MeanError * mean && varianceError <= VarianceError * variance
            ? new(mean, variance, weight)
            : null;
    }
}
