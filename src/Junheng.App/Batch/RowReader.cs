using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Junheng.App.Import;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.App.Batch;

/// <summary>
/// Reads rows of one file straight into columns where every cell is in plain notation, which nearly all are. It never
/// says what is wrong with a row: a row that is not plain is for <see cref="RowAssembler"/>, whose rules these are.
/// </summary>
internal sealed class RowReader
{
    /// <summary>Rows read together.</summary>
    public const int Together = 4;

    /// <summary>Bytes that must lie readable in front of a row.</summary>
    public const int Padding = FourNumbers.Padding;

    private const int IdentifierLength = 20;

    private readonly NumberCell[] counts;
    private readonly NumberCell[] figures;
    private readonly (CellKind Kind, int Cell)[] others;
    private readonly KnownTexts types = new(text => (int?)SchoolTerms.ParseType(text) ?? KnownTexts.None);
    private readonly KnownTexts locales = new(text => (int?)SchoolTerms.ParseLocale(text) ?? KnownTexts.None);
    private readonly int school;
    private readonly int counted;

    public RowReader(HeaderMap header)
    {
        Width = header.Width;
        var read = (
            from column in RecordColumns.All
            let cell = header.IndexOf(column.Code)
            where cell >= 0
            orderby cell
            select (Kind: Kind(column), Cell: cell, Field: column.Field ?? default)
        ).ToList();
        counts = Numbers(CellKind.Count);
        figures = Numbers(CellKind.Figure);
        others =
        [
            .. read.Where(c => c.Kind is not (CellKind.Count or CellKind.Figure or CellKind.Any))
                .Select(c => (c.Kind, c.Cell)),
        ];
        (school, counted) = (header.IndexOf("school"), header.IndexOf("counted"));

        NumberCell[] Numbers(CellKind kind) =>
            [.. read.Where(c => c.Kind == kind).Select(c => new NumberCell(c.Cell, c.Field, 1UL << (int)c.Field))];
    }

    private enum CellKind : byte
    {
        Any,
        Count,
        Figure,
        Type,
        Locale,
        Organiser,
        Built,
        CityCentre,
        Parent,
        Rooms,
    }

    /// <summary>Fields of a row.</summary>
    public int Width { get; }

    /// <summary>The identifier of a row if it is nothing but ASCII letters and digits; else it has no length.</summary>
    public (int Start, int Length) School(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends)
    {
        var start = ends[school] + 1;
        var length = ends[school + 1] - start;
        if (length > IdentifierLength)
        {
            return (start, 0);
        }

        foreach (var b in text.Slice(start, length))
        {
            if (!char.IsAsciiLetterOrDigit((char)b))
            {
                return (start, 0);
            }
        }

        return (start, length);
    }

    /// <summary>True if the row is plainly a school of its own: counted.</summary>
    public bool IsCounted(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends)
    {
        if (counted < 0)
        {
            return true;
        }

        var length = ends[counted + 1] - ends[counted] - 1;
        return length == 0 || (length == 1 && text[ends[counted] + 1] == '1');
    }

    /// <summary>Reads a counted row into row i of the columns; false if a cell is not plain.</summary>
    /// <param name="text">A text with <see cref="Padding"/> bytes in front of the row and as many behind it.</param>
    /// <param name="ends">The position before the row's first field, and those behind each.</param>
    /// <param name="columns">Where the figures go.</param>
    /// <param name="i">The row of the columns.</param>
    public bool Read(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends, SchoolColumns columns, int i)
    {
        ulong known = 0;
        return Read(text, ends, counts, true, columns, i, ref known)
            && Read(text, ends, figures, false, columns, i, ref known)
            && ReadFacts(text, ends, columns, i, known);
    }

    /// <summary>Reads four rows into rows i to i + 3 of the columns.</summary>
    /// <param name="text">A text with <see cref="Padding"/> bytes in front of each row and as many behind it.</param>
    /// <param name="ends">The positions of all rows.</param>
    /// <param name="rows">Where among them those of each row begin; one row may stand for several.</param>
    /// <param name="columns">Where the figures go.</param>
    /// <param name="i">The first row of the columns.</param>
    /// <returns>Bit n: row n is not plain.</returns>
    public int ReadFour(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<int> ends,
        (int A, int B, int C, int D) rows,
        SchoolColumns columns,
        int i
    )
    {
        var known = Vector256<ulong>.Zero;
        var broken = ReadFour(text, ends, rows, counts, true, columns, i, ref known);
        broken |= ReadFour(text, ends, rows, figures, false, columns, i, ref known);
        broken |= ReadFacts(text, ends[rows.A..], columns, i, known[0]) ? 0 : 1;
        broken |= ReadFacts(text, ends[rows.B..], columns, i + 1, known[1]) ? 0 : 2;
        broken |= ReadFacts(text, ends[rows.C..], columns, i + 2, known[2]) ? 0 : 4;
        broken |= ReadFacts(text, ends[rows.D..], columns, i + 3, known[3]) ? 0 : 8;
        return broken;
    }

