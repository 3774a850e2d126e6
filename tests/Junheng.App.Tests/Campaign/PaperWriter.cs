using System.IO.Compression;
using System.Security;
using System.Text;
using Junheng.Engine.Plans;

namespace Junheng.App.Tests.Campaign;

/// <summary>Writes a paper's paragraphs and rows as a text document, a workbook or a web page, with merged cells.</summary>
internal static class PaperWriter
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Docx(PlanDocument paper, params (string Name, string Text)[] more)
    {
        var body = new StringBuilder();
        foreach (var (paragraph, rows) in Parts(paper))
        {
            body.Append(paragraph is not null ? Paragraph(paragraph) : Table(rows));
        }

        return DocxOf($"<w:document xmlns:w=\"{Word}\"><w:body>{body}</w:body></w:document>", more);
    }

    public static byte[] DocxOf(string document, params (string Name, string Text)[] more) =>
        Zip([
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
            ("word/document.xml", document),
            .. more,
        ]);

    public static byte[] Xlsx(PlanDocument paper)
    {
        var rows = new StringBuilder();
        var number = 0;
        foreach (var block in paper.Blocks)
        {
            number++;
            rows.Append($"<row r=\"{number}\">");
            var cells = block.Cells?.Select(c => c.Text).ToList() ?? [block.Text];
            for (var c = 0; c < cells.Count; c++)
            {
                rows.Append(
                    $"<c r=\"{(char)('A' + c)}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cells[c])}</t></is></c>"
                );
            }

            rows.Append("</row>");
        }

        return Zip([
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Office}\"><sheets><sheet name=\"附件\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Sheet}\"><sheetData>{rows}</sheetData></worksheet>"),
        ]);
    }

    public static string Html(PlanDocument paper)
    {
        var body = new StringBuilder("<html><head><meta charset=\"utf-8\"></head><body>");
        foreach (var (paragraph, rows) in Parts(paper))
        {
            // A web page keeps runs of blanks only as hard blanks.
            static string Escape(string text) =>
                SecurityElement.Escape(text)!.Replace(" ", "&#160;").Replace("\n", "</p><p>");
            body.Append(
                paragraph is not null
                    ? $"<p>{Escape(paragraph)}</p>"
                    : $"<table border=\"1\">{string.Concat(rows.Select(r => $"<tr>{string.Concat(r.Select(c => $"<td><p>{Escape(c)}</p></td>"))}</tr>"))}</table>"
            );
        }

        return body.Append("</body></html>").ToString();
    }

    public static byte[] Zip(IEnumerable<(string Name, string Text)> parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<(string? Paragraph, List<List<string>> Rows)> Parts(PlanDocument paper)
    {
        var rows = new List<List<string>>();
        var table = 0;
        foreach (var block in paper.Blocks)
        {
            if (rows.Count > 0 && (block.Cells is null || block.Table != table))
            {
                yield return (null, rows);
                rows = [];
            }

            table = block.Table;
            if (block.Cells is null)
            {
                yield return (block.Text, []);
            }
            else
            {
                rows.Add([.. block.Cells.Select(c => c.Text)]);
            }
        }

        if (rows.Count > 0)
        {
            yield return (null, rows);
        }
    }

    private static string Paragraph(string text) =>
        $"<w:p><w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    /// <summary>An empty cell in the first column is merged with the one above.</summary>
    private static string Table(List<List<string>> rows)
    {
        var text = new StringBuilder("<w:tbl>");
        for (var r = 0; r < rows.Count; r++)
        {
            text.Append("<w:tr>");
            for (var c = 0; c < rows[r].Count; c++)
            {
                var merge =
                    c > 0 || r == 0 ? ""
                    : rows[r][0].Length == 0 ? "<w:tcPr><w:vMerge/></w:tcPr>"
                    : "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>";
                text.Append($"<w:tc>{merge}{string.Concat(rows[r][c].Split('\n').Select(Paragraph))}</w:tc>");
            }

            text.Append("</w:tr>");
        }

        return text.Append("</w:tbl>").ToString();
    }
}
