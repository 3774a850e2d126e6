using System.Globalization;

namespace Junheng.App.Import.Annotate;

/// <summary>
/// Copies the rows of a sheet: marked cells get another format, and those that are not there are put in where they
/// belong.
/// </summary>
/// <param name="copy">Stands on the element that holds the rows.</param>
/// <param name="marks">Cells to be marked, by row and 0-based column.</param>
/// <param name="styles">Makes the formats.</param>
/// <param name="geometry">Knows the columns and takes the heights of rows.</param>
internal sealed class RowCopy(
    XmlCopy copy,
    IReadOnlyDictionary<int, SortedDictionary<int, CellMark>> marks,
    MarkStyles styles,
    SheetGeometry geometry
)
{
    private readonly Queue<int> waiting = new(marks.Keys.Order());
    private readonly string main = copy.Reader.NamespaceURI;

    public void Copy()
    {
        var row = 0;
        var empty = copy.Open();
        while (!empty && !copy.IsEnd)
        {
            if (!copy.IsElement || copy.Reader.LocalName != "row")
            {
                copy.Node();
                continue;
            }

            row = Number(copy.Reader.GetAttribute("r")) ?? row + 1;
            PutRowsBefore(row);
            geometry.TakeRow(copy.Reader, row);
            if (waiting.TryPeek(out var next) && next == row)
            {
                CopyRow(row, marks[waiting.Dequeue()]);
            }
            else
            {
                copy.Node();
            }
        }

        PutRowsBefore(int.MaxValue);
        copy.Close(empty);
    }

    private void PutRowsBefore(int row)
    {
        while (waiting.TryPeek(out var next) && next < row)
        {
            waiting.Dequeue();
            copy.Writer.WriteStartElement("row", main);
            copy.Writer.WriteAttributeString("r", $"{next}");
            foreach (var (column, mark) in marks[next])
            {
                PutCell(column, next, mark, null);
            }

            copy.Writer.WriteEndElement();
        }
    }

    private void CopyRow(int row, SortedDictionary<int, CellMark> cells)
    {
        var left = new Queue<KeyValuePair<int, CellMark>>(cells);
        var hasFormat = copy.Reader.GetAttribute("customFormat") is "1" or "true";
        var format = hasFormat ? Number(copy.Reader.GetAttribute("s")) : null;
        var column = -1;
        // The row may reach farther than its spans say once cells are put in.
        var empty = copy.Open("spans");
        while (!empty && !copy.IsEnd)
        {
            if (!copy.IsElement)
            {
                copy.Node();
                continue;
            }

            var here = int.MaxValue;
            if (copy.Reader.LocalName == "c")
            {
                here = column = copy.Reader.GetAttribute("r") is { } cell ? CellAddress.Column(cell) : column + 1;
            }

            PutCellsBefore(here);
            if (left.TryPeek(out var hit) && hit.Key == here)
            {
                CopyCell(left.Dequeue().Value);
            }
            else
            {
                copy.Node();
            }
        }

        PutCellsBefore(int.MaxValue);
        copy.Close(empty);

        void PutCellsBefore(int here)
        {
            while (left.TryPeek(out var next) && next.Key < here)
            {
                PutCell(next.Key, row, left.Dequeue().Value, format);
            }
        }
    }

    private void CopyCell(CellMark mark)
    {
        var format = Number(copy.Reader.GetAttribute("s")) ?? 0;
        var empty = copy.Open("s", $"{styles.Marked(format, mark)}");
        while (!empty && !copy.IsEnd)
        {
            copy.Node();
        }

        copy.Close(empty);
    }

    private void PutCell(int column, int row, CellMark mark, int? format)
    {
        copy.Writer.WriteStartElement("c", main);
        copy.Writer.WriteAttributeString("r", CellAddress.Of(column, row));
        copy.Writer.WriteAttributeString("s", $"{styles.Marked(format ?? geometry.FormatOf(column), mark)}");
        copy.Writer.WriteEndElement();
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
