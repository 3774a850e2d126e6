using System.Numerics;

namespace Junheng.Engine.Figures;

/// <summary>
/// An unevaluated sum of two doubles, about 106 bits: enough that means and deviations of a county keep every digit
/// a double can show. Algorithms: Dekker 1971, Knuth (two-sum).
/// </summary>
internal readonly struct DoubleDouble
{
    public readonly double High;
    public readonly double Low;

    private DoubleDouble(double high, double low)
    {
        High = high;
        Low = low;
    }

    public static DoubleDouble From(BigInteger value)
    {
        var high = (double)value;
        return Fast(high, (double)(value - new BigInteger(high)));
    }

    /// <summary>The quotient of two integers, relative error below 2⁻¹⁰⁰.</summary>
    public static DoubleDouble Quotient(BigInteger numerator, BigInteger denominator)
    {
        var top = From(numerator);
        var bottom = From(denominator);
        var first = top.High / bottom.High;
        var rest = top - bottom * first;
        var second = (rest.High + rest.Low) / bottom.High;
        rest -= bottom * second;
        return Fast(first, second) + (rest.High + rest.Low) / bottom.High;
    }

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (sum, error) = TwoSum(a.High, b.High);
        return Fast(sum, error + (a.Low + b.Low));
    }

    public static DoubleDouble operator +(DoubleDouble a, double b)
    {
        var (sum, error) = TwoSum(a.High, b);
        return Fast(sum, error + a.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        var product = a.High * b;
        var error = Math.FusedMultiplyAdd(a.High, b, -product);
        return Fast(product, Math.FusedMultiplyAdd(a.Low, b, error));
    }

    public static DoubleDouble operator /(DoubleDouble a, double b)
    {
        var first = a.High / b;
        var rest = a - new DoubleDouble(b, 0) * first;
        return Fast(first, (rest.High + rest.Low) / b);
    }

    /// <summary>Whether the value that this one stands for may round to another double than the high part.</summary>
    public bool MayRoundOtherwise()
    {
        var half = (Math.BitIncrement(Math.Abs(High)) - Math.Abs(High)) / 2;
        // At a power of two the gap below is half as wide.
        return Math.Abs(Math.Abs(Low) - half) < half * 1e-9 || Math.Abs(Math.Abs(Low) - half / 2) < half * 1e-9;
    }

    private static (double Sum, double Error) TwoSum(double a, double b)
    {
        var sum = a + b;
        var back = sum - a;
        return (sum, a - (sum - back) + (b - back));
    }

    private static DoubleDouble Fast(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}
