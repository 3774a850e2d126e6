using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>The comments of one sheet: ours are taken out and put in, those of others stay.</summary>
internal sealed class SheetComments
{
    private readonly XNamespace main;
    private readonly XElement authors;
    private readonly XElement list;
    private readonly Dictionary<string, XElement> byCell = new(StringComparer.Ordinal);

    public SheetComments(XDocument tree)
    {
        Tree = tree;
        main = tree.Root!.Name.Namespace;
        authors = Child("authors");
        list = Child("commentList");
        foreach (var comment in list.Elements(main + "comment"))
        {
            byCell.TryAdd((string?)comment.Attribute("ref") ?? "", comment);
        }
    }

    public XDocument Tree { get; }

    public bool IsEmpty => byCell.Count == 0;

    /// <summary>True if somebody's comment stands at a cell.</summary>
    public bool Has(string cell) => byCell.ContainsKey(cell);

    public static SheetComments None(XNamespace main) =>
        new(
            new(
                new XElement(
                    main + "comments",
                    // The prefix spreadsheets look for is none.
                    new XElement(main + "authors"),
                    new XElement(main + "commentList")
                )
            )
        );

    /// <summary>Takes out what we wrote earlier; the cells it stood at.</summary>
    public List<string> TakeOurs()
    {
        var cells = new List<string>();
        var names = authors.Elements(main + "author").Select(a => a.Value).ToList();
        foreach (var (cell, comment) in byCell)
        {
            var text = comment.Element(main + "text");
            var at = text is null ? -1 : Text(text).IndexOf(NoteText.Mark, StringComparison.Ordinal);
            var author = int.TryParse((string?)comment.Attribute("authorId"), out var id)
                ? names.ElementAtOrDefault(id)
                : "";
            if (author != NoteText.Author && at < 0)
            {
                continue;
            }

            cells.Add(cell);
            if (author == NoteText.Author || Text(text!)[..at].Trim().Length == 0)
            {
                comment.Remove();
                byCell.Remove(cell);
            }
            else
            {
                Cut(text!, at);
            }
        }

        return cells;
    }

    /// <summary>Puts our text at a cell, under another's where there is one; the whole text that stands there then.</summary>
    public string Put(string cell, string text)
    {
        if (!byCell.TryGetValue(cell, out var comment))
        {
            comment = new(
                main + "comment",
                new XAttribute("ref", cell),
                new XAttribute("authorId", Author()),
                new XElement(main + "text")
            );
            list.Add(comment);
            byCell.Add(cell, comment);
        }

        var runs = comment.Element(main + "text");
        if (runs is null)
        {
            runs = new(main + "text");
            comment.AddFirst(runs);
        }

        var before = Text(runs);
        if (runs.Element(main + "t") is { } plain)
        {
            plain.ReplaceWith(new XElement(main + "r", new XElement(plain)));
        }

        var own = Runs((before.Length > 0 ? "\n" : "") + NoteText.Mark, text);
        if (runs.Elements(main + "r").LastOrDefault() is { } last)
        {
            last.AddAfterSelf(own);
        }
        else
        {
            runs.AddFirst(own);
        }

        return Text(runs);
    }

    private XElement[] Runs(string mark, string text) => [Run(mark, true), Run("\n" + text, false)];

    private XElement Run(string text, bool bold) =>
        new(
            main + "r",
            new XElement(
                main + "rPr",
                bold ? new XElement(main + "b") : null,
                new XElement(main + "sz", new XAttribute("val", 9)),
                new XElement(main + "color", new XAttribute("indexed", 81)),
                new XElement(main + "rFont", new XAttribute("val", "宋体")),
                new XElement(main + "charset", new XAttribute("val", 134))
            ),
            new XElement(main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), WorkbookEscapes.Write(text))
        );

    private IEnumerable<XElement> Pieces(XElement text) =>
        text.Elements(main + "t").Concat(text.Elements(main + "r").Elements(main + "t"));

    private string Text(XElement text) => string.Concat(Pieces(text).Select(t => t.Value));

    /// <summary>Keeps the first characters, and no line break behind them.</summary>
    private void Cut(XElement text, int length)
    {
        length = Text(text)[..length].TrimEnd('\n', '\r').Length;
        foreach (var piece in Pieces(text).ToList())
        {
            var kept = Math.Min(length, piece.Value.Length);
            length -= kept;
            if (kept > 0)
            {
                piece.Value = piece.Value[..kept];
            }
            else if (piece.Parent!.Name == main + "r")
            {
                piece.Parent.Remove();
            }
            else
            {
                piece.Remove();
            }
        }
    }

    private int Author()
    {
        var names = authors.Elements(main + "author").Select(a => a.Value).ToList();
        if (names.IndexOf(NoteText.Author) is >= 0 and var at)
        {
            return at;
        }

        authors.Add(new XElement(main + "author", NoteText.Author));
        return names.Count;
    }

    private XElement Child(string name)
    {
        if (Tree.Root!.Element(main + name) is { } there)
        {
            return there;
        }

        var made = new XElement(main + name);
        if (name == "authors")
        {
            Tree.Root.AddFirst(made);
        }
        else
        {
            authors.AddAfterSelf(made);
        }

        return made;
    }
}
