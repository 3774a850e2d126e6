using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Junheng.Engine.Compute;

/// <summary>Several rows of a column at a time. Columns are as long as a multiple of <see cref="Lanes"/>.</summary>
internal static class Vectors
{
    /// <summary>Rows taken at a time.</summary>
    public const int Lanes = 4;

    /// <summary>Bits a whole number may have for <see cref="ToDouble"/>.</summary>
    public const int WholeBits = 51;

    /// <summary>Every whole number up to 2⁵³ is a double.</summary>
    public const double LargestExact = 1L << 53;

    public static int RoundUp(int count) => (count + Lanes - 1) & -Lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> At<T>(ReadOnlySpan<T> column, int row) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(column), (nuint)row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put<T>(this Vector256<T> values, Span<T> column, int row) =>
        values.StoreUnsafe(ref MemoryMarshal.GetReference(column), (nuint)row);

    /// <summary>
    /// Whole numbers of less than 51 bits as doubles, exactly: added to the bits of 1.5·2⁵², they stand in its low
    /// digits, and taking 1.5·2⁵² away leaves them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ToDouble(Vector256<long> whole)
    {
        const double middle = 3L << 51;
        var shifted = whole + Vector256.Create(BitConverter.DoubleToInt64Bits(middle));
        return shifted.AsDouble() - Vector256.Create(middle);
    }
}
