using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Junheng.App.Import;

/// <summary>
/// Four cells read at once as <see cref="PlainNumber"/> reads one, each of its up to eight bytes a lane's. The bytes are
/// taken from the end of the cell, so that the last digit is always the highest byte.
/// </summary>
internal static class FourNumbers
{
    /// <summary>Bytes that must lie readable in front of a cell.</summary>
    public const int Padding = sizeof(ulong);

    private const int TopPlace = sizeof(ulong) - 1;

    /// <summary>By the place of the point, 1 to 6: what one unit of the last digit is worth in millionths; by 0, where there is no point.</summary>
    private static readonly Vector256<int> Scales = Vector256.Create(1_000_000, 1, 10, 100, 1_000, 10_000, 100_000, 0);

    /// <summary>The processor can do it.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Reads four cells.</summary>
    /// <param name="text">What they stand in.</param>
    /// <param name="ends">By cell, in the low half the position before it, in the high half that behind it.</param>
    /// <param name="count">Only whole numbers are wanted.</param>
    /// <param name="millionths">The figures in millionths; zero where a cell is empty.</param>
    /// <param name="filled">All bits of those lanes whose cell is not empty.</param>
    /// <returns>All bits of those lanes whose cell is to be looked at again: it may be a figure all the same.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> Read(
        ref byte text,
        (ulong A, ulong B, ulong C, ulong D) ends,
        bool count,
        out Vector256<long> millionths,
        out Vector256<long> filled
    )
    {
        var words = Vector256.Create(
            Word(ref text, ends.A),
            Word(ref text, ends.B),
            Word(ref text, ends.C),
            Word(ref text, ends.D)
        );
        var spans = Spans(ends);
        filled = ~Vector256.Equals(spans, Vector256.Create(1UL)).AsInt64();
        var odd = Avx2.CompareGreaterThan(spans.AsInt64(), Vector256.Create(9L));
        // A shift by 64, that of an empty cell, leaves nothing.
        var kept = Avx2.ShiftLeftLogicalVariable(
            Vector256<ulong>.AllBitsSet,
            Vector256.Create(72UL) - Avx2.ShiftLeftLogical(spans, 3)
        );
        var digits = words.AsByte() - Vector256.Create((byte)'0');
        var others = (~Vector256.Equals(Vector256.Min(digits, Vector256.Create((byte)9)), digits)).AsUInt64() & kept;
        var figure = digits.AsUInt64() & kept;
        if (count || others == Vector256<ulong>.Zero)
        {
            millionths = Avx2.Multiply(Value(figure), Vector256.Create(1_000_000U)).AsInt64();
            return odd | ~Vector256.Equals(others, Vector256<ulong>.Zero).AsInt64();
        }

        return odd | WithPoints(words, kept, others, figure, out millionths);
    }

    /// <summary>All bits of those lanes whose cell has more bytes than given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<long> AreLonger((ulong A, ulong B, ulong C, ulong D) ends, int most) =>
        Vector256.GreaterThan(Spans(ends).AsInt64(), Vector256.Create(most + 1L));

    /// <summary>One more than there are bytes in each cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Spans((ulong A, ulong B, ulong C, ulong D) ends)
    {
        var pairs = Vector256.Create(ends.A, ends.B, ends.C, ends.D);
        return (pairs >>> 32) - (pairs & Vector256.Create(0xFFFF_FFFFUL));
    }

    /// <summary>The same where in some of the cells points stand among the digits: they are taken out, and where they stood tells the scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> WithPoints(
        Vector256<ulong> words,
        Vector256<ulong> kept,
        Vector256<ulong> others,
        Vector256<ulong> figure,
        out Vector256<long> millionths
    )
    {
        var points = Vector256.Equals(words.AsByte(), Vector256.Create((byte)'.')).AsUInt64() & kept;
        var none = Vector256.Equals(points, Vector256<ulong>.Zero);
        // The lowest bit of the first point, and all bits below it; nothing where there is no point.
        var lowest = points & (Vector256<ulong>.Zero - points);
        var below = Vector256.AndNot(lowest - Vector256<ulong>.One, none);
        var sound =
            Vector256.Equals(points, others)
            & Vector256.Equals(Avx2.ShiftLeftLogical(lowest, 8) - lowest, points)
            & (none | ~Vector256.Equals(below & kept, Vector256<ulong>.Zero))
            & ~Vector256.Equals(lowest, Vector256.Create(1UL << (8 * TopPlace)));
        var joined = Avx2.ShiftLeftLogical(figure & below, 8) | Vector256.AndNot(figure, below | points);
        var place = Avx2.SumAbsoluteDifferences(
            points.AsByte() & Vector256.Create(0x0706_0504_0302_0100UL).AsByte(),
            Vector256<byte>.Zero
        );
        var scale = Avx2.PermuteVar8x32(Scales, place.AsInt32());
        millionths = Avx2.Multiply(Value(joined), scale.AsUInt32()).AsInt64();
        return ~sound.AsInt64();
    }

    /// <summary>The numbers that eight digits each make, the last digit in the highest byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Value(Vector256<ulong> digits)
    {
        var twos = Avx2.MultiplyAddAdjacent(digits.AsByte(), Vector256.Create((short)0x010A).AsSByte());
        var fours = Avx2.MultiplyAddAdjacent(twos, Vector256.Create(0x0001_0064).AsInt16()).AsUInt64();
        return (Avx2.Multiply(fours.AsUInt32(), Vector256.Create(10_000U)) + (fours >>> 32)).AsUInt32();
    }

    /// <summary>The eight bytes in front of an end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte text, ulong ends) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, (nint)(ends >> 32) - sizeof(ulong)));
}
