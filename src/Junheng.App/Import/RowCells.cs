using System.Text;

namespace Junheng.App.Import;

/// <summary>Why a cell of a workbook has nothing to read although it is not empty.</summary>
internal enum CellFault : byte
{
    None,

    /// <summary>An error value such as #DIV/0!.</summary>
    Error,

    /// <summary>A formula whose result was never calculated and stored.</summary>
    FormulaWithoutValue,

    /// <summary>A number of more digits than workbooks keep, so that the last ones are lost.</summary>
    LostDigits,
}

/// <summary>One row of a file, CSV or sheet, with its cells by 0-based column. The spans last until the next row.</summary>
internal abstract class RowCells
{
    /// <summary>True if a cell of this row has a fault; spares asking for every cell.</summary>
    public bool HasFaults { get; protected set; }

    /// <summary>True if cells are read with the tolerance of <see cref="LooseCell"/>.</summary>
    public virtual bool IsLoose => false;

    /// <summary>The text of a cell as UTF-8; empty if there is none.</summary>
    public abstract ReadOnlySpan<byte> Cell(int column);

    /// <summary>The fault of a cell.</summary>
    public virtual CellFault Fault(int column) => CellFault.None;
}

/// <summary>Keeps the last text of a column that repeats from row to row (county, type), instead of a copy a row.</summary>
internal sealed class RepeatedText
{
    private byte[] bytes = [];
    private string text = "";

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.SequenceEqual(bytes))
        {
            bytes = utf8.ToArray();
            text = Encoding.UTF8.GetString(utf8);
        }

        return text;
    }
}
