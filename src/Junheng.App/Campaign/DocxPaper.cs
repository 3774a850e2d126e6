using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>
/// Paragraphs and table rows of a text document. Merged cells are filled, deleted text and headers are left out, numbers
/// the program counts by itself are written out.
/// </summary>
internal sealed class DocxPaper
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private readonly List<PlanBlock> blocks = [];
    private readonly DocxNumbers numbers;
    private int line;
    private int paragraph;
    private int table;

    private DocxPaper(DocxNumbers numbers) => this.numbers = numbers;

    public static PlanDocument Read(byte[] bytes, string file)
    {
        using var package = new DocxPackage(bytes, file);
        var body = package.Part("word/document.xml")?.Root?.Element(W + "body") ?? throw DocxPackage.Damaged(file);
        var paper = new DocxPaper(new(package.Part("word/numbering.xml"), package.Part("word/styles.xml")));
        paper.Take(body);
        return new(paper.blocks);
    }

    private void Take(XElement parent)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "p":
                    Paragraph(element);
                    break;
                case "tbl":
                    Table(element);
                    break;
                case "sdt":
                    Take(element.Element(W + "sdtContent") ?? element);
                    break;
                case "ins" or "customXml" or "smartTag" or "moveTo" or "sdtContent":
                    Take(element);
                    break;
            }
        }
    }

    private void Paragraph(XElement element)
    {
        line++;
        paragraph++;
        foreach (var part in Text(element).Split('\n').Where(t => !string.IsNullOrWhiteSpace(t)))
        {
            blocks.Add(new(part, line, line) { Place = $":{paragraph}" });
        }

        foreach (
            var box in element
                .Descendants(W + "txbxContent")
                .Where(b => !b.Ancestors().Any(a => a.Name.LocalName == "Fallback"))
        )
        {
            Take(box);
        }
    }

    private void Table(XElement element)
    {
        var rows = element
            .Elements(W + "tr")
            .Concat(element.Elements(W + "sdt").Descendants(W + "tr"))
            .Where(r => r.Element(W + "trPr")?.Element(W + "del") is null)
            .ToList();
        if (rows.All(r => r.Elements(W + "tc").Count() == 1))
        {
            // A frame around text, no table.
            foreach (var cell in rows.Elements(W + "tc"))
            {
                Take(cell);
            }

            return;
        }

        var number = ++table;
        var above = new Dictionary<int, string>();
        foreach (var (row, at) in rows.Select((r, i) => (r, i + 1)))
        {
            line++;
            var cells = Cells(row, above, $":{number}:{at}");
            blocks.Add(new(string.Join(' ', cells.Select(c => c.Text)), line, line, cells, number));
            foreach (var nested in row.Descendants(W + "tbl").Where(t => t.Ancestors(W + "tr").First() == row))
            {
                Table(nested);
            }
        }
    }

    private List<PlanCell> Cells(XElement row, Dictionary<int, string> above, string place)
    {
        var cells = new List<PlanCell>();
        var count = 0;
        for (var skipped = Whole(row.Element(W + "trPr")?.Element(W + "gridBefore")); skipped > 0; skipped--)
        {
            cells.Add(new("", line, line));
        }

        foreach (var cell in row.Elements(W + "tc").Concat(row.Elements(W + "sdt").Descendants(W + "tc")))
        {
            var properties = cell.Element(W + "tcPr");
            var merge = properties?.Element(W + "vMerge");
            var text = string.Join(
                    '\n',
                    cell.Descendants(W + "p").Where(p => p.Ancestors(W + "tc").First() == cell).Select(Text)
                )
                .Trim('\n');
            if (merge is not null && merge.Attribute(W + "val")?.Value != "restart")
            {
                text = above.GetValueOrDefault(cells.Count, text);
            }

            above[cells.Count] = text;
            cells.Add(new(text, line, line) { Place = $"{place}:{++count}" });
            for (var span = Whole(properties?.Element(W + "gridSpan")); span > 1; span--)
            {
                above[cells.Count] = "";
                cells.Add(new("", line, line));
            }
        }

        return cells;
    }

    private static int Whole(XElement? element) =>
        int.TryParse(element?.Attribute(W + "val")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? Math.Min(n, 64)
            : 0;

    private string Text(XElement paragraph)
    {
        var text = new StringBuilder(numbers.Of(paragraph));
        Append(paragraph, text);
        return text.ToString();
    }

    private static void Append(XElement parent, StringBuilder text)
    {
        foreach (var element in parent.Elements())
        {
            switch (element.Name.LocalName)
            {
                case "t":
                    text.Append(element.Value);
                    break;
                case "tab" when parent.Name.LocalName == "r":
                    text.Append("    ");
                    break;
                case "br" or "cr":
                    text.Append(element.Attribute(W + "type")?.Value is "page" or "column" ? "" : "\n");
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "del" or "moveFrom" or "pPr" or "rPr" or "txbxContent" or "Fallback" or "instrText" or "delText":
                    break;
                default:
                    Append(element, text);
                    break;
            }
        }
    }
}
