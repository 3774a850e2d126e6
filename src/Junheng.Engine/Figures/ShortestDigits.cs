using System.Numerics;

namespace Junheng.Engine.Figures;

/// <summary>
/// The shortest decimal that reads back to a double, and of those the nearest to it: Schubfach (Giulietti, "The
/// Schubfach way to render doubles", 2020). Several times faster than the runtime's own, which matters where a nation's
/// figures are written; proven against the runtime's in bench/.
/// </summary>
internal static class ShortestDigits
{
    private const int MinimumPower = -324;
    private const int MaximumPower = 292;

    // 10^-k as 128-bit fixed-point numbers, filled when first needed: a run uses a few dozen of the 617.
    private static readonly ulong[] HighParts = new ulong[MaximumPower - MinimumPower + 1];
    private static readonly ulong[] LowParts = new ulong[MaximumPower - MinimumPower + 1];

    /// <summary>Digits and exponent: value = digits × 10^exponent, digits without trailing zeros.</summary>
    /// <param name="value">A finite value greater than zero.</param>
    public static (ulong Digits, int Exponent) Of(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var fraction = bits & (1UL << 52) - 1;
        var biased = (int)(bits >> 52 & 0x7ff);
        var mantissa = biased == 0 ? fraction : fraction | 1UL << 52;
        var exponent = biased == 0 ? -1074 : biased - 1075;
        // A whole number below 2^53 is its own shortest decimal.
        if (exponent is <= 0 and > -53 && (mantissa & (1UL << -exponent) - 1) == 0)
        {
            return Trim(mantissa >> -exponent, 0);
        }

        return Trim(Nearest(mantissa, exponent, fraction == 0 && biased > 1, out var power), power);
    }

    private static ulong Nearest(ulong mantissa, int exponent, bool isPowerOfTwo, out int power)
    {
        var odd = mantissa & 1;
        power = FloorLog10Pow2(exponent, isPowerOfTwo);
        var shift = exponent + FloorLog2Pow10(-power) + 1;
        var (high, low) = Power(power);
        // The value and the halfway points to its neighbours; below a power of two the neighbour is half as far.
        var v = RoundToOdd(high, low, (mantissa << 2) << shift);
        var lower = RoundToOdd(high, low, ((mantissa << 2) - (isPowerOfTwo ? 1UL : 2UL)) << shift) + odd;
        var upper = RoundToOdd(high, low, ((mantissa << 2) + 2) << shift) - odd;
        var s = v >> 2;
        if (s >= 10)
        {
            // One digit fewer, if exactly one multiple of ten lies in the interval.
            var tenth = s / 10;
            var underIn = lower <= 40 * tenth;
            var overIn = 40 * tenth + 40 <= upper;
            if (underIn != overIn)
            {
                power++;
                return tenth + (overIn ? 1UL : 0);
            }
        }

        var downIn = lower <= s << 2;
        var upIn = (s << 2) + 4 <= upper;
        if (downIn != upIn)
        {
            return s + (upIn ? 1UL : 0);
        }

        var middle = (s << 2) + 2;
        return s + (v > middle || (v == middle && (s & 1) != 0) ? 1UL : 0);
    }

    private static ulong RoundToOdd(ulong high, ulong low, ulong value)
    {
        var carry = Math.BigMul(low, value, out _);
        var top = Math.BigMul(high, value, out var rest);
        rest += carry;
        top += rest < carry ? 1UL : 0;
        return top | (rest > 1 ? 1UL : 0);
    }

    private static (ulong Digits, int Exponent) Trim(ulong digits, int exponent)
    {
        while (true)
        {
            var tenth = digits / 10;
            if (tenth * 10 != digits)
            {
                return (digits, exponent);
            }

            digits = tenth;
            exponent++;
        }
    }

    /// <summary>⌊log10(2^e)⌋, or ⌊log10(¾·2^e)⌋ for the shorter interval below a power of two.</summary>
    private static int FloorLog10Pow2(int e, bool threeQuarters) =>
        (e * 1_262_611 - (threeQuarters ? 524_031 : 0)) >> 22;

    private static int FloorLog2Pow10(int e) => (e * 1_741_647) >> 19;

    private static (ulong High, ulong Low) Power(int k)
    {
        var index = k - MinimumPower;
        if (Volatile.Read(ref HighParts[index]) == 0)
        {
            Fill(k, index);
        }

        return (HighParts[index], LowParts[index]);
    }

    /// <summary>10^-k scaled to 128 bits with the highest bit set, rounded up.</summary>
    private static void Fill(int k, int index)
    {
        var shift = 127 - FloorLog2Pow10(-k);
        var (top, bottom) = k <= 0 ? (BigInteger.Pow(10, -k), BigInteger.One) : (BigInteger.One, BigInteger.Pow(10, k));
        if (shift >= 0)
        {
            top <<= shift;
        }
        else
        {
            bottom <<= -shift;
        }

        var g = (top + bottom - 1) / bottom;
        LowParts[index] = (ulong)(g & ulong.MaxValue);
        Volatile.Write(ref HighParts[index], (ulong)(g >> 64));
    }
}
