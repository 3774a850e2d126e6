using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>What is wrong with the quotes of a row.</summary>
internal enum QuoteFault
{
    None,

    /// <summary>Text follows a closing quote.</summary>
    TextBehind,

    /// <summary>A quote is never closed.</summary>
    Open,
}

/// <summary>One row of a CSV file, taken apart: quotes removed, doubled quotes made single.</summary>
/// <param name="loose">True to read cells with the tolerance of <see cref="LooseCell"/>.</param>
internal sealed class CsvRow(bool loose = false) : RowCells
{
    private byte[] text = [];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int length;
    private QuoteFault fault;

    /// <summary>Number of fields.</summary>
    public int Count { get; private set; }

    /// <summary>True if nothing but white space stands in the row.</summary>
    public bool IsBlank => Count == 1 && CellText.Trim(Cell(0)).IsEmpty;

    public override bool IsLoose => loose;

    public override ReadOnlySpan<byte> Cell(int column) =>
        column < Count ? text.AsSpan(starts[column], ends[column] - starts[column]) : default;

    /// <summary>Takes a row apart.</summary>
    public QuoteFault Read(ReadOnlySpan<byte> row)
    {
        if (text.Length < row.Length)
        {
            text = new byte[Math.Max(row.Length, text.Length * 2)];
        }

        (Count, length) = (0, 0);
        fault = QuoteFault.None;
        while (true)
        {
            Begin();
            if (row.StartsWith("\""u8))
            {
                row = Quoted(row[1..]);
            }

            var end = row.IndexOf((byte)',');
            Add(end < 0 ? row : row[..end]);
            ends[Count++] = length;
            if (end < 0)
            {
                return fault;
            }

            row = row[(end + 1)..];
        }
    }

    /// <summary>Makes a record of the row that was read; null if it is skipped, with the reason among the findings.</summary>
    public SchoolRecord? Assemble(RowAssembler assembler, RowPlace place, FindingList findings)
    {
        if (fault == QuoteFault.TextBehind)
        {
            Skip("bad-quotes", "引号使用有误，本行未读取。请检查引号是否成对，或重新导出文件。");
            return null;
        }

        if (Count != assembler.Header.Width)
        {
            Skip(
                "field-count",
                $"本行有{Count}个字段，表头有{assembler.Header.Width}个，本行未读取。"
                    + "请检查是否多了或少了逗号；文字中含有逗号时应加双引号。"
            );
            return null;
        }

        return assembler.Assemble(this, place);

        void Skip(string code, string message) => findings.Add(FindingLevel.Error, place, code, "", message);
    }

    /// <summary>Takes what stands in quotes and gives back the rest of the row.</summary>
    private ReadOnlySpan<byte> Quoted(ReadOnlySpan<byte> row)
    {
        while (row.IndexOf((byte)'"') is >= 0 and var quote)
        {
            Add(row[..quote]);
            row = row[(quote + 1)..];
            if (!row.StartsWith("\""u8))
            {
                fault = fault == QuoteFault.None && !row.IsEmpty && row[0] != ',' ? QuoteFault.TextBehind : fault;
                return row;
            }

            Add("\""u8);
            row = row[1..];
        }

        fault = QuoteFault.Open;
        Add(row);
        return default;
    }

    private void Begin()
    {
        if (Count == starts.Length)
        {
            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref ends, Count * 2);
        }

        starts[Count] = length;
    }

    private void Add(ReadOnlySpan<byte> part)
    {
        part.CopyTo(text.AsSpan(length));
        length += part.Length;
    }
}
