using System.Globalization;
using System.Xml;

namespace Junheng.App.Import.Annotate;

/// <summary>Writes a new sheet element by element. Texts are texts: none can act as a formula.</summary>
/// <param name="writer">Takes the sheet.</param>
/// <param name="main">Namespace of sheets.</param>
internal sealed class SheetWriter(XmlWriter writer, string main)
{
    /// <summary>Begins an element.</summary>
    public void Start(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        writer.WriteStartElement(name, main);
        foreach (var (attribute, value) in attributes)
        {
            writer.WriteAttributeString(attribute, value);
        }
    }

    /// <summary>Begins a row.</summary>
    /// <param name="row">1-based row.</param>
    /// <param name="height">In points; the program's own if null.</param>
    public void StartRow(int row, int? height = null)
    {
        Start("row", ("r", $"{row}"));
        if (height is { } points)
        {
            writer.WriteAttributeString("ht", $"{points}");
        }
    }

    /// <summary>Ends the element begun last.</summary>
    public void End() => writer.WriteEndElement();

    /// <summary>An element with nothing in it.</summary>
    public void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        End();
    }

    /// <summary>An element that holds a text.</summary>
    public void Words(string name, string text) => writer.WriteElementString(name, main, text);

    /// <summary>A cell with a number.</summary>
    public void Number(int column, int row, string value, int format)
    {
        Start("c", ("r", CellAddress.Of(column, row)), ("s", $"{format}"));
        Words("v", value);
        End();
    }

    public void Number(int column, int row, int value, int format) =>
        Number(column, row, value.ToString(CultureInfo.InvariantCulture), format);

    /// <summary>A cell with a text; an empty one leaves it blank with its format.</summary>
    public void Text(int column, int row, string text, int format)
    {
        Start("c", ("r", CellAddress.Of(column, row)), ("s", $"{format}"));
        if (text.Length > 0)
        {
            writer.WriteAttributeString("t", "inlineStr");
            Start("is");
            Start("t");
            writer.WriteAttributeString("xml", "space", null, "preserve");
            writer.WriteString(WorkbookEscapes.Write(NoteText.Cut(NoteText.Legal(text), NoteText.LongestCell)));
            End();
            End();
        }

        End();
    }
}
