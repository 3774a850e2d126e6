using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>
/// The old-style drawing (VML) of a sheet, without which spreadsheets show no comment: one box for each. Boxes of
/// cells that we write to are made anew in a size that lets the text be read; all other shapes stay.
/// </summary>
internal sealed partial class CommentShapes
{
    /// <summary>The type of the part.</summary>
    public const string Type = "application/vnd.openxmlformats-officedocument.vmlDrawing";

    /// <summary>Numbers of shapes come in blocks, which a drawing claims.</summary>
    private const int Block = 1024;
    private const int LineOfText = 24;
    private const int Width = 320;

    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    private readonly Dictionary<(int Column, int Row), XElement> boxes = [];
    private int next;

    private CommentShapes(XDocument tree, int block)
    {
        Tree = tree;
        next = block * Block;
        foreach (var shape in tree.Root!.Elements(V + "shape"))
        {
            if (Digits().Match((string?)shape.Attribute("id") ?? "") is { Success: true } number)
            {
                next = Math.Max(next, int.Parse(number.Value, CultureInfo.InvariantCulture));
            }

            var data = shape.Element(X + "ClientData");
            if (
                (string?)data?.Attribute("ObjectType") == "Note"
                && int.TryParse((string?)data.Element(X + "Column"), CultureInfo.InvariantCulture, out var column)
                && int.TryParse((string?)data.Element(X + "Row"), CultureInfo.InvariantCulture, out var row)
            )
            {
                boxes.TryAdd((column, row + 1), shape);
            }
        }
    }

    public XDocument Tree { get; }

    /// <summary>A drawing for a sheet that has none.</summary>
    /// <param name="block">The first block of numbers no other drawing claims.</param>
    public static CommentShapes None(int block) =>
        new(
            new(
                new XElement(
                    "xml",
                    new XAttribute(XNamespace.Xmlns + "v", V),
                    new XAttribute(XNamespace.Xmlns + "o", O),
                    new XAttribute(XNamespace.Xmlns + "x", X),
                    new XElement(O + "shapelayout", new XAttribute(V + "ext", "edit"))
                )
            ),
            block
        );

    /// <summary>A drawing that is there; programs write line breaks into them that are no XML.</summary>
    /// <exception cref="XmlException">It is not to be read.</exception>
    public static CommentShapes Of(string text, int block)
    {
        using var reader = XmlReader.Create(
            new StringReader(OpenBreak().Replace(text, "<br/>")),
            new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        return new(XDocument.Load(reader, LoadOptions.PreserveWhitespace), block);
    }

    /// <summary>Takes away the box of a cell.</summary>
    public void Remove(int column, int row)
    {
        if (boxes.Remove((column, row), out var shape))
        {
            shape.Remove();
        }
    }

    /// <summary>Makes the box of a cell.</summary>
    public void Put(int column, int row, string text, SheetGeometry geometry)
    {
        var visible = boxes.GetValueOrDefault((column, row))?.Element(X + "ClientData")?.Element(X + "Visible");
        Remove(column, row);
        var lines = text.Split('\n').Sum(l => 1 + (l.Length / LineOfText));
        var height = 18 * Math.Clamp(lines + 1, 4, 36);
        var box = Box(column, row, height, geometry.Anchor(column, row, Width, height), visible);
        boxes[(column, row)] = box;
        Tree.Root!.Add(box);
    }

    /// <summary>Claims the numbers given away, once all boxes are made.</summary>
    public void Finish()
    {
        var root = Tree.Root!;
        if (!root.Elements(V + "shapetype").Any(t => (string?)t.Attribute("id") == "_x0000_t202"))
        {
            var kind = ShapeKind();
            if (root.Element(O + "shapelayout") is { } layout)
            {
                layout.AddAfterSelf(kind);
            }
            else
            {
                root.AddFirst(kind);
            }
        }

        var map = root.Elements(O + "shapelayout").Elements(O + "idmap").FirstOrDefault();
        if (map is null)
        {
            map = new(O + "idmap", new XAttribute(V + "ext", "edit"));
            root.Elements(O + "shapelayout").FirstOrDefault()?.Add(map);
        }

        var claimed = ((string?)map.Attribute("data") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var used = root.Elements(V + "shape")
            .Select(s => Digits().Match((string?)s.Attribute("id") ?? ""))
            .Where(m => m.Success)
            .Select(m => $"{int.Parse(m.Value, CultureInfo.InvariantCulture) / Block}")
            .Where(b => b != "0");
        map.SetAttributeValue("data", string.Join(',', claimed.Union(used)));
    }

    private XElement Box(int column, int row, int height, string anchor, XElement? visible) =>
        new(
            V + "shape",
            new XAttribute("id", $"_x0000_s{++next}"),
            new XAttribute("type", "#_x0000_t202"),
            new XAttribute(
                "style",
                $"position:absolute;margin-left:0;margin-top:0;width:{Width * 3 / 4}pt;height:{height * 3 / 4}pt;z-index:1;"
                    + (visible is null ? "visibility:hidden" : "visibility:visible")
            ),
            new XAttribute("fillcolor", "#ffffe1"),
            new XAttribute(O + "insetmode", "auto"),
            new XElement(V + "fill", new XAttribute("color2", "#ffffe1")),
            new XElement(
                V + "shadow",
                new XAttribute("on", "t"),
                new XAttribute("color", "black"),
                new XAttribute("obscured", "t")
            ),
            new XElement(V + "path", new XAttribute(O + "connecttype", "none")),
            new XElement(
                V + "textbox",
                new XAttribute("style", "mso-direction-alt:auto"),
                new XElement("div", new XAttribute("style", "text-align:left"), "")
            ),
            new XElement(
                X + "ClientData",
                new XAttribute("ObjectType", "Note"),
                new XElement(X + "MoveWithCells"),
                new XElement(X + "SizeWithCells"),
                new XElement(X + "Anchor", anchor),
                new XElement(X + "AutoFill", "False"),
                new XElement(X + "Row", row - 1),
                new XElement(X + "Column", column),
                visible
            )
        );

    private static XElement ShapeKind() =>
        new(
            V + "shapetype",
            new XAttribute("id", "_x0000_t202"),
            new XAttribute("coordsize", "21600,21600"),
            new XAttribute(O + "spt", 202),
            new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(V + "stroke", new XAttribute("joinstyle", "miter")),
            new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect"))
        );

    [GeneratedRegex("[0-9]{1,9}$")]
    private static partial Regex Digits();

    [GeneratedRegex("<br *>", RegexOptions.IgnoreCase)]
    private static partial Regex OpenBreak();
}
