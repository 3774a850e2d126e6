using System.Xml;

namespace Junheng.App.Import.Annotate;

/// <summary>A reader and the writer that repeats what it reads.</summary>
internal sealed class XmlCopy(XmlReader reader, XmlWriter writer)
{
    public XmlReader Reader => reader;

    public XmlWriter Writer => writer;

    /// <summary>Nothing more stands in the element begun last.</summary>
    public bool IsEnd => reader.NodeType == XmlNodeType.EndElement || reader.EOF;

    public bool IsElement => reader.NodeType == XmlNodeType.Element;

    /// <summary>Copies what the reader stands on with all that is in it, and moves past it.</summary>
    public void Node() => writer.WriteNode(reader, false);

    /// <summary>Begins the element the reader stands on and moves into it; true if nothing is in it.</summary>
    /// <param name="without">An attribute that is left out.</param>
    /// <param name="instead">Its new value; null if it has none.</param>
    public bool Open(string? without = null, string? instead = null)
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
    public void Close(bool empty)
    {
        writer.WriteEndElement();
        if (!empty)
        {
            reader.Read();
        }
    }
}
