using System.Xml;
using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>
/// Copies a sheet as a stream, however long it is: cells are marked, and the drawing of the comments is named.
/// Everything else comes through as it was.
/// </summary>
/// <param name="copy">Reads the sheet as it was and writes the new one.</param>
/// <param name="marks">Cells to be marked, by row and 0-based column.</param>
/// <param name="styles">Makes the formats.</param>
/// <param name="office">Namespace of relations.</param>
/// <param name="drawing">Makes a drawing where the sheet names none and gives its id; null if it needs none.</param>
internal sealed class SheetCopy(
    XmlCopy copy,
    IReadOnlyDictionary<int, SortedDictionary<int, CellMark>> marks,
    MarkStyles styles,
    string office,
    Func<string>? drawing
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

    private bool pastCells;

    /// <summary>The measures of the sheet, complete once it is copied.</summary>
    public SheetGeometry Geometry { get; } = new();

    /// <summary>The id under which the sheet names the drawing of its comments; null if it names none.</summary>
    public string? Drawing { get; private set; }

    public void Copy()
    {
        copy.Reader.MoveToContent();
        var main = copy.Reader.NamespaceURI;
        var empty = copy.Open();
        while (!empty && !copy.IsEnd)
        {
            if (!copy.IsElement)
            {
                copy.Node();
                continue;
            }

            if (pastCells && Later.Contains(copy.Reader.LocalName))
            {
                NameDrawing(main);
            }

            CopyPart();
        }

        NameDrawing(main);
        copy.Writer.WriteEndElement();
    }

    private void CopyPart()
    {
        switch (copy.Reader.LocalName)
        {
            // Cells that are put in may lie outside of it; programs find it out themselves.
            case "dimension" when marks.Count > 0:
                copy.Reader.Skip();
                break;
            case "sheetViews":
                // Two selected sheets would be changed together.
                Small(views => views.Elements().Attributes("tabSelected").Remove());
                break;
            case "sheetFormatPr":
                Small(Geometry.TakeUsual);
                break;
            case "cols":
                Small(Geometry.TakeColumns);
                break;
            case "sheetData":
                new RowCopy(copy, marks, styles, Geometry).Copy();
                pastCells = true;
                break;
            case "legacyDrawing":
                Drawing = IdOf(copy.Reader);
                copy.Node();
                break;
            default:
                copy.Node();
                break;
        }
    }

    /// <summary>Copies a small element as a tree.</summary>
    private void Small(Action<XElement> look)
    {
        var element = (XElement)XNode.ReadFrom(copy.Reader);
        look(element);
        element.WriteTo(copy.Writer);
    }

    private void NameDrawing(string main)
    {
        if (Drawing is not null || drawing is null)
        {
            return;
        }

        Drawing = drawing();
        copy.Writer.WriteStartElement("legacyDrawing", main);
        copy.Writer.WriteAttributeString(copy.Writer.LookupPrefix(office) ?? "r", "id", office, Drawing);
        copy.Writer.WriteEndElement();
    }

    private static string IdOf(XmlReader reader)
    {
        var id = "";
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            id = reader.LocalName == "id" ? reader.Value : id;
        }

        reader.MoveToElement();
        return id;
    }
}
