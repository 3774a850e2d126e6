using System.Globalization;
using System.Xml;

namespace Junheng.App.Import;

/// <summary>
/// Reads a sheet row by row straight from its XML: nothing but the current row is held, and cells that carry only a
/// style cost nothing.
/// </summary>
internal sealed class SheetReader(XmlReader reader, IReadOnlyList<string> strings) : IDisposable
{
    private const int LastRow = 1_048_576;

    private int row;

    /// <summary>Reads the next row into <paramref name="cells"/>; false at the end of the sheet.</summary>
    public bool Read(SheetCells cells)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                row = RowNumber();
                cells.Start(row);
                if (!reader.IsEmptyElement)
                {
                    ReadCells(cells);
                }

                return true;
            }
        }

        return false;
    }

    public void Dispose() => reader.Dispose();

    private int RowNumber()
    {
        if (reader.GetAttribute("r") is not { } text)
        {
            return row + 1;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > row
            && number <= LastRow
            ? number
            : throw new InvalidDataException($"row {text} after row {row}");
    }

    private void ReadCells(SheetCells cells)
    {
        var column = -1;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row"))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            column = reader.GetAttribute("r") is { } reference ? CellAddress.Column(reference) : column + 1;
            if (column is < 0 or >= CellAddress.Columns)
            {
                throw new InvalidDataException("no such column");
            }

            var type = reader.GetAttribute("t") ?? "n";
            if (!reader.IsEmptyElement)
            {
                ReadCell(cells, column, type);
            }
        }
    }

    private void ReadCell(SheetCells cells, int column, string type)
    {
        var depth = reader.Depth;
        var value = "";
        var formula = false;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "v":
                    value = reader.ReadElementContentAsString();
                    break;
                case "f":
                    formula = true;
                    reader.Skip();
                    break;
                case "is":
                    value = WorkbookText.ReadRuns(reader);
                    reader.Read();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        Put(cells, column, type, value, formula);
    }

    private void Put(SheetCells cells, int column, string type, string value, bool formula)
    {
        switch (type)
        {
            case "e":
                cells.Put(column, value, CellFault.Error);
                break;
            case "str":
                cells.Put(column, WorkbookText.Unescape(value), CellFault.None);
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
