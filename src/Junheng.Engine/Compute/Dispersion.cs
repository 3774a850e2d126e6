using System.Numerics;
using Junheng.Engine.Figures;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>
/// Mean and coefficient of variation of one indicator over the units of a stage: X̄ = Σx/ΣP, S² = Σ(P/ΣP)(X−X̄)²,
/// CV = S/X̄; the unweighted forms take every P as one.
/// </summary>
internal sealed class Dispersion
{
    /// <summary>Below this a coefficient of variation may be an exact zero seen through rounding.</summary>
    private const double Tiny = 1e-14;

    private readonly UnitColumns units;
    private readonly int[] members;
    private readonly int indicator;
    private readonly bool weighted;
    private readonly bool sample;

    public Dispersion(UnitColumns units, int[] members, int indicator, CvFormula formula)
    {
        this.units = units;
        this.members = members;
        this.indicator = indicator;
        weighted = formula == CvFormula.Weighted;
        sample = formula == CvFormula.Sample;
    }

    /// <summary>Mean (nearest double) and CV (within 1e-12 relative); null where there is none.</summary>
    public (double? Mean, double? Cv) Compute()
    {
        if (members.Length == 0)
        {
            return (null, null);
        }

        DoubleDouble sum = default;
        long weight = 0;
        var anyNegative = false;
        foreach (var u in members)
        {
            var (top, bottom) = units.Exact(u, indicator);
            var p = weighted ? units.Pupils[u] : 1;
            sum += DoubleDouble.Quotient(top, bottom) * p;
            weight += p;
            anyNegative |= top < 0;
        }

        var mean = sum / weight;
        var nearest = anyNegative || mean.MayRoundOtherwise() ? ExactMean().ToDouble() : mean.High;
        if (nearest == 0 || (sample && members.Length < 2))
        {
            return (nearest, null);
        }

        var squares = 0.0;
        foreach (var u in members)
        {
            var (top, bottom) = units.Exact(u, indicator);
            var deviation = (DoubleDouble.Quotient(top, bottom) - mean).High;
            squares += (weighted ? units.Pupils[u] : 1) * deviation * deviation;
        }

        var cv = Math.Sqrt(squares / (sample ? weight - 1 : weight)) / nearest;
        return (nearest, Math.Abs(cv) < Tiny || anyNegative ? ExactCv() : cv);
    }

    /// <summary>The coefficient of variation alone.</summary>
    public double? Cv() => Compute().Cv;

    /// <summary>Whether the coefficient of variation is over a limit, in fractions: CV ≤ L ⇔ CV² ≤ L².</summary>
    public bool IsSquareOver(Rational limit) =>
        // A negative mean gives a negative CV, which is not over.
        ExactMean().Sign > 0
        && ExactSquare() > limit * limit;

    /// <summary>The exact mean.</summary>
    public Rational ExactMean()
    {
        var (sum, _, weight, bottom) = Moments();
        return new(sum, bottom * weight);
    }

    /// <summary>The exact square of the coefficient of variation; the mean must not be zero.</summary>
    public Rational ExactSquare()
    {
        // S²/X̄² = (W·ΣwX² − (ΣwX)²) / (ΣwX)², times n/(n−1) for the sample form.
        var (sum, squares, weight, _) = Moments();
        var square = new Rational(weight * squares - sum * sum, sum * sum);
        return sample ? square * new Rational(members.Length, members.Length - 1) : square;
    }

    /// <summary>ΣwX·D and ΣwX²·D² over a common denominator D.</summary>
    private (BigInteger Sum, BigInteger Squares, BigInteger Weight, BigInteger Bottom) Moments()
    {
        var bottom = BigInteger.One;
        foreach (var u in members)
        {
            BigInteger b = units.Fraction(u, indicator).Denominator;
            bottom = bottom / BigInteger.GreatestCommonDivisor(bottom, b) * b;
        }

        BigInteger sum = 0;
        BigInteger squares = 0;
        BigInteger weight = 0;
        foreach (var u in members)
        {
            var x = units.Fraction(u, indicator);
            var scaled = x.Numerator * (bottom / x.Denominator);
            BigInteger w = weighted ? units.Pupils[u] : 1;
            sum += w * scaled;
            squares += w * scaled * scaled;
            weight += w;
        }

        return (sum, squares, weight, bottom);
    }

    private double? ExactCv()
    {
        var mean = ExactMean();
        if (mean.Sign == 0)
        {
            return null;
        }

        // 2·(160 bits) keep the root exact far beyond a double before it is rounded once.
        var square = ExactSquare();
        var scaled = (square.Numerator << 640) / square.Denominator;
        return new Rational(Root(scaled) * mean.Sign, BigInteger.One << 320).ToDouble();
    }

    private static BigInteger Root(BigInteger value)
    {
        if (value.IsZero)
        {
            return value;
        }

        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + value / root) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
