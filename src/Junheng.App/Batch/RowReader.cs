using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

    private readonly RowPlan plan;
    private readonly KnownTexts types = new(text => (int?)SchoolTerms.ParseType(text) ?? KnownTexts.None);
    private readonly KnownTexts locales = new(text => (int?)SchoolTerms.ParseLocale(text) ?? KnownTexts.None);

    public RowReader(HeaderMap header)
    {
        plan = new(header);
        Four = new(plan, this);
    }

    /// <summary>Fields of a row.</summary>
    public int Width => plan.Width;

    /// <summary>Reads four rows at once.</summary>
    public FourRows Four { get; }

    /// <summary>The identifier of a row if it is nothing but ASCII letters and digits; else it has no length.</summary>
    public (int Start, int Length) School(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends)
    {
        var start = ends[plan.School] + 1;
        var length = ends[plan.School + 1] - start;
        if (length > IdentifierLength)
        {
            return (start, 0);
        }

        // Twenty bytes at once; those behind the cell count as they should.
        var bytes = Vector256.Create(text.Slice(start, Vector256<byte>.Count));
        var small = bytes | Vector256.Create((byte)0x20);
        var plain =
            Vector256.LessThan(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)10))
            | Vector256.LessThan(small - Vector256.Create((byte)'a'), Vector256.Create((byte)26));
        var others = ~plain.ExtractMostSignificantBits() & (1U << length) - 1;
        return (start, others == 0 ? length : 0);
    }

    /// <summary>True if the row is plainly a school of its own: counted.</summary>
    public bool IsCounted(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends)
    {
        if (plan.Counted < 0)
        {
            return true;
        }

        var length = ends[plan.Counted + 1] - ends[plan.Counted] - 1;
        return length == 0 || (length == 1 && text[ends[plan.Counted] + 1] == '1');
    }

    /// <summary>Reads a counted row into row i of the columns; false if a cell is not plain.</summary>
    /// <param name="text">A text with <see cref="FourRows.Padding"/> bytes in front of the row and as many behind it.</param>
    /// <param name="ends">The position before the row's first field, and those behind each.</param>
    /// <param name="columns">Where the figures go.</param>
    /// <param name="i">The row of the columns.</param>
    public bool Read(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends, SchoolColumns columns, int i)
    {
        ulong known = 0;
        return Read(text, ends, plan.Counts, true, columns, i, ref known)
            && Read(text, ends, plan.Figures, false, columns, i, ref known)
            && ReadCodes(text, ends, out var cityCentre)
            && ReadTexts(text, ends, columns, i, known, cityCentre);
    }

    /// <summary>Reads all of a row but its numbers; false if a cell is not plain.</summary>
    public bool ReadTexts(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<int> ends,
        SchoolColumns columns,
        int i,
        ulong known,
        bool cityCentre
    )
    {
        var type = KnownTexts.None;
        var locale = KnownTexts.None;
        foreach (var (kind, cell) in plan.Texts)
        {
            var start = ends[cell] + 1;
            var value = text[start..ends[cell + 1]];
            if (value.IsEmpty)
            {
                continue;
            }

            if (kind == RowPlan.CellKind.Type)
            {
                type = types.Find(value);
            }
            else if (kind == RowPlan.CellKind.Locale)
            {
                locale = locales.Find(value);
                if (locale == KnownTexts.None)
                {
                    return false;
                }
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

    /// <summary>The number in a cell in millionths; -1 if it is not plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Number(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends, int cell, bool count)
    {
        var start = ends[cell] + 1;
        return PlainNumber.PlainOfEight(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start),
            ends[cell + 1] - start,
            count
        );
    }

    private static bool Read(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<int> ends,
        RowPlan.NumberCell[] cells,
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

    /// <summary>Looks at the codes of a row; false if one is not plain.</summary>
    private bool ReadCodes(ReadOnlySpan<byte> text, ReadOnlySpan<int> ends, out bool cityCentre)
    {
        cityCentre = false;
        foreach (var (cell, code, isCityCentre) in plan.Codes)
        {
            var length = ends[cell + 1] - ends[cell] - 1;
            if (length == 0)
            {
                continue;
            }

            var value = Number(text, ends, cell, true);
            if (length > code.Digits || value < 0 || !code.Has(value / Fields.Scale))
            {
                return false;
            }

            cityCentre |= isCityCentre && value > 0;
        }

        return true;
    }

    private static bool IsPlain(RowPlan.CellKind kind, ReadOnlySpan<byte> text) =>
        kind == RowPlan.CellKind.Parent ? text.Length <= IdentifierLength : RoomList.IsPlain(text);
}
