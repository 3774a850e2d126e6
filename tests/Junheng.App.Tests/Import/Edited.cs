using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Import;

namespace Junheng.App.Tests.Import;

/// <summary>Workbooks in which somebody has typed over a cell.</summary>
internal static class Edited
{
    /// <summary>Puts a text into a cell.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="row">1-based row.</param>
    /// <param name="column">0-based column.</param>
    /// <param name="text">What is typed; empty clears the cell.</param>
    public static byte[] Cell(byte[] workbook, string sheet, int row, int column, string text)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            var book = document.WorkbookPart!;
            var id = book.Workbook.Descendants<Sheet>().Single(s => s.Name == sheet).Id!;
            var part = (WorksheetPart)book.GetPartById(id!);
            var reference = CellAddress.Of(column, row);
            var cell = part.Worksheet.Descendants<Cell>().Single(c => c.CellReference == reference);
            cell.RemoveAllChildren();
            cell.DataType = null;
            if (text.Length > 0)
            {
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new(new Text(text));
            }

            part.Worksheet.Save();
        }

        return memory.ToArray();
    }
}
