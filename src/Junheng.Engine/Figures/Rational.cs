using System.Globalization;
using System.Numerics;

namespace Junheng.Engine.Figures;

/// <summary>
/// An exact fraction in lowest terms. Slow and always right: it carries traces and decides the cases that floating
/// point may not (a coefficient of variation at its limit).
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger denominator;

    /// <summary>The fraction <paramref name="numerator"/> / <paramref name="denominator"/>.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        this.denominator = denominator / divisor;
    }

    /// <summary>Zero.</summary>
    public static Rational Zero => default;

    /// <summary>One.</summary>
    public static Rational One => new(1, 1);

    /// <summary>Carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Always positive.</summary>
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>A decimal number as the fraction it is.</summary>
    public static Rational From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return new(bits[3] < 0 ? -digits : digits, BigInteger.Pow(10, bits[3] >> 16 & 0xff));
    }

    /// <summary>Reads <c>0.85</c> or <c>1/1.1</c>; null if the text is neither.</summary>
    public static Rational? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return Parse(text[..slash]) is { } top && Parse(text[(slash + 1)..]) is { Sign: not 0 } bottom
                ? top / bottom
                : null;
        }

        return decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? From(value)
            : null;
    }

    /// <summary>The double nearest to the fraction (ties to even).</summary>
    public double ToDouble()
    {
        if (Numerator.IsZero)
        {
            return 0;
        }

        var top = BigInteger.Abs(Numerator);
        // Scale so that the quotient has 55 to 56 bits: 53 for the result, the rest and a sticky bit for rounding.
        var shift = 55 - (int)((long)top.GetBitLength() - (long)Denominator.GetBitLength());
        var quotient = BigInteger.DivRem(
            shift > 0 ? top << shift : top,
            shift < 0 ? Denominator << -shift : Denominator,
            out var rest
        );
        var bits = (ulong)quotient;
        var spare = (int)quotient.GetBitLength() - 53;
        var mantissa = bits >> spare;
        var half = 1UL << spare - 1;
        var low = bits & (1UL << spare) - 1;
        if (low > half || (low == half && (!rest.IsZero || (mantissa & 1) != 0)))
        {
            mantissa++;
        }

        var value = Math.ScaleB(mantissa, spare - shift);
        return Numerator.Sign < 0 ? -value : value;
    }

    /// <summary>The exact value as a decimal if it has one of at most 28 digits; null otherwise.</summary>
    public decimal? ToDecimal()
    {
        var rest = Denominator;
        while (rest % 10 == 0)
        {
            rest /= 10;
        }

        while (rest % 2 == 0)
        {
            rest /= 2;
        }

        while (rest % 5 == 0)
        {
            rest /= 5;
        }

        var small = BigInteger.Pow(10, 27);
        return rest.IsOne && BigInteger.Abs(Numerator) < small && Denominator < small
            ? (decimal)Numerator / (decimal)Denominator
            : null;
    }

    /// <inheritdoc />
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc />
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The fraction, for messages of tests and debuggers.</summary>
    public override string ToString() =>
        Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : $"{Numerator}/{Denominator}";

    public static implicit operator Rational(int value) => new(value, 1);

    public static implicit operator Rational(long value) => new(value, 1);

    public static Rational operator +(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) =>
        new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;
}