    private static bool Read(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<int> ends,
        NumberCell[] cells,
        bool count,
        SchoolColumns columns,
        int i,
        ref ulong known
    )
    {
        foreach (var (cell, field, bit) in cells)
        {
            var value = Number(text, ends, cell, count);
            if (value < 0)
            {
                return false;
            }

            columns[field][i] = value;
            known |= ends[cell + 1] - ends[cell] > 1 ? bit : 0;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadFour(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<int> ends,
        (int A, int B, int C, int D) rows,
        NumberCell[] cells,
        bool count,
        SchoolColumns columns,
        int i,
        ref Vector256<ulong> known
    )
    {
        // Asked once, so that no cell has to be: the last one is within each row's positions, and four rows are free.
        _ = ends[rows.A + Width];
        _ = ends[rows.B + Width];
        _ = ends[rows.C + Width];
        _ = ends[rows.D + Width];
        _ = columns.Known[i + Together - 1];
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
                broken |= Again(text, pairs, odd.ExtractMostSignificantBits(), count, column.AsSpan(i, Together));
            }
        }

        known = seen;
        return broken;
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
        for (var n = 0; n < Together; n++)
        {
            if ((odd >> n & 1) != 0)
            {
                values[n] = Number(text, [(int)all[n], (int)(all[n] >> 32)], 0, count);
                broken |= values[n] < 0 ? 1 << n : 0;
            }
        }

        return broken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Number(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends, int cell, bool count)
    {
        var start = ends[cell] + 1;
        return PlainNumber.PlainOfEight(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start),
            ends[cell + 1] - start,
            count
        );
    }

    /// <summary>The position before a field and that behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pair(ref int ends, int cell) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<int, byte>(ref Unsafe.Add(ref ends, cell)));

    /// <summary>Reads all of a row but its figures; false if a cell is not plain.</summary>
    private bool ReadFacts(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends, SchoolColumns columns, int i, ulong known)
    {
        var type = KnownTexts.None;
        var locale = KnownTexts.None;
        var cityCentre = false;
        foreach (var (kind, cell) in others)
        {
            var start = ends[cell] + 1;
            var value = text[start..ends[cell + 1]];
            if (value.IsEmpty)
            {
                continue;
            }

            if (kind == CellKind.Type)
            {
                type = types.Find(value);
            }
            else if (kind == CellKind.Locale)
            {
                locale = locales.Find(value);
                if (locale == KnownTexts.None)
                {
                    return false;
                }
            }
            else if (kind == CellKind.CityCentre)
            {
                if (value.Length > 1 || value[0] is not ((byte)'0' or (byte)'1'))
                {
                    return false;
                }

                cityCentre = value[0] == '1';
            }
            else if (!IsPlain(kind, value))
            {
                return false;
            }
        }

        if (type == KnownTexts.None)
        {
            return false;
        }

        var given = (SchoolType)type;
        Locale? where = locale == KnownTexts.None ? null : (Locale)locale;
        columns.PutFacts(i, known, given, where, cityCentre, given.ImpliedMask());
        return true;
    }

    private static CellKind Kind(RecordColumn column) =>
        column.Code switch
        {
            "type" => CellKind.Type,
            "locale" => CellKind.Locale,
            "organiser" => CellKind.Organiser,
            "built" => CellKind.Built,
            "city_centre" => CellKind.CityCentre,
            "parent" => CellKind.Parent,
            "music_rooms" or "art_rooms" => CellKind.Rooms,
            _ when column.Field is { } field => field.Info().IsCount ? CellKind.Count : CellKind.Figure,
            _ => CellKind.Any,
        };

    private static bool IsPlain(CellKind kind, ReadOnlySpan<byte> text) =>
        kind switch
        {
            CellKind.Organiser => OptionalCells.IsOrganiser(text),
            CellKind.Built => OptionalCells.IsBuilt(text),
            CellKind.Parent => text.Length <= IdentifierLength,
            _ => RoomList.IsPlain(text),
        };

    /// <summary>A cell that holds a number.</summary>
    /// <param name="Cell">Its place in the row.</param>
    /// <param name="Field">The field it is of.</param>
    /// <param name="Bit">The field's bit among those that are known.</param>
    private readonly record struct NumberCell(int Cell, Field Field, ulong Bit);

    /// <summary>Texts that stand in row after row, and what they mean.</summary>
    private sealed class KnownTexts(Func<string, int> parse)
    {
        public const int None = -1;
        private const int Most = 16;

        private readonly byte[][] texts = new byte[Most][];
        private readonly ulong[] ends = new ulong[Most];
        private readonly int[] values = new int[Most];
        private int count;

        /// <param name="wanted">The text, with eight readable bytes in front.</param>
        public int Find(ReadOnlySpan<byte> wanted)
        {
            var end = End(wanted);
            for (var i = 0; i < count; i++)
            {
                // The end of a text that is no longer than eight bytes is all of it.
                if (
                    ends[i] == end
                    && texts[i].Length == wanted.Length
                    && (wanted.Length <= sizeof(ulong) || wanted.SequenceEqual(texts[i]))
                )
                {
                    return values[i];
                }
            }

            var found = parse(Encoding.UTF8.GetString(wanted));
            if (count < Most)
            {
                (texts[count], ends[count], values[count]) = (wanted.ToArray(), end, found);
                count++;
            }

            return found;
        }

        private static ulong End(ReadOnlySpan<byte> text)
        {
            ref var start = ref Unsafe.Add(ref MemoryMarshal.GetReference(text), text.Length - sizeof(ulong));
            var last = BinaryPrimitives.ReadUInt64LittleEndian(
                MemoryMarshal.CreateReadOnlySpan(ref start, sizeof(ulong))
            );
            return text.Length < sizeof(ulong) ? last >> (8 * (sizeof(ulong) - text.Length)) : last;
        }
    }
}
