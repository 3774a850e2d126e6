using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Junheng.App.Import;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>Reads four rows of one file as <see cref="RowReader"/> reads one: the same cell of all four at once.</summary>
internal sealed class FourRows(RowPlan plan, RowReader alone)
{
    /// <summary>Rows read at once.</summary>
    public const int Count = 4;

    /// <summary>Bytes that must lie readable in front of a row.</summary>
    public const int Padding = FourNumbers.Padding;

    /// <summary>Reads four rows into rows i to i + 3 of the columns.</summary>
    /// <param name="text">A text with <see cref="Padding"/> bytes in front of each row and as many behind it.</param>
    /// <param name="ends">The positions of all rows.</param>
    /// <param name="rows">Where among them those of each row begin; one row may stand for several.</param>
    /// <param name="columns">Where the figures go.</param>
    /// <param name="i">The first row of the columns.</param>
    /// <returns>Bit n: row n is not plain.</returns>
    public int Read(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<int> ends,
        (int A, int B, int C, int D) rows,
        SchoolColumns columns,
        int i
    )
    {
        // Asked once, so that no cell has to be: the last one is within each row's positions, and four rows are free.
        _ = ends[rows.A + plan.Width];
        _ = ends[rows.B + plan.Width];
        _ = ends[rows.C + plan.Width];
        _ = ends[rows.D + plan.Width];
        _ = columns.Known[i + Count - 1];
        var known = Vector256<ulong>.Zero;
        var broken = Numbers(text, ends, rows, plan.Counts, true, columns, i, ref known);
        broken |= Numbers(text, ends, rows, plan.Figures, false, columns, i, ref known);
        broken |= Codes(text, ends, rows, out var centre);
        broken |= alone.ReadTexts(text, ends[rows.A..], columns, i, known[0], (centre & 1) != 0) ? 0 : 1;
        broken |= alone.ReadTexts(text, ends[rows.B..], columns, i + 1, known[1], (centre & 2) != 0) ? 0 : 2;
        broken |= alone.ReadTexts(text, ends[rows.C..], columns, i + 2, known[2], (centre & 4) != 0) ? 0 : 4;
        broken |= alone.ReadTexts(text, ends[rows.D..], columns, i + 3, known[3], (centre & 8) != 0) ? 0 : 8;
        return broken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Numbers(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<int> ends,
        (int A, int B, int C, int D) rows,
        RowPlan.NumberCell[] cells,
        bool count,
        SchoolColumns columns,
        int i,
        ref Vector256<ulong> known
    )
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var a = ref Unsafe.Add(ref MemoryMarshal.GetReference(ends), rows.A);
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetReference(ends), rows.B);
        ref var c = ref Unsafe.Add(ref MemoryMarshal.GetReference(ends), rows.C);
        ref var d = ref Unsafe.Add(ref MemoryMarshal.GetReference(ends), rows.D);
        var seen = known;
        var broken = 0;
        foreach (ref readonly var cell in cells.AsSpan())
        {
            var pairs = (
                Pair(ref a, cell.Cell),
                Pair(ref b, cell.Cell),
                Pair(ref c, cell.Cell),
                Pair(ref d, cell.Cell)
            );
            var odd = FourNumbers.Read(ref first, pairs, count, out var values, out var filled);
            var column = columns[cell.Field];
            values.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)i);
            seen |= filled.AsUInt64() & Vector256.Create(cell.Bit);
            if (odd != Vector256<long>.Zero)
            {
                broken |= Again(text, pairs, odd.ExtractMostSignificantBits(), count, column.AsSpan(i, Count));
            }
        }

        known = seen;
        return broken;
    }

    /// <summary>Looks at the codes of four rows.</summary>
    /// <param name="text">What the rows stand in.</param>
    /// <param name="ends">The positions of all rows.</param>
    /// <param name="rows">Where among them those of each row begin.</param>
    /// <param name="centre">Bit n: row n is of a city centre.</param>
    /// <returns>Bit n: a code of row n is not plain.</returns>
    private int Codes(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<int> ends,
        (int A, int B, int C, int D) rows,
        out uint centre
    )
    {
        centre = 0;
        var broken = Vector256<long>.Zero;
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var place = ref MemoryMarshal.GetReference(ends);
        foreach (ref readonly var cell in plan.Codes.AsSpan())
        {
            var pairs = (
                Pair(ref place, rows.A + cell.Cell),
                Pair(ref place, rows.B + cell.Cell),
                Pair(ref place, rows.C + cell.Cell),
                Pair(ref place, rows.D + cell.Cell)
            );
            broken |= FourNumbers.Read(ref first, pairs, true, out var values, out var filled);
            var outside =
                Vector256.LessThan(values, Vector256.Create(cell.Code.Least * Fields.Scale))
                | Vector256.GreaterThan(values, Vector256.Create(cell.Code.Largest * Fields.Scale))
                | FourNumbers.AreLonger(pairs, cell.Code.Digits);
            broken |= outside & filled;
            if (cell.IsCityCentre)
            {
                centre = Vector256.GreaterThan(values, Vector256<long>.Zero).ExtractMostSignificantBits();
            }
        }

        return (int)broken.ExtractMostSignificantBits();
    }

    /// <summary>Reads those of four cells one by one that could not be read together; bit n: cell n is not plain.</summary>
    private static int Again(
        ReadOnlySpan<byte> text,
        (ulong A, ulong B, ulong C, ulong D) pairs,
        uint odd,
        bool count,
        Span<long> values
    )
    {
        var broken = 0;
        ReadOnlySpan<ulong> all = [pairs.A, pairs.B, pairs.C, pairs.D];
        for (var n = 0; n < Count; n++)
        {
            if ((odd >> n & 1) != 0)
            {
                values[n] = RowReader.Number(text, [(int)all[n], (int)(all[n] >> 32)], 0, count);
                broken |= values[n] < 0 ? 1 << n : 0;
            }
        }

        return broken;
    }

    /// <summary>The position before a field and that behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pair(ref int ends, int cell) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<int, byte>(ref Unsafe.Add(ref ends, cell)));
}
