using System.Xml.Linq;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Annotate;

/// <summary>The formats of the list sheet, as numbers in the workbook's style sheet.</summary>
internal sealed class ListStyles
{
    private const string Grey = "FFBFBFBF";
    private static readonly string[] Sides = ["left", "right", "top", "bottom"];

    private readonly StyleTable formats;
    private readonly MarkStyles marks;
    private readonly int border;

    public ListStyles(XElement sheet, StyleTable fills, StyleTable formats, MarkStyles marks)
    {
        (this.formats, this.marks) = (formats, marks);
        var main = formats.Main;
        var fonts = new StyleTable(sheet, "fonts");
        border = new StyleTable(sheet, "borders").Add(Box(main));
        var head =
            fills.Find(f => f.ToString().Contains("\"FFDCE6F1\"", StringComparison.Ordinal)) ?? fills.Add(Head(main));
        var (plain, bold) = (fonts.Add(Font(main, 11)), fonts.Add(Font(main, 11, "b")));
        Title = Format(fonts.Add(Font(main, 14, "b")), 0, 0, "left", wrap: false);
        Line = Format(plain, 0, 0, "left", wrap: false);
        Header = Format(bold, head, border, "center", wrap: true);
        Number = Format(plain, 0, border, "center", wrap: false);
        Text = Format(plain, 0, border, "left", wrap: true);
        Link = Format(fonts.Add(Font(main, 11, "u")), 0, border, "left", wrap: false);
        PlainFont = plain;
    }

    public int Title { get; }

    /// <summary>A line above the table.</summary>
    public int Line { get; }

    public int Header { get; }

    public int Number { get; }

    public int Text { get; }

    public int Link { get; }

    private int PlainFont { get; }

    /// <summary>A cell that names a level.</summary>
    public int Level(FindingLevel level) => Format(PlainFont, marks.Fill(level), border, "center", wrap: false);

    /// <summary>Texts carry the mark of a text typed with an apostrophe: edited, they still become no formula.</summary>
    private int Format(int font, int fill, int edge, string align, bool wrap) =>
        formats.Add(
            new XElement(
                formats.Main + "xf",
                new XAttribute("numFmtId", 0),
                new XAttribute("fontId", font),
                new XAttribute("fillId", fill),
                new XAttribute("borderId", edge),
                new XAttribute("xfId", 0),
                align == "left" ? new XAttribute("quotePrefix", 1) : null,
                new XAttribute("applyFont", 1),
                new XAttribute("applyFill", 1),
                new XAttribute("applyBorder", 1),
                new XAttribute("applyAlignment", 1),
                new XElement(
                    formats.Main + "alignment",
                    new XAttribute("horizontal", align),
                    new XAttribute("vertical", edge == 0 ? "center" : "top"),
                    wrap ? new XAttribute("wrapText", 1) : null
                )
            )
        );

    private static XElement Font(XNamespace main, int size, string? manner = null) =>
        new(
            main + "font",
            manner is null ? null : new XElement(main + manner),
            new XElement(main + "sz", new XAttribute("val", size)),
            manner == "u" ? new XElement(main + "color", new XAttribute("rgb", "FF0563C1")) : null,
            new XElement(main + "name", new XAttribute("val", "宋体")),
            new XElement(main + "charset", new XAttribute("val", 134))
        );

    private static XElement Head(XNamespace main) =>
        new(
            main + "fill",
            new XElement(
                main + "patternFill",
                new XAttribute("patternType", "solid"),
                new XElement(main + "fgColor", new XAttribute("rgb", "FFDCE6F1"))
            )
        );

    private static XElement Box(XNamespace main) =>
        new(
            main + "border",
            Sides.Select(side => new XElement(
                main + side,
                new XAttribute("style", "thin"),
                new XElement(main + "color", new XAttribute("rgb", Grey))
            )),
            new XElement(main + "diagonal")
        );
}
