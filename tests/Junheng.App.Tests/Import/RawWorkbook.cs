using System.Security;
using System.Text;

namespace Junheng.App.Tests.Import;

/// <summary>Writes the XML of a workbook by hand, to make what no library would write.</summary>
internal sealed class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly List<(string Name, string State, StringBuilder Rows)> sheets = [];
    private readonly Dictionary<int, string> merged = [];
    private readonly List<string> strings = [];
    private readonly List<(string Name, string Text)> extra = [];

    public RawWorkbook() => Sheet("数据");

    /// <summary>Begins another sheet.</summary>
    public RawWorkbook Sheet(string name, string state = "visible")
    {
        sheets.Add((name, state, new()));
        return this;
    }

    /// <summary>Renames the sheet begun last.</summary>
    public RawWorkbook Named(string name)
    {
        sheets[^1] = sheets[^1] with { Name = name };
        return this;
    }

    /// <summary>Merges blocks of cells of the sheet begun last.</summary>
    public RawWorkbook Merged(params string[] blocks)
    {
        merged[sheets.Count - 1] =
            $"<mergeCells>{string.Concat(blocks.Select(b => $"<mergeCell ref=\"{b}\"/>"))}</mergeCells>";
        return this;
    }

    /// <summary>Adds a row of cells, each the XML of a c element with {0} for its reference; null leaves a gap.</summary>
    public RawWorkbook Row(int number, params string?[] cells)
    {
        var rows = sheets[^1].Rows;
        rows.Append($"<row r=\"{number}\">");
        for (var i = 0; i < cells.Length; i++)
        {
            rows.Append(cells[i]?.Replace("{0}", $"r=\"{Letters(i)}{number}\"", StringComparison.Ordinal));
        }

        rows.Append("</row>");
        return this;
    }

    public RawWorkbook Xml(string xml)
    {
        sheets[^1].Rows.Append(xml);
        return this;
    }

    /// <summary>Adds a string to the shared ones, given as XML of its runs, and returns a cell that uses it.</summary>
    public string Shared(string runs)
    {
        strings.Add(runs);
        return $"<c {{0}} t=\"s\"><v>{strings.Count - 1}</v></c>";
    }

    public RawWorkbook With(string part, string text)
    {
        extra.Add((part, text));
        return this;
    }

    public static string Text(string text) =>
        $"<c {{0}} t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>";

    public static string Number(string value) => $"<c {{0}}><v>{value}</v></c>";

    public byte[] Bytes()
    {
        var names = new StringBuilder();
        var relations = new StringBuilder();
        var parts = new List<(string, string)>(extra);
        for (var i = 0; i < sheets.Count; i++)
        {
            var (name, state, rows) = sheets[i];
            names.Append($"<sheet name=\"{name}\" sheetId=\"{i + 1}\" state=\"{state}\" r:id=\"s{i}\"/>");
            relations.Append(Relation($"s{i}", "worksheet", $"worksheets/sheet{i + 1}.xml"));
            parts.Add(
                (
                    $"xl/worksheets/sheet{i + 1}.xml",
                    $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{merged.GetValueOrDefault(i)}</worksheet>"
                )
            );
        }

        relations.Append(Relation("t", "sharedStrings", "/xl/sharedStrings.xml"));
        var texts = string.Concat(strings.Select(s => $"<si>{s}</si>"));
        parts.Add(("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{texts}</sst>"));
        parts.Add(
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{names}</sheets></workbook>")
        );
        parts.Add(("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\">{relations}</Relationships>"));
        var root = Relation("r", "officeDocument", "xl/workbook.xml");
        parts.Add(("_rels/.rels", $"<Relationships xmlns=\"{Package}\">{root}</Relationships>"));
        return Files.Zip([.. parts]);
    }

    private static string Relation(string id, string kind, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"{Office}/{kind}\" Target=\"{target}\"/>";

    private static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + Letters(column % 26);
}
