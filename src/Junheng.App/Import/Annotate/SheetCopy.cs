using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>
/// Copies a sheet as a stream, however long it is: marked cells get another format, those that are not there are put
/// in, and the drawing of the comments is named. Everything else comes through as it was.
/// </summary>
/// <param name="reader">The sheet as it was.</param>
/// <param name="writer">Takes the new one.</param>
/// <param name="marks">Cells to be marked, by row and 0-based column.</param>
/// <param name="styles">Makes the formats.</param>
internal sealed class SheetCopy(
    XmlReader reader,
    XmlWriter writer,
    IReadOnlyDictionary<int, SortedDictionary<int, CellMark>> marks,
    MarkStyles styles
)
{
    /// <summary>What may stand behind the drawing of the comments.</summary>
    private static readonly HashSet<string> Later =
    [
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "AlternateContent",
        "webPublishItems",
        "tableParts",
        "extLst",
    ];

    private readonly Queue<int> waiting = new(marks.Keys.Order());
    private string main = "";
    private bool named;
    private bool pastCells;

    /// <summary>The measures of the sheet, complete once it is copied.</summary>
    public SheetGeometry Geometry { get; } = new();

    /// <summary>The id under which the sheet names the drawing of its comments; null if it names none.</summary>
    public string? Drawing { get; private set; }

    /// <summary>Copies the sheet.</summary>
    /// <param name="office">Namespace of relations.</param>
    /// <param name="drawing">Gives the id of a new drawing where the sheet has comments and names none; null if it has none.</param>
    public void Copy(string office, Func<string>? drawing)
    {
        reader.MoveToContent();
        main = reader.NamespaceURI;
        var empty = Open();
        while (!empty && !IsEnd())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                CopyPart(office, drawing);
            }
            else
            {
                writer.WriteNode(reader, false);
            }
        }

        NameDrawing(office, drawing);
        writer.WriteEndElement();
    }

    private void CopyPart(string office, Func<string>? drawing)
    {
        switch (reader.LocalName)
        {
            // Cells that are put in may lie outside of it; programs find it out themselves.
            case "dimension" when marks.Count > 0:
                reader.Skip();
                break;
            case "sheetViews":
                var views = (XElement)XNode.ReadFrom(reader);
                // Two selected sheets would be changed together.
                views.Elements().Attributes("tabSelected").Remove();
                views.WriteTo(writer);
                break;
            case "sheetFormatPr":
                var usual = (XElement)XNode.ReadFrom(reader);
                Geometry.TakeUsual(usual);
                usual.WriteTo(writer);
                break;
            case "cols":
                var columns = (XElement)XNode.ReadFrom(reader);
                Geometry.TakeColumns(columns);
                columns.WriteTo(writer);
                break;
            case "sheetData":
                CopyRows();
                pastCells = true;
                break;
            case "legacyDrawing":
                Drawing = Id();
                named = true;
                writer.WriteNode(reader, false);
                break;
            default:
                if (pastCells && Later.Contains(reader.LocalName))
                {
                    NameDrawing(office, drawing);
                }

                writer.WriteNode(reader, false);
                break;
        }
    }

    private void NameDrawing(string office, Func<string>? drawing)
    {
        if (named || drawing is null)
        {
            return;
        }

        named = true;
        Drawing = drawing();
        writer.WriteStartElement("legacyDrawing", main);
        writer.WriteAttributeString(writer.LookupPrefix(office) ?? "r", "id", office, Drawing);
        writer.WriteEndElement();
    }

    private void CopyRows()
    {
        var row = 0;
        var empty = Open();
        while (!empty && !IsEnd())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
            {
                writer.WriteNode(reader, false);
                continue;
            }

            row = int.TryParse(
                reader.GetAttribute("r"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : row + 1;
            PutRowsBefore(row);
            Geometry.TakeRow(reader, row);
            if (waiting.TryPeek(out var next) && next == row)
            {
                CopyRow(row, marks[waiting.Dequeue()]);
            }
            else
            {
                writer.WriteNode(reader, false);
            }
        }

        PutRowsBefore(int.MaxValue);
        Close(empty);
    }

    private void PutRowsBefore(int row)
    {
        while (waiting.TryPeek(out var next) && next < row)
        {
            waiting.Dequeue();
            writer.WriteStartElement("row", main);
            writer.WriteAttributeString("r", $"{next}");
            foreach (var (column, mark) in marks[next])
            {
                PutCell(column, next, mark, null);
            }

            writer.WriteEndElement();
        }
    }

    private void CopyRow(int row, SortedDictionary<int, CellMark> cells)
    {
        var left = new Queue<KeyValuePair<int, CellMark>>(cells);
        var hasFormat = reader.GetAttribute("customFormat") is "1" or "true";
        int? format =
            hasFormat && int.TryParse(reader.GetAttribute("s"), CultureInfo.InvariantCulture, out var s) ? s : null;
        // The row may reach farther than it says once cells are put in.
        var empty = Open("spans");
        var column = -1;
        while (!empty && !IsEnd())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                writer.WriteNode(reader, false);
                continue;
            }

            if (reader.LocalName == "c")
            {
                column = reader.GetAttribute("r") is { } reference ? CellAddress.Column(reference) : column + 1;
            }

            var here = reader.LocalName == "c" ? column : int.MaxValue;
            while (left.TryPeek(out var next) && next.Key < here)
            {
                PutCell(next.Key, row, left.Dequeue().Value, format);
            }

            if (left.TryPeek(out var hit) && hit.Key == here)
            {
                CopyCell(left.Dequeue().Value);
            }
            else
            {
                writer.WriteNode(reader, false);
            }
        }

        while (left.TryDequeue(out var next))
        {
            PutCell(next.Key, row, next.Value, format);
        }

        Close(empty);
    }

    private void CopyCell(CellMark mark)
    {
        _ = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var format);
        var empty = Open("s", $"{styles.Marked(format, mark)}");
        while (!empty && !IsEnd())
        {
            writer.WriteNode(reader, false);
        }

        Close(empty);
    }

    private void PutCell(int column, int row, CellMark mark, int? format)
    {
        writer.WriteStartElement("c", main);
        writer.WriteAttributeString("r", CellAddress.Of(column, row));
        writer.WriteAttributeString("s", $"{styles.Marked(format ?? Geometry.FormatOf(column), mark)}");
        writer.WriteEndElement();
    }

    /// <summary>Begins the element the reader stands on and moves into it; true if nothing is in it.</summary>
    /// <param name="without">An attribute that is left out.</param>
    /// <param name="instead">Its new value; null if it has none.</param>
    private bool Open(string? without = null, string? instead = null)
    {
        var empty = reader.IsEmptyElement;
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.Name != without)
            {
                writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
            }
        }

        if (instead is not null)
        {
            writer.WriteAttributeString(without!, instead);
        }

        reader.MoveToElement();
        reader.Read();
        return empty;
    }

    /// <summary>Ends the element; an empty one has no end to move past.</summary>
    private void Close(bool empty)
    {
        writer.WriteEndElement();
        if (!empty)
        {
            reader.Read();
        }
    }

    private bool IsEnd() => reader.NodeType == XmlNodeType.EndElement || reader.EOF;

    private string? Id()
    {
        string? id = null;
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            id = reader.LocalName == "id" ? reader.Value : id;
        }

        reader.MoveToElement();
        return id;
    }
}
