using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using static Junheng.App.Import.Annotate.CommentBox;

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
        var box = Make(++next, column, row, Width, height, geometry.Anchor(column, row, Width, height));
        if (visible is not null)
        {
            Show(box, visible);
        }

        boxes[(column, row)] = box;
        Tree.Root!.Add(box);
    }

    /// <summary>Claims the numbers given away, once all boxes are made.</summary>
    public void Finish()
    {
        var root = Tree.Root!;
        if (!root.Elements(V + "shapetype").Any(t => (string?)t.Attribute("id") == KindId))
        {
            var kind = Kind();
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

    [GeneratedRegex("[0-9]{1,9}$")]
    private static partial Regex Digits();

    [GeneratedRegex("<br *>", RegexOptions.IgnoreCase)]
    private static partial Regex OpenBreak();
}
