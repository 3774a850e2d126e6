using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>One thing a part points to inside the workbook.</summary>
/// <param name="Id">The id by which the part's own XML names it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Part">Where it is.</param>
internal sealed record Relation(string Id, string Type, string Part)
{
    /// <summary>True if the type ends so; its beginning depends on the dialect of the file.</summary>
    public bool Is(string kind) => Type.EndsWith(kind, StringComparison.Ordinal);
}

/// <summary>What a part points to inside the workbook; pointers to the outside stay and are not listed.</summary>
internal sealed class PartRelations
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly PackageEdit edit;
    private readonly string source;
    private readonly string owner;
    private readonly XDocument document;

    public PartRelations(PackageEdit edit, string owner)
    {
        (this.edit, this.owner) = (edit, owner);
        source = WorkbookParts.RelationsOf(owner);
        document = edit.Has(source) ? edit.Read(source) : new XDocument(new XElement(Main + "Relationships"));
    }

    public IEnumerable<Relation> All =>
        Elements()
            .Where(e => (string?)e.Attribute("TargetMode") != "External")
            .Select(e => new Relation(
                (string?)e.Attribute("Id") ?? "",
                (string?)e.Attribute("Type") ?? "",
                WorkbookParts.Resolve(owner, (string?)e.Attribute("Target") ?? "")
            ));

    /// <summary>The first of a kind, such as <c>/comments</c>; null if there is none.</summary>
    public Relation? First(string kind) => All.FirstOrDefault(r => r.Is(kind));

    /// <summary>Points to a part; the id it has from now on.</summary>
    public string Add(string type, string part)
    {
        var taken = Elements().Select(e => (string?)e.Attribute("Id")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var id = Enumerable.Range(1, int.MaxValue).Select(i => $"rIdJh{i}").First(i => !taken.Contains(i));
        document.Root!.Add(
            new XElement(
                document.Root.Name.Namespace + "Relationship",
                new XAttribute("Id", id),
                new XAttribute("Type", type),
                new XAttribute("Target", "/" + part)
            )
        );
        edit.Put(source, document);
        return id;
    }

    public void Remove(string id)
    {
        Elements().First(e => (string?)e.Attribute("Id") == id).Remove();
        edit.Put(source, document);
    }

    private IEnumerable<XElement> Elements() =>
        document.Root!.Elements().Where(e => e.Name.LocalName == "Relationship");
}
