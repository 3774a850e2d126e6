using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Why a text is no admissible figure.</summary>
internal enum NumberFault
{
    None,
    NotANumber,
    Negative,
    FractionInCount,
    TooManyDecimals,
    TooLarge,
}

/// <summary>
/// Plain decimal notation (digits, at most one point with digits on both sides): no sign, exponent or separator. What
/// is read is exact, in millionths.
/// </summary>
internal static class PlainNumber
{
    private const int Decimals = 6;
    private const int WholeDigits = 13;
    private const int FewDigits = 9;

    private static readonly long[] Tenths = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

    /// <summary>
    /// The figure, in millionths, of a few digits, with a point among them or without; zero for an empty cell. -1 for
    /// anything else, which may be a figure all the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Plain(ref byte text, int length, bool count)
    {
        long number = 0;
        for (var i = 0; i < length; i++)
        {
            var digit = (uint)(Unsafe.Add(ref text, i) - '0');
            if (digit > 9)
            {
                return count || i == 0 ? -1 : Fraction(number, ref text, i, length);
            }

            number = number * 10 + digit;
        }

        return length <= FewDigits ? number * Fields.Scale : -1;
    }

    /// <summary>The same where at least eight bytes can be read from the start of the text: all digits at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long PlainOfEight(ref byte text, int length, bool count)
    {
        if (length == 0)
        {
            return 0;
        }

        if (length > sizeof(ulong))
        {
            return Plain(ref text, length, count);
        }

        // The digits to the top of the word, first one lowest; what is shifted in counts as zeros in front of them.
        var shift = (sizeof(ulong) - length) * 8;
        var word = Unsafe.ReadUnaligned<ulong>(ref text);
        word = BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
        var digits = (word << shift) - (0x3030303030303030 & ulong.MaxValue << shift);
        if (AreDigits(digits))
        {
            return Value(digits) * Fields.Scale;
        }

        return count ? -1 : OfEightWithPoint(word << shift, shift, ref text, length);
    }

    /// <summary>Where a byte first stands among eight; more than eight if it does not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexInEight(ref byte text, byte wanted)
    {
        var word = Unsafe.ReadUnaligned<ulong>(ref text);
        word = BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
        var found = FirstOf(word, wanted);
        return found == sizeof(ulong) ? found + 1 : found;
    }

    /// <summary>Reads a figure from a trimmed, non-empty text.</summary>
    public static NumberFault Parse(ReadOnlySpan<byte> text, bool count, out long millionths)
    {
        millionths = Plain(ref MemoryMarshal.GetReference(text), text.Length, count);
        return millionths >= 0 ? NumberFault.None : ParseLong(text, count, out millionths);
    }

    /// <summary>The same with a point among the digits: it is taken out of the word, and where it stood tells the scale.</summary>
    private static long OfEightWithPoint(ulong word, int shift, ref byte text, int length)
    {
        var point = FirstOf(word, (byte)'.');
        var last = sizeof(ulong) - 1;
        if (point <= sizeof(ulong) - length || point >= last)
        {
            return Plain(ref text, length, count: false);
        }

        var behind = ulong.MaxValue << 8 * point << 8;
        shift += 8;
        var digits =
            (word & behind | (word & ~(behind | 0xFFUL << 8 * point)) << 8)
            - (0x3030303030303030 & ulong.MaxValue << shift);
        return AreDigits(digits) ? Value(digits) * Tenths[last - point] : Plain(ref text, length, count: false);
    }

    /// <summary>The first byte of a word, from the lowest, that is a given one; 8 if none is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstOf(ulong word, byte wanted)
    {
        var other = word ^ wanted * 0x0101010101010101UL;
        return BitOperations.TrailingZeroCount((other - 0x0101010101010101) & ~other & 0x8080808080808080) >> 3;
    }

    /// <summary>True if every byte is 0 to 9.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreDigits(ulong digits) => ((digits | (digits + 0x7676767676767676)) & 0x8080808080808080) == 0;

    /// <summary>The number that eight digits make, the first one in the lowest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Value(ulong digits)
    {
        digits = digits * 2561 >> 8 & 0x00FF00FF00FF00FF;
        digits = digits * 6553601 >> 16 & 0x0000FFFF0000FFFF;
        return (long)(digits * 42949672960001 >> 32);
    }

    private static long Fraction(long number, ref byte text, int point, int length)
    {
        var decimals = length - point - 1;
        if (Unsafe.Add(ref text, point) != '.' || decimals is 0 or > Decimals || point > FewDigits)
        {
            return -1;
        }

        for (var i = point + 1; i < length; i++)
        {
            var digit = (uint)(Unsafe.Add(ref text, i) - '0');
            if (digit > 9)
            {
                return -1;
            }

            number = number * 10 + digit;
        }

        return number * Tenths[decimals];
    }

    private static NumberFault ParseLong(ReadOnlySpan<byte> text, bool count, out long millionths)
    {
        millionths = 0;
        var i = 0;
        var negative = text[0] == '-';
        if (negative)
        {
            i++;
        }

        var start = i;
        long whole = 0;
        var significant = 0;
        for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
        {
            // Beyond thirteen significant digits the figure is too large anyway; stopping there avoids overflow.
            significant += significant > 0 || text[i] != '0' ? 1 : 0;
            whole = significant <= WholeDigits ? whole * 10 + (text[i] - '0') : whole;
        }

        if (i == start)
        {
            return NumberFault.NotANumber;
        }

        var fraction = i < text.Length ? text[i..] : default;
        if (fraction.Length > 0 && !IsFraction(fraction))
        {
            return NumberFault.NotANumber;
        }

        if (negative)
        {
            return NumberFault.Negative;
        }

        return Combine(whole, significant, fraction, count, out millionths);
    }

    /// <summary>A whole number, full-width digits included; null if the text is none.</summary>
    public static long? Whole(ReadOnlySpan<byte> text)
    {
        if (!CellText.IsAscii(text))
        {
            text = Encoding.UTF8.GetBytes(CellText.Narrow(text));
        }

        return Parse(text, true, out var millionths) == NumberFault.None ? millionths / Fields.Scale : null;
    }

    private static NumberFault Combine(
        long whole,
        int significant,
        ReadOnlySpan<byte> fraction,
        bool count,
        out long millionths
    )
    {
        millionths = 0;
        if (count && fraction.Length > 0 && fraction[1..].ContainsAnyExcept((byte)'0'))
        {
            return NumberFault.FractionInCount;
        }

        if (fraction.Length > Decimals + 1)
        {
            return NumberFault.TooManyDecimals;
        }

        long part = 0;
        for (var d = 1; d <= Decimals; d++)
        {
            part = part * 10 + (d < fraction.Length ? fraction[d] - '0' : 0);
        }

        if (significant > WholeDigits || whole > Fields.Largest || (whole == Fields.Largest && part > 0))
        {
            return NumberFault.TooLarge;
        }

        millionths = whole * Fields.Scale + part;
        return NumberFault.None;
    }

    private static bool IsFraction(ReadOnlySpan<byte> text) =>
        text.Length > 1 && text[0] == '.' && !text[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
