using System.Runtime.Intrinsics;
using Junheng.Engine.Figures;

namespace Junheng.Engine.Compute;

/// <summary>
/// Weighted mean and variance of a column in two passes: deviations are taken from the first pass's mean, and what that
/// mean is off is put right in the second, so the result is as good as the values are (relative error of the CV below
/// 1e-12 down to a CV of 0.001).
/// </summary>
internal readonly record struct Moments(double Mean, double Variance, double Weight)
{
    /// <summary>The coefficient of variation; the mean must not be zero.</summary>
    public double Cv(bool sample) => Math.Sqrt(sample ? Variance * (Weight / (Weight - 1)) : Variance) / Mean;

    public static Moments Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var total = Vector256<double>.Zero;
        var sum = Vector256<double>.Zero;
        for (var row = 0; row < values.Length; row += Vectors.Lanes)
        {
            var weight = Vectors.At(weights, row);
            total += weight;
            sum += weight * Vectors.At(values, row);
        }

        var all = Vector256.Sum(total);
        var first = Vector256.Sum(sum) / all;
        var centre = Vector256.Create(first);
        var off = Vector256<double>.Zero;
        var squares = Vector256<double>.Zero;
        for (var row = 0; row < values.Length; row += Vectors.Lanes)
        {
            var deviation = Vectors.At(values, row) - centre;
            var weighted = Vectors.At(weights, row) * deviation;
            off += weighted;
            squares += weighted * deviation;
        }

        var shift = Vector256.Sum(off) / all;
        return new(first + shift, Math.Max(Vector256.Sum(squares) / all - shift * shift, 0), all);
    }

    /// <summary>
    /// Σ w·X with about 100 bits, X being the exact quotient top / (divisor · bottom) whose nearest double is known: a
    /// fused multiply-add gives the rest of the division without error.
    /// </summary>
    public static (DoubleDouble Weighted, double Weight) Sum(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> tops,
        ReadOnlySpan<double> divisors,
        double bottom,
        ReadOnlySpan<double> weights
    )
    {
        var below = Vector256.Create(bottom);
        var total = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        var low = Vector256<double>.Zero;
        for (var row = 0; row < values.Length; row += Vectors.Lanes)
        {
            var weight = Vectors.At(weights, row);
            var value = Vectors.At(values, row);
            var divisor = Vectors.At(divisors, row) * below;
            var rest = Vector256.FusedMultiplyAdd(-value, divisor, Vectors.At(tops, row)) / divisor;
            var product = weight * value;
            low += Vector256.FusedMultiplyAdd(weight, value, -product) + weight * rest;
            var sum = high + product;
            var back = sum - high;
            low += high - (sum - back) + (product - back);
            high = sum;
            total += weight;
        }

        DoubleDouble all = default;
        for (var lane = 0; lane < Vectors.Lanes; lane++)
        {
            all = all + high[lane] + low[lane];
        }

        return (all, Vector256.Sum(total));
    }
}
