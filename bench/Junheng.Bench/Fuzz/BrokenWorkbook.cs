using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Junheng.Bench.Fuzz;

/// <summary>
/// A workbook as no program of ours would write it: cells, rows, attributes and whole parts changed inside the package,
/// so that the damage gets past the checksum of the container.
/// </summary>
internal static partial class BrokenWorkbook
{
    private static readonly string[] Insertions =
    [
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<?xml version=\"1.0\"?>",
        "<!-- -->",
        "<![CDATA[12]]>",
        "<x:y/>",
        "<extLst><ext uri=\"x\"><a/></ext></extLst>",
        "<row r=\"1048577\"/>",
        "<row r=\"0\"/>",
        "<row r=\"-3\"><c r=\"A-3\"><v>1</v></c></row>",
        "<c r=\"XFE1\"><v>1</v></c>",
        "<c t=\"s\"><v>-1</v></c>",
        "<c t=\"s\"><v>4294967296</v></c>",
        "<c t=\"inlineStr\"/>",
        "<c t=\"d\"><v>2026-09-01</v></c>",
        "<c t=\"e\"><v>#REF!</v></c>",
        "<c t=\"b\"><v>1</v></c>",
        "<c><f>1+1</f></c>",
        "<c><f t=\"shared\" si=\"0\"/><v>7</v></c>",
        "<mergeCells><mergeCell ref=\"A1:ZZ99999\"/></mergeCells>",
        "</sheetData>",
        "</row>",
        "<v>",
        "&",
        "\u0001",
    ];

    private static readonly string[] Kinds = ["s", "n", "b", "e", "d", "str", "inlineStr", "x"];

    private static readonly string[] Targets =
    [
        "../../../../etc/passwd",
        "/xl/worksheets/sheet1.xml",
        "http://127.0.0.1/x",
        "sheet99.xml",
        "",
        "//",
        "%2e%2e/x",
    ];

    /// <summary>One to three changes of parts, then perhaps broken bytes.</summary>
    /// <param name="sound">The workbook.</param>
    /// <param name="random">Decides everything.</param>
    public static byte[] Of(byte[] sound, Random random)
    {
        if (random.Next(8) == 0)
        {
            return BrokenBytes.Of(sound, random);
        }

        var parts = Parts(sound);
        for (var changes = random.Next(1, 4); changes > 0 && parts.Count > 0; changes--)
        {
            Change(parts, random);
        }

        var bytes = Packed(parts);
        return random.Next(20) == 0 ? BrokenBytes.Of(bytes, random) : bytes;
    }

    private static void Change(List<(string Name, byte[] Content)> parts, Random random)
    {
        // Sheets are where the reader works hardest.
        var sheets = parts.Where(p => p.Name.Contains("sheet", StringComparison.Ordinal)).ToList();
        var part =
            sheets.Count > 0 && random.Next(3) > 0
                ? sheets[random.Next(sheets.Count)]
                : parts[random.Next(parts.Count)];
        var at = parts.IndexOf(part);
        switch (random.Next(24))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Add(part);
                break;
            case 2:
                parts[at] = part with { Name = part.Name.ToUpperInvariant() };
                break;
            case 3:
                parts[at] = part with { Content = BrokenBytes.Of(part.Content, random) };
                break;
            case 4:
                parts[at] = part with { Content = [] };
                break;
            case 5:
                parts[at] = part with { Content = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(part.Content)) };
                break;
            default:
                var text = Edited(Encoding.UTF8.GetString(part.Content), random);
                parts[at] = part with { Content = Encoding.UTF8.GetBytes(text) };
                break;
        }
    }

    private static string Edited(string xml, Random random) =>
        random.Next(12) switch
        {
            0 => Between(xml, Element(), random, found => ""),
            1 => Between(xml, Element(), random, found => found + Insertions[random.Next(Insertions.Length)]),
            2 => Between(xml, Attribute(), random, found => ""),
            3 => Between(
                xml,
                Attribute(),
                random,
                found => $" {found.Split('=')[0].Trim()}=\"{Escaped(NastyText.Any(random))}\""
            ),
            4 => Between(xml, Target(), random, found => $"Target=\"{Targets[random.Next(Targets.Length)]}\""),
            5 => Between(xml, Row(), random, found => found + found),
            6 => Between(xml, Row(), random, found => ""),
            7 => Between(
                xml,
                Row(),
                random,
                found => string.Concat(Enumerable.Repeat(Nameless().Replace(found, ""), 200))
            ),
            8 => Between(xml, Kind(), random, found => $" t=\"{Kinds[random.Next(Kinds.Length)]}\""),
            _ => Between(xml, Value(), random, found => $">{Escaped(NastyText.Any(random))}<"),
        };

    /// <summary>Replaces one of the places that fit; a text without any stays.</summary>
    private static string Between(string xml, Regex place, Random random, Func<string, string> change)
    {
        var found = place.Matches(xml);
        if (found.Count == 0)
        {
            return xml;
        }

        var one = found[random.Next(found.Count)];
        return xml[..one.Index] + change(one.Value) + xml[(one.Index + one.Length)..];
    }

    /// <summary>As a careful writer would, except for characters that XML does not know.</summary>
    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static List<(string Name, byte[] Content)> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var parts = new List<(string, byte[])>();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            parts.Add((entry.FullName, content.ToArray()));
        }

        return parts;
    }

    private static byte[] Packed(List<(string Name, byte[] Content)> parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    [GeneratedRegex("</?[a-zA-Z:]+[^<>]*>")]
    private static partial Regex Element();

    [GeneratedRegex(" [a-zA-Z:]+=\"[^\"]*\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("Target=\"[^\"]*\"")]
    private static partial Regex Target();

    [GeneratedRegex("<(x:)?row [^>]*>.*?</(x:)?row>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex(" r=\"[^\"]*\"")]
    private static partial Regex Nameless();

    [GeneratedRegex(" t=\"[^\"]*\"")]
    private static partial Regex Kind();

    [GeneratedRegex(">[^<>]+<")]
    private static partial Regex Value();
}
