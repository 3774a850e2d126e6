using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>
/// A workbook's container on its way into a new file: parts are replaced, added and dropped, all others are copied as
/// they are. Small parts are held as trees, sheets are written as a stream.
/// </summary>
/// <remarks>
/// The library that writes our own workbooks holds what it edits in memory, and refuses a whole file for one malformed
/// link in it; here what nobody touches is not even read as XML.
/// </remarks>
internal sealed class PackageEdit(WorkbookPackage package, string file)
{
    /// <summary>The largest part held as a tree, in bytes.</summary>
    private const long LargestTree = 24L * 1024 * 1024;
    private const string Types = "[Content_Types].xml";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        // Line breaks inside texts and attributes come back as they were.
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = true,
    };

    private readonly Dictionary<string, XDocument> trees = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Action<XmlWriter>> streams = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> dropped = new(StringComparer.OrdinalIgnoreCase);

    public bool Has(string part) =>
        !dropped.Contains(part) && (trees.ContainsKey(part) || streams.ContainsKey(part) || package.Has(part));

    /// <summary>Opens a part as it was.</summary>
    public XmlReader Open(string part) => package.Open(part, out _);

    /// <summary>The shared strings as they were.</summary>
    public List<string> Strings(string? part) => WorkbookText.ReadShared(package, part, default);

    /// <summary>A small part as a tree; changes count only once it is <see cref="Put(string, XDocument)"/>.</summary>
    public XDocument Read(string part)
    {
        if (trees.TryGetValue(part, out var tree))
        {
            return tree;
        }

        CheckTree(part);
        using var reader = package.Open(part, out _);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>A small part as text.</summary>
    public string ReadText(string part)
    {
        CheckTree(part);
        using var reader = new StreamReader(package.OpenBytes(part));
        return reader.ReadToEnd();
    }

    public void Put(string part, XDocument tree)
    {
        trees[part] = tree;
        dropped.Remove(part);
    }

    /// <summary>A part that is written when the new file is; it may still put trees then.</summary>
    public void Put(string part, Action<XmlWriter> write)
    {
        streams[part] = write;
        dropped.Remove(part);
    }

    /// <summary>Leaves out a part and what it points with.</summary>
    public void Drop(string part)
    {
        foreach (var gone in new[] { part, WorkbookParts.RelationsOf(part) })
        {
            trees.Remove(gone);
            streams.Remove(gone);
            dropped.Add(gone);
        }

        TypesTree().Root!.Elements().FirstOrDefault(e => Matches(e, "PartName", "/" + part))?.Remove();
    }

    /// <summary>Says what a new part is.</summary>
    public void Declare(string part, string type) => Declare("Override", "PartName", "/" + part, type);

    /// <summary>Says what the parts of an ending are, unless that is known.</summary>
    public void DeclareEnding(string ending, string type) => Declare("Default", "Extension", ending, type);

    /// <summary>A name no part has.</summary>
    public string Free(string stem, string ending) =>
        Enumerable.Range(1, int.MaxValue).Select(i => $"{stem}{i}{ending}").First(name => !Has(name));

    /// <summary>Writes the new file: sheets before the small parts, which are complete only then.</summary>
    public void Save(Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Write(zip, Types, TypesTree().Root!.WriteTo);
        foreach (var (part, write) in streams)
        {
            Write(zip, part, write);
        }

        foreach (var (part, tree) in trees.Where(t => t.Key != Types))
        {
            Write(zip, part, tree.Root!.WriteTo);
        }

        foreach (var part in package.Parts.Where(p => !p.EndsWith('/') && Has(p) && !IsWritten(p)))
        {
            using var from = package.OpenBytes(part);
            using var to = zip.CreateEntry(part, CompressionLevel.Fastest).Open();
            from.CopyTo(to);
        }
    }

    private bool IsWritten(string part) => trees.ContainsKey(part) || streams.ContainsKey(part);

    private static void Write(ZipArchive zip, string part, Action<XmlWriter> write)
    {
        var settings = Settings.Clone();
        // Old-style drawings carry no XML declaration.
        settings.OmitXmlDeclaration = part.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);
        using var writer = XmlWriter.Create(zip.CreateEntry(part, CompressionLevel.Fastest).Open(), settings);
        writer.WriteStartDocument(standalone: true);
        write(writer);
    }

    private void CheckTree(string part)
    {
        if (package.Length(part) > LargestTree)
        {
            throw new UnreadableException(
                file,
                "too-large-part",
                "工作簿的格式或批注过于庞大，不能标注。请复制到新的工作簿或另存为CSV后重新导入。"
            );
        }
    }

    private XDocument TypesTree()
    {
        var types = Read(Types);
        trees[Types] = types;
        return types;
    }

    private void Declare(string kind, string attribute, string name, string type)
    {
        var root = TypesTree().Root!;
        var known = root.Elements().FirstOrDefault(e => Matches(e, attribute, name));
        if (known is null)
        {
            // Defaults stand before overrides.
            var made = new XElement(
                root.Name.Namespace + kind,
                new XAttribute(attribute, name),
                new XAttribute("ContentType", type)
            );
            if (kind == "Default")
            {
                root.AddFirst(made);
            }
            else
            {
                root.Add(made);
            }
        }
    }

    private static bool Matches(XElement element, string attribute, string name) =>
        string.Equals((string?)element.Attribute(attribute), name, StringComparison.OrdinalIgnoreCase);
}
