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

    private readonly SheetValues values = new(strings);
    private int row;

    /// <summary>True if the row that was read last is hidden.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Reads the next row into <paramref name="cells"/>; false at the end of the sheet.</summary>
    public bool Read(SheetCells cells)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                row = RowNumber();
                IsHidden = reader.GetAttribute("hidden") is "1" or "true";
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

        values.Put(cells, column, type, value, formula);
    }
}
