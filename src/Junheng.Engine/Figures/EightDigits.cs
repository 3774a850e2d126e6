using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Junheng.Engine.Figures;

/// <summary>Eight decimal digits in one register, the first in the lowest byte, as text has it.</summary>
internal static class EightDigits
{
    /// <summary>The digits of a number below 10^8, each a value from 0 to 9: halved into four, two and one at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong number)
    {
        // Multiplying by 2^n / 10^m, rounded up, divides what is small enough exactly.
        var thousands = number * 109_951_163 >> 40;
        var fours = (number << 32) - thousands * ((10_000UL << 32) - 1);
        var hundreds = fours * 10_486 >> 20 & 0x0000_007f_0000_007f;
        var twos = (fours << 16) - hundreds * ((100UL << 16) - 1);
        var tens = twos * 103 >> 10 & 0x000f_000f_000f_000f;
        return (twos << 8) - tens * ((10UL << 8) - 1);
    }

    /// <summary>How many of seventeen digits are left without the zeros at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Significant(ulong left, ulong right, uint last)
    {
        // A last digit that is no zero makes the byte before it none, and counts one more.
        var tail = right | (ulong)last << 56;
        return tail != 0
            ? 16 - (BitOperations.LeadingZeroCount(tail) >>> 3) + (int)(last + 15 >> 4)
            : 8 - (BitOperations.LeadingZeroCount(left) >>> 3);
    }

    /// <summary>The first eight bytes of the text with a point behind some of the digits.</summary>
    /// <param name="text">Eight digits as text.</param>
    /// <param name="point">Digits before the point, 0 to 7.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong WithPoint(ulong text, int point)
    {
        var before = (1UL << 8 * point) - 1;
        var behind = ~before << 8;
        return text & before | (ulong)'.' << 8 * point | text << 8 & behind;
    }

    /// <summary>Writes eight bytes; the caller has seen to it that there is room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(ref byte text, int offset, ulong digits) =>
        Unsafe.WriteUnaligned(
            ref Unsafe.Add(ref text, offset),
            BitConverter.IsLittleEndian ? digits : BinaryPrimitives.ReverseEndianness(digits)
        );
}
