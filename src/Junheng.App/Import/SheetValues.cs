using System.Globalization;

namespace Junheng.App.Import;

/// <summary>Turns the stored values of cells into the texts a person sees.</summary>
internal sealed class SheetValues(IReadOnlyList<string> strings)
{
    /// <summary>Puts a stored value into its row.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="column">0-based column.</param>
    /// <param name="type">The type attribute of the cell.</param>
    /// <param name="value">The stored value; empty if there is none.</param>
    /// <param name="formula">True if the cell is a formula.</param>
    public void Put(SheetCells cells, int column, string type, string value, bool formula)
    {
        switch (type)
        {
            case "e":
                cells.Put(column, value, CellFault.Error);
                break;
            case "str":
                cells.Put(column, WorkbookEscapes.Resolve(value), CellFault.None);
                break;
            case "inlineStr":
                cells.Put(column, value, CellFault.None);
                break;
            case not "s" when formula && value.Length == 0:
                cells.Put(column, value, CellFault.FormulaWithoutValue);
                break;
            case "s" when value.Length > 0:
                cells.Put(column, Shared(value), CellFault.None);
                break;
            case "b":
                cells.Put(column, value == "1" ? "TRUE" : "FALSE", CellFault.None);
                break;
            default:
                var plain = StoredNumber.Plain(value.Trim(), out var lost);
                cells.Put(column, plain, lost ? CellFault.LostDigits : CellFault.None);
                break;
        }
    }

    private string Shared(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < strings.Count
            ? strings[i]
            : throw new InvalidDataException($"no shared string {index}");
}
