using System.Text;

namespace Junheng.App.Import;

/// <summary>One row of a sheet: the cells that hold something, by column. Used again for every row.</summary>
internal sealed class SheetCells : RowCells
{
    private readonly List<int> filled = [];
    private byte[] text = new byte[4096];
    private int used;
    private (int Start, int Length, CellFault Fault)[] cells = [];

    /// <summary>1-based row.</summary>
    public int Row { get; private set; }

    /// <summary>True if no cell holds anything, styled or not.</summary>
    public bool IsEmpty => filled.Count == 0;

    /// <summary>The number of columns up to the last cell that holds something.</summary>
    public int Width => filled.Count == 0 ? 0 : filled.Max() + 1;

    public override bool IsLoose => true;

    public override ReadOnlySpan<byte> Cell(int column) =>
        column < cells.Length ? text.AsSpan(cells[column].Start, cells[column].Length) : default;

    public override CellFault Fault(int column) => column < cells.Length ? cells[column].Fault : CellFault.None;

    public void Start(int row)
    {
        foreach (var column in filled)
        {
            cells[column] = default;
        }

        filled.Clear();
        (Row, used, HasFaults) = (row, 0, false);
    }

    public void Put(int column, string value, CellFault fault)
    {
        if (value.Length == 0 && fault == CellFault.None)
        {
            return;
        }

        if (column >= cells.Length)
        {
            Array.Resize(ref cells, Math.Max(column + 1, cells.Length * 2));
        }

        var needed = used + Encoding.UTF8.GetMaxByteCount(value.Length);
        if (needed > text.Length)
        {
            Array.Resize(ref text, Math.Max(needed, text.Length * 2));
        }

        var length = Encoding.UTF8.GetBytes(value, text.AsSpan(used));
        cells[column] = (used, length, fault);
        used += length;
        filled.Add(column);
        HasFaults |= fault != CellFault.None;
    }

    /// <summary>All cells up to the last as texts.</summary>
    public string[] Texts() => [.. Enumerable.Range(0, Width).Select(i => Encoding.UTF8.GetString(Cell(i)))];
}
