using System.Globalization;
using System.Numerics;
using System.Text;

namespace Junheng.Engine.Figures;

/// <summary>The one place where figures are rounded, and only for showing: half away from zero (四舍五入).</summary>
public static class Rounding
{
    /// <summary>The value rounded to a number of decimals, exactly.</summary>
    /// <param name="value">The exact value.</param>
    /// <param name="decimals">0 to 9.</param>
    public static Rational Round(Rational value, int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var doubled = BigInteger.Abs(value.Numerator) * scale * 2 + value.Denominator;
        var rounded = doubled / (value.Denominator * 2);
        return new(value.Sign < 0 ? -rounded : rounded, scale);
    }

    /// <summary>The value rounded up to a number of decimals: an amount that is enough.</summary>
    /// <param name="value">The exact value.</param>
    /// <param name="decimals">0 to 9.</param>
    public static Rational Up(Rational value, int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var whole = BigInteger.DivRem(value.Numerator * scale, value.Denominator, out var rest);
        return new(rest.Sign > 0 ? whole + 1 : whole, scale);
    }

    /// <summary>The value as text with exactly that many decimals, invariant, without grouping.</summary>
    public static string Show(Rational value, int decimals)
    {
        var rounded = Round(value, decimals);
        var digits = BigInteger
            .Abs(rounded.Numerator * BigInteger.Pow(10, decimals) / rounded.Denominator)
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(decimals + 1, '0');
        var text = decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
        return rounded.Sign < 0 ? "-" + text : text;
    }

    /// <summary>A double as text with exactly that many decimals; its decimal digits are what is rounded.</summary>
    /// <remarks>
    /// The shortest digits that read back to the double are taken as its decimal value, so that 0.125 shows as 0.13
    /// and 2.675 as 2.68, as a clerk with a calculator has it.
    /// </remarks>
    public static string Show(double value, int decimals)
    {
        if (value == 0)
        {
            return Show(Rational.Zero, decimals);
        }

        var (digits, exponent) = DecimalDigits.Of(Math.Abs(value));
        var scale = BigInteger.Pow(10, Math.Abs(exponent));
        var exact = exponent < 0 ? new Rational(digits, scale) : new Rational(digits * scale, 1);
        return Show(value < 0 ? -exact : exact, decimals);
    }

    /// <summary>The shortest digits that read back to the double, invariant, without exponent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    public static string Shortest(double value)
    {
        Span<byte> text = stackalloc byte[ShortestDigits.MaximumLength];
        return Encoding.ASCII.GetString(text[..ShortestDigits.Write(value, text)]);
    }
}
