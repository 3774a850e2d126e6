using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Junheng.Engine.Figures;

/// <summary>
/// Doubles as the text of result files: the shortest decimal that reads back to the very double, of those the nearest to
/// it, without exponent (docs/number-format.md).
/// </summary>
/// <remarks>
/// Where a nation's figures are written this text is the largest cost, so it is made in registers, eight digits and the
/// point at a time. Held against the runtime's own by <c>./dev bench digits</c>.
/// </remarks>
public static class ShortestDigits
{
    /// <summary>Bytes that suffice for every double: <c>-2.2250738585072014E-308</c> written out takes them all.</summary>
    public const int MaximumLength = 327;

    /// <summary>Bytes with which a figure is written in place; with less room it is written aside and copied.</summary>
    public const int RoomyLength = 1 + 2 + MostZeros + 17;

    /// <summary>Zeros behind "0." that fit into the two registers written there.</summary>
    private const int MostZeros = 14;

    private const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary><c>0.000000</c>.</summary>
    private const ulong ZeroPoint = Zeros - ('0' - '.' << 8);

    /// <summary>Writes a double as UTF-8 and returns the number of bytes.</summary>
    /// <param name="value">Any finite value; zero is <c>0</c> whatever its sign.</param>
    /// <param name="destination">Receives the text; up to <see cref="RoomyLength"/> bytes of it may be overwritten.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    /// <exception cref="ArgumentException">The text is longer than the destination.</exception>
    public static int Write(double value, Span<byte> destination)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        if (destination.Length < RoomyLength)
        {
            return WriteAside(value, destination);
        }

        ref var start = ref MemoryMarshal.GetReference(destination);
        start = (byte)'-';
        var sign = (int)(bits >> 63);
        ref var text = ref Unsafe.Add(ref start, sign);
        bits &= ulong.MaxValue >> 1;
        if (IsWhole(bits, out var whole))
        {
            // Minus zero is zero.
            return whole == 0 ? WriteWhole(ref start, 0) : sign + WriteWhole(ref text, whole);
        }

        var first = DecimalDigits.Of(bits, out var seventeenth, out var point);
        var high = first / 100_000_000;
        var left = EightDigits.Of(high);
        var right = EightDigits.Of(first - high * 100_000_000);
        var length = EightDigits.Significant(left, right, seventeenth);
        left |= Zeros;
        right |= Zeros;
        // Nothing below writes past RoomyLength; what lies behind the text is overwritten by what comes next.
        if ((uint)-point <= MostZeros)
        {
            EightDigits.Put(ref text, 0, ZeroPoint);
            EightDigits.Put(ref text, 8, Zeros);
            text = ref Unsafe.Add(ref text, 2 - point);
            EightDigits.Put(ref text, 0, left);
            EightDigits.Put(ref text, 8, right);
            Unsafe.Add(ref text, 16) = (byte)('0' + seventeenth);
            return sign + 2 - point + length;
        }

        if (point is > 0 and < 16)
        {
            EightDigits.Put(ref text, 1, left);
            EightDigits.Put(ref text, 9, right);
            Unsafe.Add(ref text, 17) = (byte)('0' + seventeenth);
            if (point < 8)
            {
                EightDigits.Put(ref text, 0, EightDigits.WithPoint(left, point));
            }
            else
            {
                EightDigits.Put(ref text, 0, left);
                EightDigits.Put(ref text, 8, EightDigits.WithPoint(right, point - 8));
            }

            // Whole numbers of so few digits were written above, so that digits follow the point.
            return sign + 1 + length;
        }

        return sign + WriteLong(destination[sign..], left, right, seventeenth, length, point);
    }

    /// <summary>True of the whole numbers below 2^53, which are their own shortest decimals; zero is one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWhole(ulong bits, out ulong whole)
    {
        var exponent = (int)(bits >> 52) - 1075;
        var mantissa = bits & (1UL << 52) - 1 | 1UL << 52;
        whole = bits == 0 ? 0 : mantissa >> -exponent;
        return exponent <= 0 && BitOperations.TrailingZeroCount(mantissa) >= -exponent || bits == 0;
    }

    private static int WriteWhole(ref byte text, ulong whole)
    {
        var high = whole / 100_000_000;
        var low = EightDigits.Of(whole - high * 100_000_000);
        if (high == 0)
        {
            // The last digit stands even where it is a zero.
            var leading = BitOperations.TrailingZeroCount(low | 1UL << 56) >>> 3;
            EightDigits.Put(ref text, 0, (low | Zeros) >> 8 * leading);
            return 8 - leading;
        }

        var top = EightDigits.Of(high);
        var skipped = BitOperations.TrailingZeroCount(top) >>> 3;
        EightDigits.Put(ref text, 0, (top | Zeros) >> 8 * skipped);
        EightDigits.Put(ref text, 8 - skipped, low | Zeros);
        return 16 - skipped;
    }

    /// <summary>Figures of the size of atoms and galaxies: zeros as many as it takes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteLong(Span<byte> text, ulong left, ulong right, uint seventeenth, int length, int point)
    {
        Span<byte> digits = stackalloc byte[17];
        EightDigits.Put(ref digits[0], 0, left);
        EightDigits.Put(ref digits[0], 8, right);
        digits[16] = (byte)('0' + seventeenth);
        digits = digits[..length];
        if (point <= 0)
        {
            "0."u8.CopyTo(text);
            text[2..(2 - point)].Fill((byte)'0');
            digits.CopyTo(text[(2 - point)..]);
            return 2 - point + length;
        }

        if (point < length)
        {
            digits[..point].CopyTo(text);
            text[point] = (byte)'.';
            digits[point..].CopyTo(text[(point + 1)..]);
            return length + 1;
        }

        digits.CopyTo(text);
        text[length..point].Fill((byte)'0');
        return point;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteAside(double value, Span<byte> destination)
    {
        Span<byte> text = stackalloc byte[MaximumLength];
        var length = Write(value, text);
        text[..length].CopyTo(destination);
        return length;
    }
}
