using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>The text of a comment, which is a row of pieces, each with its own looks.</summary>
internal static class CommentRuns
{
    /// <summary>All pieces together.</summary>
    public static string Text(XElement text) => string.Concat(Pieces(text).Select(t => t.Value));

    /// <summary>Puts our mark and text behind what stands there.</summary>
    public static void Append(XElement text, string added)
    {
        var main = text.Name.Namespace;
        var mark = Text(text).Length > 0 ? "\n" + NoteText.Mark : NoteText.Mark;
        if (text.Element(main + "t") is { } plain)
        {
            plain.ReplaceWith(new XElement(main + "r", new XElement(plain)));
        }

        XElement[] own = [Run(main, mark, bold: true), Run(main, "\n" + added, bold: false)];
        if (text.Elements(main + "r").LastOrDefault() is { } last)
        {
            last.AddAfterSelf(own);
        }
        else
        {
            text.AddFirst(own);
        }
    }

    /// <summary>Keeps the first characters, and no line break behind them.</summary>
    public static void Cut(XElement text, int length)
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
            else if (piece.Parent == text)
            {
                piece.Remove();
            }
            else
            {
                piece.Parent!.Remove();
            }
        }
    }

    private static IEnumerable<XElement> Pieces(XElement text)
    {
        var main = text.Name.Namespace;
        return text.Elements(main + "t").Concat(text.Elements(main + "r").Elements(main + "t"));
    }

    private static XElement Run(XNamespace main, string text, bool bold) =>
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
}
