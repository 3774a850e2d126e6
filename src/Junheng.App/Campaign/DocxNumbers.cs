using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Junheng.App.Campaign;

/// <summary>Counts the automatic numbers of a text document's paragraphs: 一、, （一）, 1.</summary>
internal sealed class DocxNumbers
{
    private const int Levels = 9;
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly Regex Place = new(@"%(\d)");
    private readonly Dictionary<string, (int Start, string Format, string Text)[]> lists = [];
    private readonly Dictionary<string, string> abstracts = [];
    private readonly Dictionary<string, (string Id, int Level)> styles = [];
    private readonly Dictionary<string, int[]> counters = [];

    public DocxNumbers(XDocument? numbering, XDocument? style)
    {
        foreach (var list in numbering?.Root?.Elements(W + "abstractNum") ?? [])
        {
            lists[Value(list, "abstractNumId") ?? ""] =
            [
                .. Enumerable
                    .Range(0, Levels)
                    .Select(i =>
                        list.Elements(W + "lvl")
                            .FirstOrDefault(l => Value(l, "ilvl") == i.ToString(CultureInfo.InvariantCulture))
                    )
                    .Select(l =>
                        (
                            Whole(l?.Element(W + "start"), 1),
                            Value(l?.Element(W + "numFmt")) ?? "none",
                            Value(l?.Element(W + "lvlText")) ?? ""
                        )
                    ),
            ];
        }

        foreach (var number in numbering?.Root?.Elements(W + "num") ?? [])
        {
            abstracts[Value(number, "numId") ?? ""] = Value(number.Element(W + "abstractNumId")) ?? "";
        }

        foreach (var s in style?.Root?.Elements(W + "style") ?? [])
        {
            if (s.Element(W + "pPr")?.Element(W + "numPr") is { } said && Value(said.Element(W + "numId")) is { } id)
            {
                styles[Value(s, "styleId") ?? ""] = (id, Whole(said.Element(W + "ilvl"), 0));
            }
        }
    }

    /// <summary>The number before a paragraph; empty if it has none.</summary>
    public string Of(XElement paragraph)
    {
        var properties = paragraph.Element(W + "pPr");
        var said = properties?.Element(W + "numPr");
        var (id, level) = said is not null
            ? (Value(said.Element(W + "numId")) ?? "", Whole(said.Element(W + "ilvl"), 0))
            : styles.GetValueOrDefault(Value(properties?.Element(W + "pStyle")) ?? "");
        if (
            id is null
            || !abstracts.TryGetValue(id, out var list)
            || !lists.TryGetValue(list, out var levels)
            || level is < 0 or >= Levels
        )
        {
            return "";
        }

        var counts = counters.TryGetValue(list, out var known) ? known : counters[list] = new int[Levels];
        counts[level] = counts[level] == 0 ? levels[level].Start : counts[level] + 1;
        Array.Clear(counts, level + 1, Levels - level - 1);
        return levels[level].Format is "none" or "bullet"
            ? ""
            : Place.Replace(
                levels[level].Text,
                m =>
                    m.Groups[1].Value[0] - '1' is >= 0 and var at && at < Levels
                        ? Show(Math.Max(counts[at], 1), levels[at].Format)
                        : ""
            );
    }

    private static string Show(int number, string format) =>
        format.StartsWith("chinese", StringComparison.Ordinal)
        || format.StartsWith("japanese", StringComparison.Ordinal)
        || format.StartsWith("ideograph", StringComparison.Ordinal)
        || format.StartsWith("taiwanese", StringComparison.Ordinal)
            ? Chinese(number)
            : number.ToString(CultureInfo.InvariantCulture);

    private static string Chinese(int number)
    {
        const string Digits = "〇一二三四五六七八九";
        return number < 10 ? $"{Digits[number]}"
            : number < 20 ? $"十{(number == 10 ? "" : Digits[number - 10])}"
            : $"{Digits[number / 10 % 10]}十{(number % 10 == 0 ? "" : Digits[number % 10])}";
    }

    private static string? Value(XElement? element, string name = "val") => element?.Attribute(W + name)?.Value;

    private static int Whole(XElement? element, int otherwise) =>
        int.TryParse(Value(element), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;
}
