using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Junheng.App.Import;

/// <summary>Makes cells of written workbooks.</summary>
internal static class SheetCell
{
    /// <summary>A cell; an empty text leaves it blank with its style.</summary>
    public static Cell Of(int column, uint row, string text, uint style, bool number)
    {
        var cell = new Cell { CellReference = CellAddress.Of(column, (int)row), StyleIndex = style };
        if (text.Length == 0)
        {
            return cell;
        }

        // A spreadsheet keeps fifteen digits of a number; as a text a longer one survives being opened and saved.
        if (number && text.Length <= StoredNumber.Digits)
        {
            cell.CellValue = new(text);
            return cell;
        }

        cell.DataType = CellValues.InlineString;
        cell.InlineString = new(new Text(WorkbookEscapes.Write(text)) { Space = SpaceProcessingModeValues.Preserve });
        return cell;
    }
}
