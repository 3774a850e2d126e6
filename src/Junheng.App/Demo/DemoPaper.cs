using Junheng.App.Report.Papers;
using Junheng.Engine.Standards;

namespace Junheng.App.Demo;

/// <summary>The demo county's plan as an office would send it: a Word paper.</summary>
public static class DemoPaper
{
    public const string FileName = "示例县创建工作方案（合成数据）.docx";

    private static readonly double[] Widths = [5, 40, 22, 13, 20];

    /// <summary>Writes the paper.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="pack">The rules whose thresholds it states.</param>
    public static void Write(Stream stream, RulePack pack)
    {
        var paper = new OfficialPaper(Path.GetFileNameWithoutExtension(FileName));
        var lines = DemoPlan.Text(pack).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Contains('\t', StringComparison.Ordinal))
            {
                Add(paper, lines[i], i > 0 ? lines[i - 1] : "");
                continue;
            }

            var rows = lines.Skip(i).TakeWhile(l => l.Contains('\t', StringComparison.Ordinal)).Select(Cells).ToList();
            paper.Table(new(Widths, [rows[0]], [.. rows.Skip(1)]));
            i += rows.Count - 1;
        }

        paper.Write(stream);
    }

    private static IReadOnlyList<PaperCell> Cells(string line) => [.. line.Split('\t').Select(t => new PaperCell(t))];

    private static void Add(OfficialPaper paper, string line, string before)
    {
        if (line.StartsWith("附件", StringComparison.Ordinal))
        {
            paper.Page(crosswise: false).Mark(line);
        }
        else if (before.StartsWith("附件", StringComparison.Ordinal) || IsTitle(line))
        {
            paper.Title(line);
        }
        else if ("一二三四五六七八九".Contains(line[0]) && line[1] == '、')
        {
            paper.Heading(line);
        }
        else
        {
            paper.Text(line);
        }
    }

    private static bool IsTitle(string line) =>
        line.EndsWith("工作方案", StringComparison.Ordinal) && !line.StartsWith('《');
}
