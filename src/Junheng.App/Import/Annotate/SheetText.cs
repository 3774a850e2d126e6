using System.Xml;

namespace Junheng.App.Import.Annotate;

/// <summary>Writes cells that hold texts and nothing but texts: none can act as a formula.</summary>
internal static class SheetText
{
    /// <summary>A cell; an empty text leaves it blank with its format.</summary>
    public static void Write(XmlWriter writer, string main, string cell, string text, int format)
    {
        writer.WriteStartElement("c", main);
        writer.WriteAttributeString("r", cell);
        writer.WriteAttributeString("s", $"{format}");
        if (text.Length > 0)
        {
            writer.WriteAttributeString("t", "inlineStr");
            writer.WriteStartElement("is", main);
            writer.WriteStartElement("t", main);
            writer.WriteAttributeString("xml", "space", null, "preserve");
            writer.WriteString(WorkbookEscapes.Write(NoteText.Cut(NoteText.Legal(text), NoteText.LongestCell)));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
