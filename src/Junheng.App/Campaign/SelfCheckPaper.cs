using Junheng.App.Report;
using Junheng.App.Report.Papers;
using Junheng.Engine.Judge;
using Junheng.Engine.Report;

namespace Junheng.App.Campaign;

/// <summary>自查情况表 as an annex to print: the table, and behind it every school that falls short.</summary>
public static class SelfCheckPaper
{
    public const string Name = "主要指标自查情况表";

    /// <param name="stream">Where to.</param>
    /// <param name="opened">The year and version.</param>
    /// <param name="verdict">The verdict shown.</param>
    /// <param name="table">The table.</param>
    /// <param name="mark">Who takes it out, and when.</param>
    public static void Write(
        Stream stream,
        OpenedYear opened,
        CountyVerdict verdict,
        SelfCheckTable table,
        ExportMark mark
    )
    {
        var title = CampaignTitle.Of(opened.County.Name, Name);
        var paper = new OfficialPaper(title.Replace("\n", "", StringComparison.Ordinal), turned: true)
            .Mark("附件")
            .Title(title)
            .Table(Main(table));
        var notes = table
            .Parts.SelectMany(p =>
                p.Lines.SelectMany((l, at) => l.Row.Notes.Select(n => (p.Part.Name, At: at + 1, Note: n)))
            )
            .ToList();
        for (var i = 0; i < notes.Count; i++)
        {
            paper.Note($"注{i + 1}：{notes[i].Name}第{notes[i].At}项，{notes[i].Note}");
        }

        paper.Note(Rests(opened, verdict, table, mark));
        if (table.Lines.SelectMany(l => l.Row.Lists).Any())
        {
            paper.Page(crosswise: true).Title("未达标和不能判定的学校名单").Table(Schools(table));
        }

        paper.Write(stream);
    }

    /// <summary>What the table rests on, in a line.</summary>
    private static string Rests(OpenedYear opened, CountyVerdict verdict, SelfCheckTable table, ExportMark mark) =>
        SheetHead.Of(
            opened,
            verdict.Resources,
            Name,
            mark,
            $"国家32项指标中已达标{table.Count(Verdict.Met)}项、未达标{table.Count(Verdict.NotMet)}项、"
                + $"尚不能判定{table.Count(Verdict.CannotTell)}项。"
        )[1];

    private static PaperTable Main(SelfCheckTable table) =>
        new(
            [5.5, 21, 33, 26, 15, 9.5],
            [
                ["序号", "指标", "达标情况", "整改措施", "责任单位", "完成时限"],
            ],
            [.. table.Parts.SelectMany(p => Part(p.Part, p.Lines))]
        );

    private static IEnumerable<IReadOnlyList<PaperCell>> Part(SelfCheckPart part, IReadOnlyList<SelfCheckLine> lines) =>
        lines
            .Select(
                (l, i) =>
                    (IReadOnlyList<PaperCell>)
                        [
                            new($"{i + 1}", true),
                            l.Row.Indicator,
                            l.Row.Text,
                            l.Measures,
                            string.Join('\n', l.Units),
                            new(l.Deadline.Replace("，", "，\n", StringComparison.Ordinal), true),
                        ]
            )
            .Prepend([new(part.Heading) { Across = 6, IsHead = true }]);

    private static PaperTable Schools(SelfCheckTable table) =>
        new(
            [9, 27, 16, 10, 6, 60],
            [
                ["一级指标", "二级指标", "情况", "学段", "所数", "学校"],
            ],
            [
                .. table.Parts.SelectMany(p =>
                    p.Lines.SelectMany((l, i) => Schools($"{p.Part.Name}\n第{i + 1}项", l.Row))
                ),
            ]
        );

    private static IEnumerable<IReadOnlyList<PaperCell>> Schools(string place, SelfCheckRow row) =>
        row.Lists.Select(
            (list, i) =>
                (IReadOnlyList<PaperCell>)
                    [
                        .. i == 0
                            ? (PaperCell[])
                                [
                                    new(place, true) { Down = row.Lists.Count },
                                    new(row.Indicator) { Down = row.Lists.Count },
                                ]
                            : [],
                        list.Case,
                        new(list.Kind, true),
                        new($"{list.Schools.Count}", true),
                        string.Join('、', list.Schools),
                    ]
        );
}
