using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Junheng.Engine.Figures;

/// <summary>Sixteen decimal digits in one register, the first in the lowest byte, as text has it.</summary>
internal static class SixteenDigits
{
    private static Vector128<byte> Places =>
        Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    /// <summary>The digits of a number below 10^16, each a value from 0 to 9: halved into eight, four, two and one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Of(ulong number)
    {
        var high = number / 100_000_000;
        var fours = Vector128.Create(Fours(high), Fours(number - high * 100_000_000)).AsUInt32();
        // Multiplying by 2^n / 10^m, rounded up, divides what is small enough exactly.
        var hundreds = fours * 10_486 >>> 20;
        var twos = ((fours << 16) - hundreds * ((100 << 16) - 1)).AsUInt16();
        var tens = twos * 103 >>> 10;
        return ((twos << 8) - tens * ((10 << 8) - 1)).AsByte();
    }

    /// <summary>How many of seventeen digits are left without the zeros at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Significant(Vector128<byte> digits, uint seventeenth)
    {
        var others = ~Vector128.Equals(digits, Vector128<byte>.Zero).ExtractMostSignificantBits() & ushort.MaxValue;
        // A last digit that is no zero becomes one more bit.
        return 32 - BitOperations.LeadingZeroCount(others | seventeenth + 15 >> 4 << 16);
    }

    /// <summary>The first sixteen bytes of the text with a point behind some of the digits.</summary>
    /// <param name="text">Sixteen digits as text.</param>
    /// <param name="point">Digits before the point, 0 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> WithPoint(Vector128<byte> text, int point)
    {
        var at = Vector128.Create((byte)point);
        // What compares true is minus one: behind the point every byte is that of the place before.
        var moved = Vector128.ShuffleNative(text, Places + Vector128.GreaterThan(Places, at));
        return Vector128.ConditionalSelect(Vector128.Equals(Places, at), Vector128.Create((byte)'.'), moved);
    }

    /// <summary>Eight digits as two numbers of four, the first one in the low half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fours(ulong number)
    {
        var thousands = number * 109_951_163 >> 40;
        return (number << 32) - thousands * ((10_000UL << 32) - 1);
    }
}
