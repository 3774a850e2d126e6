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
            var at = text is null ? -1 : CommentRuns.Text(text).IndexOf(NoteText.Mark, StringComparison.Ordinal);
            var author = int.TryParse((string?)comment.Attribute("authorId"), out var id)
                ? names.ElementAtOrDefault(id)
                : "";
            if (author != NoteText.Author && at < 0)
            {
                continue;
            }

            cells.Add(cell);
            if (author == NoteText.Author || CommentRuns.Text(text!)[..at].Trim().Length == 0)
            {
                comment.Remove();
                byCell.Remove(cell);
            }
            else
            {
                CommentRuns.Cut(text!, at);
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

        CommentRuns.Append(runs, text);
        return CommentRuns.Text(runs);
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
