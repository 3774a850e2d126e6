using System.Globalization;
using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>A sheet of the workbook that is annotated.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Part">Where it is.</param>
/// <param name="Kind">The type of the relation, whose ending tells worksheets from chart sheets.</param>
/// <param name="Element">Its entry in the workbook.</param>
internal sealed record BookSheet(string Name, string Part, Relation Kind, XElement Element)
{
    public bool IsTable => Kind.Is("/worksheet");
}

/// <summary>The workbook part: which sheets there are, in what order, and what names point at them by position.</summary>
internal sealed class BookOutline
{
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string StrictOffice = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string UsualOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly PackageEdit edit;
    private readonly string part;
    private readonly XDocument document;
    private readonly List<BookSheet> sheets = [];

    /// <exception cref="UnreadableException">The container is no workbook.</exception>
    public BookOutline(PackageEdit edit, string file)
    {
        this.edit = edit;
        part = new PartRelations(edit, "").First("/officeDocument")?.Part ?? throw WorkbookParts.NoWorkbook(file);
        document = edit.Has(part) ? edit.Read(part) : throw WorkbookParts.NoWorkbook(file);
        if (document.Root!.Element(document.Root.Name.Namespace + "sheets") is null)
        {
            throw WorkbookParts.NoWorkbook(file);
        }

        Relations = new(edit, part);
        Main = document.Root!.Name.Namespace;
        Office = Main == StrictMain ? StrictOffice : UsualOffice;
        var known = Relations.All.ToLookup(r => r.Id, StringComparer.Ordinal);
        foreach (var element in Entries())
        {
            var id = element.Attributes().FirstOrDefault(a => a.Name.LocalName == "id")?.Value;
            if (id is not null && known[id].FirstOrDefault() is { } relation && edit.Has(relation.Part))
            {
                sheets.Add(new((string?)element.Attribute("name") ?? "", relation.Part, relation, element));
            }
        }

        edit.Put(part, document);
    }

    /// <summary>The namespace of sheets.</summary>
    public XNamespace Main { get; }

    /// <summary>The namespace of relations, and the beginning of their types.</summary>
    public string Office { get; }

    public PartRelations Relations { get; }

    public IReadOnlyList<BookSheet> Sheets => sheets;

    /// <summary>The folder of the workbook's parts.</summary>
    public string Folder => part[..(part.LastIndexOf('/') + 1)];

    /// <summary>A name for a new sheet: the one wished for, or with a number where the user has a sheet of that name.</summary>
    public string FreeName(string wish) =>
        Enumerable
            .Range(1, int.MaxValue)
            .Select(i => i == 1 ? wish : $"{wish}{i}")
            .First(name => !sheets.Exists(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Takes a sheet out of the workbook with what only it points to.</summary>
    public void Remove(BookSheet sheet)
    {
        var at = Entries().IndexOf(sheet.Element);
        var kept = sheets
            .Where(s => s != sheet)
            .SelectMany(s => new PartRelations(edit, s.Part).All)
            .Select(r => r.Part);
        foreach (var relation in new PartRelations(edit, sheet.Part).All.Where(r => !kept.Contains(r.Part)).ToList())
        {
            edit.Drop(relation.Part);
        }

        // What refers to the sheet by its position moves up, what belongs to it goes.
        Names().Where(n => Position(n) == at).Remove();
        Shift(at, -1);
        sheet.Element.Remove();
        sheets.Remove(sheet);
        edit.Drop(sheet.Part);
        Relations.Remove(sheet.Kind.Id);
        // The order of calculation may name cells of the sheet; spreadsheets make it anew.
        if (Relations.First("/calcChain") is { } chain)
        {
            edit.Drop(chain.Part);
            Relations.Remove(chain.Id);
        }
    }

    /// <summary>Puts a sheet first and opens the workbook on it.</summary>
    public void PutFirst(string name, string sheetPart, (string Name, string Text, bool Hidden)[] names)
    {
        Shift(-1, 1);
        var ids = Entries().Select(e => uint.TryParse((string?)e.Attribute("sheetId"), out var id) ? id : 0);
        XNamespace office = Office;
        document
            .Root!.Element(Main + "sheets")!
            .AddFirst(
                new XElement(
                    Main + "sheet",
                    new XAttribute("name", name),
                    new XAttribute("sheetId", ids.DefaultIfEmpty().Max() + 1),
                    new XAttribute(office + "id", Relations.Add($"{Office}/worksheet", sheetPart))
                )
            );
        // The view of a sheet names a window, which the workbook has to have.
        var windows = document.Root!.Element(Main + "bookViews") ?? new(Main + "bookViews");
        if (windows.Parent is null)
        {
            document.Root!.Element(Main + "sheets")!.AddBeforeSelf(windows);
            windows.Add(new XElement(Main + "workbookView"));
        }

        foreach (var view in windows.Elements(Main + "workbookView"))
        {
            view.SetAttributeValue("activeTab", null);
            view.SetAttributeValue("firstSheet", null);
        }

        foreach (var (defined, text, hidden) in names)
        {
            DefinedNames()
                .Add(
                    new XElement(
                        Main + "definedName",
                        new XAttribute("name", defined),
                        new XAttribute("localSheetId", 0),
                        hidden ? new XAttribute("hidden", 1) : null,
                        text
                    )
                );
        }
    }

    private List<XElement> Entries() => [.. document.Root!.Elements(Main + "sheets").Elements(Main + "sheet")];

    private IEnumerable<XElement> Names() =>
        document.Root!.Elements(Main + "definedNames").Elements(Main + "definedName");

    private static int? Position(XElement name) =>
        int.TryParse((string?)name.Attribute("localSheetId"), CultureInfo.InvariantCulture, out var at) ? at : null;

    private void Shift(int after, int by)
    {
        foreach (var name in Names().Where(n => Position(n) > after))
        {
            name.SetAttributeValue("localSheetId", Position(name) + by);
        }
    }

    private XElement DefinedNames()
    {
        if (document.Root!.Element(Main + "definedNames") is { } there)
        {
            return there;
        }

        var made = new XElement(Main + "definedNames");
        string[] before = ["sheets", "functionGroups", "externalReferences"];
        document.Root.Elements().Last(e => before.Contains(e.Name.LocalName)).AddAfterSelf(made);
        return made;
    }
}
