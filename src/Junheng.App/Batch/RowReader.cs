using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private const int IdentifierLength = 20;

    private readonly (CellKind Kind, Field Field)[] cells;
    private readonly KnownTexts types = new(text => (int?)SchoolTerms.ParseType(text) ?? KnownTexts.None);
    private readonly KnownTexts locales = new(text => (int?)SchoolTerms.ParseLocale(text) ?? KnownTexts.None);
    private readonly int school;
    private readonly int counted;

    public RowReader(HeaderMap header)
    {
        Width = header.Width;
        cells = new (CellKind, Field)[Width];
        foreach (var column in RecordColumns.All)
        {
            if (header.IndexOf(column.Code) is >= 0 and var at)
            {
                cells[at] = (Kind(column), column.Field ?? default);
            }
        }

        (school, counted) = (header.IndexOf("school"), header.IndexOf("counted"));
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

    /// <summary>Length of the identifier of a row if it is nothing but ASCII letters and digits; else zero.</summary>
    public int School(ReadOnlySpan<byte> row, ReadOnlySpan<int> ends, out int start)
    {
        start = school == 0 ? 0 : ends[school - 1] + 1;
        var text = row[start..ends[school]];
        if (text.Length > IdentifierLength)
        {
            return 0;
        }

        foreach (var b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b))
            {
                return 0;
            }
        }

        return text.Length;
    }

    /// <summary>True if the row is plainly a school of its own: counted.</summary>
    public bool IsCounted(ReadOnlySpan<byte> row, ReadOnlySpan<int> ends)
    {
        if (counted < 0)
        {
            return true;
        }

        var text = row[(counted == 0 ? 0 : ends[counted - 1] + 1)..ends[counted]];
        return text.IsEmpty || (text.Length == 1 && text[0] == '1');
    }

    /// <summary>Reads a counted row into row i of the columns; false if a cell is not plain.</summary>
    /// <param name="row">The row, followed by <see cref="CsvText.Padding"/> readable bytes.</param>
    /// <param name="ends">The positions behind its fields.</param>
    /// <param name="columns">Where the figures go.</param>
    /// <param name="i">The row of the columns.</param>
    public bool Read(ReadOnlySpan<byte> row, ReadOnlySpan<int> ends, SchoolColumns columns, int i)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        ulong known = 0;
        var type = KnownTexts.None;
        var locale = KnownTexts.None;
        var cityCentre = false;
        var start = 0;
        // Both as long as the other, which spares the loop asking.
        var these = cells.AsSpan();
        ends = ends[..these.Length];
        for (var c = 0; c < these.Length; c++)
        {
            var (kind, field) = these[c];
            var length = ends[c] - start;
            ref var cell = ref Unsafe.Add(ref first, start);
            start = ends[c] + 1;
            if (kind is CellKind.Count or CellKind.Figure)
            {
                var value = PlainNumber.PlainOfEight(ref cell, length, kind == CellKind.Count);
                if (value < 0)
                {
                    return false;
                }

                columns[field][i] = value;
                known |= length == 0 ? 0 : 1UL << (int)field;
            }
            else if (length == 0)
            {
                continue;
            }
            else if (kind == CellKind.Type)
            {
                type = types.Find(ref cell, length);
            }
            else if (kind == CellKind.Locale)
            {
                locale = locales.Find(ref cell, length);
                if (locale == KnownTexts.None)
                {
                    return false;
                }
            }
            else if (kind == CellKind.CityCentre)
            {
                if (length > 1 || cell is not ((byte)'0' or (byte)'1'))
                {
                    return false;
                }

                cityCentre = cell == '1';
            }
            else if (kind != CellKind.Any && !IsPlain(kind, MemoryMarshal.CreateReadOnlySpan(ref cell, length)))
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

    /// <summary>Texts that stand in row after row, and what they mean.</summary>
    private sealed class KnownTexts(Func<string, int> parse)
    {
        public const int None = -1;
        private const int Most = 16;

        private readonly byte[][] texts = new byte[Most][];
        private readonly int[] values = new int[Most];
        private int count;

        public int Find(ref byte text, int length)
        {
            var wanted = MemoryMarshal.CreateReadOnlySpan(ref text, length);
            for (var i = 0; i < count; i++)
            {
                if (wanted.SequenceEqual(texts[i]))
                {
                    return values[i];
                }
            }

            var found = parse(Encoding.UTF8.GetString(wanted));
            if (count < Most)
            {
                (texts[count], values[count]) = (wanted.ToArray(), found);
                count++;
            }

            return found;
        }
    }
}
