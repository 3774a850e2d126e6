using System.Runtime.CompilerServices;
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
    private readonly KnownTexts<SchoolType> types = new(SchoolTerms.ParseType);
    private readonly KnownTexts<Locale> locales = new(SchoolTerms.ParseLocale);
    private readonly int school;
    private readonly int counted;
    private readonly int parent;

    public RowReader(HeaderMap header)
    {
        Width = header.Width;
        cells = new (CellKind, Field)[Width];
        foreach (var column in RecordColumns.All)
        {
            if (header.IndexOf(column.Code) is >= 0 and var at)
            {
                cells[at] =
                    column.Field is { } field ? (field.Info().IsCount ? CellKind.Count : CellKind.Figure, field)
                    : Kinds.TryGetValue(column.Code, out var kind) ? (kind, default)
                    : default;
            }
        }

        (school, counted, parent) = (header.IndexOf("school"), header.IndexOf("counted"), header.IndexOf("parent"));
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

    /// <summary>Columns that are neither figures nor keys, by what may stand in them.</summary>
    private static Dictionary<string, CellKind> Kinds { get; } =
        new()
        {
            ["type"] = CellKind.Type,
            ["locale"] = CellKind.Locale,
            ["organiser"] = CellKind.Organiser,
            ["built"] = CellKind.Built,
            ["city_centre"] = CellKind.CityCentre,
            ["parent"] = CellKind.Parent,
            ["music_rooms"] = CellKind.Rooms,
            ["art_rooms"] = CellKind.Rooms,
        };

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
        var text = counted < 0 ? default : row[Cell(ends, counted)];
        return text.IsEmpty || (text.Length == 1 && text[0] == '1');
    }

    /// <summary>Reads a counted row into row i of the columns; false if a cell is not plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read(ReadOnlySpan<byte> row, ReadOnlySpan<int> ends, SchoolColumns columns, int i)
    {
        ulong known = 0;
        SchoolType? type = null;
        Locale? locale = null;
        var cityCentre = false;
        var start = 0;
        for (var c = 0; c < cells.Length; c++)
        {
            var text = row[start..ends[c]];
            start = ends[c] + 1;
            var (kind, field) = cells[c];
            if (kind is CellKind.Count or CellKind.Figure)
            {
                if (text.IsEmpty)
                {
                    columns[field][i] = 0;
                    continue;
                }

                if (PlainNumber.Parse(text, kind == CellKind.Count, out var value) != NumberFault.None)
                {
                    return false;
                }

                columns[field][i] = value;
                known |= 1UL << (int)field;
                continue;
            }

            if (text.IsEmpty && kind != CellKind.Type)
            {
                continue;
            }

            switch (kind)
            {
                case CellKind.Type:
                    type = types.Find(text);
                    break;
                case CellKind.Locale when locales.Find(text) is { } found:
                    locale = found;
                    break;
                case CellKind.CityCentre when text.Length == 1 && text[0] is (byte)'0' or (byte)'1':
                    cityCentre = text[0] == '1';
                    break;
                case CellKind.Any:
                case CellKind.Organiser when OptionalCells.IsOrganiser(text):
                case CellKind.Built when OptionalCells.IsBuilt(text):
                case CellKind.Parent when text.Length <= IdentifierLength:
                case CellKind.Rooms when RoomList.IsPlain(text):
                    break;
                default:
                    return false;
            }
        }

        if (type is not { } given)
        {
            return false;
        }

        columns.PutFacts(i, known, given, locale, cityCentre, given.ImpliedMask());
        return true;
    }

    private static Range Cell(ReadOnlySpan<int> ends, int index) => (index == 0 ? 0 : ends[index - 1] + 1)..ends[index];

    /// <summary>Texts that stand in row after row, and what they mean.</summary>
    private sealed class KnownTexts<T>(Func<string, T?> parse)
        where T : struct
    {
        private const int Most = 16;

        private readonly List<(byte[] Text, T? Value)> known = [];

        public T? Find(ReadOnlySpan<byte> text)
        {
            foreach (var (bytes, value) in known)
            {
                if (text.SequenceEqual(bytes))
                {
                    return value;
                }
            }

            var found = parse(Encoding.UTF8.GetString(text));
            if (known.Count < Most)
            {
                known.Add((text.ToArray(), found));
            }

            return found;
        }
    }
}
