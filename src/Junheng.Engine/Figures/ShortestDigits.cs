using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Junheng.Engine.Figures;

/// <summary>
/// Doubles as the text of result files: the shortest decimal that reads back to the very double, of those the nearest to
/// it, without exponent (docs/number-format.md).
/// </summary>
/// <remarks>
/// Where a nation's figures are written this text is the largest cost, so it is made in registers, sixteen digits and
/// the point at a time. Held against the runtime's own by <c>./dev bench digits</c>.
/// </remarks>
public static class ShortestDigits
{
    /// <summary>Bytes that suffice for every double: <c>-2.2250738585072014E-308</c> written out takes them all.</summary>
    public const int MaximumLength = 327;

    /// <summary>Bytes with which a figure is written in place; with less room it is written aside and copied.</summary>
    public const int RoomyLength = 1 + 2 + MostZeros + 17;

    /// <summary>Zeros behind "0." that fit into the register written there.</summary>
    private const int MostZeros = 14;

    private const ulong ZerosBehind = 0x3030_3030_3030_3030;
    private const ulong ZeroPointStart = ZerosBehind - ('0' - '.' << 8);

    /// <summary>"0." and the zeros behind it.</summary>
    private static Vector128<byte> ZeroPoint => Vector128.Create(ZeroPointStart, ZerosBehind).AsByte();

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
        if (bits == 0)
        {
            // Minus zero is zero.
            start = (byte)'0';
            return 1;
        }

        var digits = SixteenDigits.Of(DecimalDigits.Of(bits, out var seventeenth, out var point));
        var length = SixteenDigits.Significant(digits, seventeenth);
        digits |= Vector128.Create((byte)'0');
        // Nothing below writes past RoomyLength; what lies behind the text is overwritten by what comes next.
        if ((uint)(point - 1) < 15)
        {
            digits.StoreUnsafe(ref text, 1);
            Unsafe.Add(ref text, 17) = (byte)('0' + seventeenth);
            SixteenDigits.WithPoint(digits, point).StoreUnsafe(ref text);
            // No point stands behind a whole number.
            return sign + (length > point ? length + 1 : point);
        }

        if ((uint)-point <= MostZeros)
        {
            ZeroPoint.StoreUnsafe(ref text);
            text = ref Unsafe.Add(ref text, 2 - point);
            digits.StoreUnsafe(ref text);
            Unsafe.Add(ref text, 16) = (byte)('0' + seventeenth);
            return sign + 2 - point + length;
        }

        return sign + WriteLong(destination[sign..], digits, seventeenth, length, point);
    }

    /// <summary>Figures of the size of atoms and galaxies: zeros as many as it takes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteLong(Span<byte> text, Vector128<byte> sixteen, uint seventeenth, int length, int point)
    {
        Span<byte> digits = stackalloc byte[17];
        sixteen.CopyTo(digits);
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
