using System.Text;

namespace Junheng.App.Import;

/// <summary>A column and where this file has it, looked up once for all rows.</summary>
internal sealed class CellSlot(HeaderMap header, string code)
{
    private readonly int index = header.IndexOf(code);

    /// <summary>What the catalogue says of the column.</summary>
    public RecordColumn Column { get; } = RecordColumns.Find(code)!;

    /// <summary>The trimmed text; empty if the file lacks the column.</summary>
    public ReadOnlySpan<byte> Text(RowCells cells) => index < 0 ? default : CellText.Trim(cells.Cell(index));

    /// <summary>The trimmed text; empty, and reported, if the cell holds an error or a formula without a result.</summary>
    public ReadOnlySpan<byte> Whole(RowCells cells, CellFindings about) => Broken(cells, about) ? default : Text(cells);

    /// <summary>The same; a mark for nothing is empty, too, and reported.</summary>
    public ReadOnlySpan<byte> Sound(RowCells cells, CellFindings about)
    {
        var text = Whole(cells, about);
        if (!cells.IsLoose || !LooseCell.IsNothing(text))
        {
            return text;
        }

        about.Nothing(Column, text);
        return default;
    }

    /// <summary>True, and reported, if the cell holds an error or a formula without a result.</summary>
    public bool Broken(RowCells cells, CellFindings about)
    {
        if (!cells.HasFaults || index < 0 || cells.Fault(index) is CellFault.None)
        {
            return false;
        }

        about.Fault(cells.Fault(index), Column);
        return true;
    }

    /// <summary>Reports that the cell holds something it should not.</summary>
    /// <param name="code">Code of the finding.</param>
    /// <param name="cells">The row.</param>
    /// <param name="expected">What should be written instead.</param>
    /// <param name="consequence">How the cell is treated.</param>
    /// <param name="about">Takes the finding.</param>
    public void Refuse(string code, RowCells cells, string expected, string consequence, CellFindings about) =>
        about.Choice(code, Column, Encoding.UTF8.GetString(Text(cells)), expected, consequence);
}
