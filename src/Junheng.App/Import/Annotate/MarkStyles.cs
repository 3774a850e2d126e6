using System.Globalization;
using System.Xml.Linq;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Annotate;

/// <summary>What is to be done to the format of a cell.</summary>
/// <param name="Level">The colour it gets; null for none.</param>
/// <param name="Clear">A colour of ours is taken away first.</param>
internal readonly record struct CellMark(FindingLevel? Level, bool Clear);

/// <summary>
/// The style sheet of the annotated workbook. A coloured cell gets a clone of its own format with another fill; equal
/// clones are made once, and found again when the file comes back.
/// </summary>
internal sealed class MarkStyles(StyleTable fills, StyleTable formats)
{
    /// <summary>Spreadsheets hold little more than 65,000 formats; a file that has that many stays uncoloured.</summary>
    private const int MostFormats = 64_000;

    private static readonly string[] Colours = ["FFFFC9C9", "FFFFE8A3", "FFD6E8FA"];

    private readonly Dictionary<(int, CellMark), int> known = [];
    private readonly int?[] fillOf = new int?[Colours.Length];

    /// <summary>The format a cell has once it is marked.</summary>
    public int Marked(int format, CellMark mark)
    {
        if (!known.TryGetValue((format, mark), out var marked))
        {
            marked = Colour(mark.Clear ? Cleared(format) : format, mark.Level);
            known.Add((format, mark), marked);
        }

        return marked;
    }

    /// <summary>The fill of a level.</summary>
    public int Fill(FindingLevel level) =>
        fillOf[(int)level] ??= fills.Find(f => ColourOf(f) == Colours[(int)level]) ?? fills.Add(Solid(level));

    private int Colour(int format, FindingLevel? level)
    {
        if (level is not { } grave || formats.Count >= MostFormats || formats.At(format) is not { } own)
        {
            return format;
        }

        var clone = new XElement(own);
        clone.SetAttributeValue("fillId", Fill(grave));
        clone.SetAttributeValue("applyFill", 1);
        return formats.Add(clone);
    }

    private int Cleared(int format)
    {
        if (formats.At(format) is not { } own || fills.At(Number(own, "fillId")) is not { } fill)
        {
            return format;
        }

        if (!Colours.Contains(ColourOf(fill)))
        {
            return format;
        }

        var clone = new XElement(own);
        clone.SetAttributeValue("fillId", 0);
        clone.SetAttributeValue("applyFill", null);
        return formats.Add(clone);
    }

    private XElement Solid(FindingLevel level) =>
        new(
            fills.Main + "fill",
            new XElement(
                fills.Main + "patternFill",
                new XAttribute("patternType", "solid"),
                new XElement(fills.Main + "fgColor", new XAttribute("rgb", Colours[(int)level])),
                new XElement(fills.Main + "bgColor", new XAttribute("indexed", 64))
            )
        );

    private static string? ColourOf(XElement fill)
    {
        var pattern = fill.Elements().FirstOrDefault(e => e.Name.LocalName == "patternFill");
        return (string?)pattern?.Attribute("patternType") == "solid"
            ? (string?)pattern.Elements().FirstOrDefault(e => e.Name.LocalName == "fgColor")?.Attribute("rgb")
            : null;
    }

    private static int Number(XElement element, string attribute) =>
        int.TryParse(
            (string?)element.Attribute(attribute),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : 0;
}
