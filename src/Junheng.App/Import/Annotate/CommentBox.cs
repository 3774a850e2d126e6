using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>The shape of one comment, in the words spreadsheets themselves use for it.</summary>
internal static class CommentBox
{
    public static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    public static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    public static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    /// <summary>Id of the kind of shape that comments are.</summary>
    public const string KindId = "_x0000_t202";

    private const string Paper = "#ffffe1";

    /// <summary>A hidden box, which shows when the pointer rests on the cell.</summary>
    /// <param name="number">Number of the shape.</param>
    /// <param name="column">0-based column of the cell.</param>
    /// <param name="row">1-based row of the cell.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="anchor">The cells it hangs on.</param>
    public static XElement Make(int number, int column, int row, int width, int height, string anchor) =>
        new(
            V + "shape",
            new XAttribute("id", $"_x0000_s{number}"),
            new XAttribute("type", "#" + KindId),
            new XAttribute("style", Style(width, height)),
            new XAttribute("fillcolor", Paper),
            new XAttribute(O + "insetmode", "auto"),
            new XElement(V + "fill", new XAttribute("color2", Paper)),
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
                new XElement(X + "Column", column)
            )
        );

    /// <summary>Lets the box stand open, as the user had it.</summary>
    public static void Show(XElement box, XElement visible)
    {
        box.Element(X + "ClientData")!.Add(visible);
        var style = box.Attribute("style")!;
        style.Value = style.Value.Replace(":hidden", ":visible", StringComparison.Ordinal);
    }

    /// <summary>What says that shapes are comments.</summary>
    public static XElement Kind() =>
        new(
            V + "shapetype",
            new XAttribute("id", KindId),
            new XAttribute("coordsize", "21600,21600"),
            new XAttribute(O + "spt", 202),
            new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(V + "stroke", new XAttribute("joinstyle", "miter")),
            new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect"))
        );

    private static string Style(int width, int height) =>
        "position:absolute;margin-left:0;margin-top:0;z-index:1;visibility:hidden;"
        + $"width:{width * 3 / 4}pt;height:{height * 3 / 4}pt";
}
