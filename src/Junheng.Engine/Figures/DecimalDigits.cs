using System.Runtime.CompilerServices;

namespace Junheng.Engine.Figures;

/// <summary>
/// The shortest decimal that reads back to a double, and of those the nearest to it, as seventeen digits: Schubfach
/// (Giulietti, "The Schubfach way to render doubles", 2020), with a shorter way for nearly all.
/// </summary>
internal static class DecimalDigits
{
    private const ulong HiddenBit = 1UL << 52;
    private const ulong TenToThe16 = 10_000_000_000_000_000;

    /// <summary>What the fraction may lack, in units of 2^-64, and twice that again.</summary>
    private const ulong Error = 1UL << 28;

    /// <summary>The decimal 0.d₁d₂…d₁₇ × 10^point, d₁ not being zero.</summary>
    /// <param name="bits">The bits of a finite value greater than zero.</param>
    /// <param name="seventeenth">The last digit.</param>
    /// <param name="point">How many digits stand before the decimal point, or minus the zeros behind it.</param>
    /// <returns>The first sixteen digits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong bits, out uint seventeenth, out int point)
    {
        var biased = (int)(bits >> 52);
        var mantissa = bits & HiddenBit - 1 | HiddenBit;
        // Not the subnormals, infinities and powers of two, below which the neighbour is nearer.
        if ((uint)(biased - 1) >= 0x7fe || mantissa == HiddenBit)
        {
            return Exact(bits, out seventeenth, out point);
        }

        var exponent = biased - 1075;
        var power = FloorLog10Pow2(exponent, false);
        var shift = exponent + FloorLog2Pow10(-power) + 1;
        var (high, low) = PowersOfTen.At(-power);
        // The value in units of 10^power: a whole number of sixteen or seventeen digits, and 64 bits of fraction. Of the
        // power's lower half the upper 32 bits do: what is left out adds less than 2^27 to the fraction.
        var scaled = mantissa << shift;
        var carry = (low >> 32) * (scaled >> 25) >> 7;
        var fraction = high * scaled + carry;
        var whole = Math.BigMul(high, scaled, out _) + (fraction < carry ? 1UL : 0);
        var tenth = whole / 10;
        var digit = whole - tenth * 10;
        // How far inside of the halfway points the multiples of ten below and above lie, in units of 2^-59.
        var below = digit << 59 | fraction >> 5;
        var half = high >> 6 - shift;
        var down = half - below;
        var up = half - ((10UL << 59) - below);
        // What the left out could decide, exact arithmetic decides.
        if (IsNear(down, Error >> 5) || IsNear(up, Error >> 5) || IsNear(fraction - (1UL << 63), Error))
        {
            return Exact(bits, out seventeenth, out point);
        }

        // A multiple of ten inside is the shortest; else the nearest whole number, and its last digit is no zero. Which
        // of them cannot be foreseen, and a branch foreseen wrongly costs more than all this: hence masks.
        var last = digit + (fraction >> 63) & IfNegative(down & up);
        tenth += 1 & ~IfNegative(up);
        var isLong = IfNegative(TenToThe16 - 1 - whole);
        var first = tenth + (tenth * 9 + last & ~isLong);
        if (first >= TenToThe16)
        {
            return Exact(bits, out seventeenth, out point);
        }

        seventeenth = (uint)(last & isLong);
        point = power + 16 - (int)isLong;
        return first;
    }

    private static bool IsNear(ulong distance, ulong error) => distance + error <= 2 * error;

    /// <summary>All bits set for what is negative as a signed number, else none.</summary>
    private static ulong IfNegative(ulong number) => (ulong)((long)number >> 63);

    /// <summary>The same as whole number and exponent: value = digits × 10^exponent.</summary>
    /// <param name="value">A finite value greater than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    public static (ulong Digits, int Exponent) Of(double value)
    {
        var first = Of(BitConverter.DoubleToUInt64Bits(value), out var seventeenth, out var point);
        return (first * 10 + seventeenth, point - 17);
    }

    /// <summary>The same for every value, by Schubfach as published.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ulong Exact(ulong bits, out uint seventeenth, out int point)
    {
        var fraction = bits & HiddenBit - 1;
        var biased = (int)(bits >> 52);
        if (biased == 0x7ff)
        {
            throw new ArgumentOutOfRangeException(nameof(bits), BitConverter.UInt64BitsToDouble(bits), "not a number");
        }

        var digits =
            biased == 0
                ? Nearest(fraction, -1074, false, out point)
                : Nearest(fraction | HiddenBit, biased - 1075, fraction == 0 && biased > 1, out point);
        point += 17;
        while (digits < TenToThe16)
        {
            digits *= 10;
            point--;
        }

        var first = digits / 10;
        seventeenth = (uint)(digits - first * 10);
        return first;
    }

    private static ulong Nearest(ulong mantissa, int exponent, bool isPowerOfTwo, out int power)
    {
        var odd = mantissa & 1;
        power = FloorLog10Pow2(exponent, isPowerOfTwo);
        var shift = exponent + FloorLog2Pow10(-power) + 1;
        var (high, low) = PowersOfTen.At(-power);
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

    /// <summary>⌊log10(2^e)⌋, or ⌊log10(¾·2^e)⌋ for the shorter interval below a power of two.</summary>
    private static int FloorLog10Pow2(int e, bool threeQuarters) =>
        (e * 1_262_611 - (threeQuarters ? 524_031 : 0)) >> 22;

    private static int FloorLog2Pow10(int e) => (e * 1_741_647) >> 19;
}
