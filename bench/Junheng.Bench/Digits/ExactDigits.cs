using System.Numerics;

namespace Junheng.Bench.Digits;

/// <summary>The promise itself, asked of whole numbers of any length: slow, and independent of any formatter.</summary>
internal static class ExactDigits
{
    /// <summary>True if the decimal lies where numbers read as the double, none shorter does, and none as short is nearer.</summary>
    public static bool IsNearestOfShortest(double value, PlainDecimal found)
    {
        var bits = BitConverter.DoubleToUInt64Bits(Math.Abs(value));
        var fraction = bits & (1UL << 52) - 1;
        var biased = (int)(bits >> 52);
        BigInteger mantissa = biased == 0 ? fraction : fraction | 1UL << 52;
        // Everything in units of a quarter of the last bit, times 5^n 2^n as needed to be whole.
        var exponent = Math.Max(biased, 1) - 1075 - 2;
        var unit = BigInteger.One;
        var ten = BigInteger.One;
        Raise(2, exponent, ref unit, ref ten);
        Raise(10, found.Exponent, ref ten, ref unit);
        var exact = 4 * mantissa * unit;
        var upper = (4 * mantissa + 2) * unit;
        var lower = (4 * mantissa - (fraction == 0 && biased > 1 ? 1 : 2)) * unit;
        // A halfway point reads as the neighbour with the even mantissa.
        var (least, most) = mantissa.IsEven ? (lower, upper) : (lower + 1, upper - 1);
        bool IsInside(BigInteger number) => number >= least && number <= most;

        var text = found.Digits * ten;
        if (!IsInside(text))
        {
            return false;
        }

        if (found.Length > 1 && most / (10 * ten) * (10 * ten) >= least)
        {
            return false;
        }

        var distance = BigInteger.Abs(text - exact);
        return IsNoNearer((found.Digits + 1) * ten)
            && IsNoNearer((found.Digits - 1) * ten)
            && (found.Digits != 1 || IsNinthsFarther());

        // Of two as near, the even one.
        bool IsNoNearer(BigInteger other)
        {
            var away = BigInteger.Abs(other - exact);
            return away > distance || away == distance && found.Digits % 2 == 0 || !IsInside(other);
        }

        // Below 1 × 10^n the numbers of one digit lie closer together.
        bool IsNinthsFarther() => 10 * distance <= BigInteger.Abs(9 * ten - 10 * exact);
    }

    private static void Raise(int number, int power, ref BigInteger top, ref BigInteger bottom)
    {
        if (power >= 0)
        {
            top *= BigInteger.Pow(number, power);
        }
        else
        {
            bottom *= BigInteger.Pow(number, -power);
        }
    }
}
