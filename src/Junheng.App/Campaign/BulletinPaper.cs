using Junheng.App.Report;
using Junheng.App.Report.Papers;
using Junheng.Engine.Campaign;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;

namespace Junheng.App.Campaign;

/// <summary>工作简报 on paper: what the page tells, in the form in which an office sends it round.</summary>
public static class BulletinPaper
{
    public const string Name = "工作简报";

    private const string Numbers = "一二三四五六七八九十";

    /// <param name="stream">Where to.</param>
    /// <param name="opened">The year and version.</param>
    /// <param name="verdict">The verdict shown.</param>
    /// <param name="bulletin">The bulletin; not an empty one.</param>
    /// <param name="mark">Who takes it out, and when.</param>
    public static void Write(
        Stream stream,
        OpenedYear opened,
        CountyVerdict verdict,
        Bulletin bulletin,
        ExportMark mark
    )
    {
        var title = CampaignTitle.Of(opened.County.Name, Name);
        var paper = new OfficialPaper(title.Replace("\n", "", StringComparison.Ordinal))
            .Title(title)
            .Subtitle($"（{Day(bulletin.From)}至{Day(bulletin.To)}）");
        var section = 0;
        paper.Heading(Next("总体情况")).Text(Standing(opened, verdict, bulletin, mark)).Text(Happened(bulletin));
        if (bulletin.Meetings.Count > 0)
        {
            paper.Heading(Next("会议情况"));
            foreach (var line in bulletin.Meetings)
            {
                paper.Text($"{Day(line.Meeting.HeldOn)}，召开{line.Meeting.Title}，{Decisions(line)}。");
            }
        }

        var parts = bulletin.Parts.Where(p => p.Count > 0).OrderBy(p => p.Deed is not null).ToList();
        if (parts.Count > 0)
        {
            paper.Heading(Next("任务办理情况"));
        }

        for (var i = 0; i < parts.Count; i++)
        {
            paper
                .Subheading($"（{Numbers[i]}）{Bulletin.Word(parts[i].Deed)}（{parts[i].Count}项）")
                .Table(Tasks(parts[i]));
            if (parts[i].Count > parts[i].Tasks.Count)
            {
                paper.Note($"只列前{parts[i].Tasks.Count}项，共{parts[i].Count}项。");
            }
        }

        if (bulletin.Units.Count > 0)
        {
            paper
                .Heading(Next("牵头单位排名"))
                .Table(Ranked(bulletin.Units))
                .Note(
                    "排名按逾期任务占在办任务的比例从低到高排列；比例相同的，在办任务少的在前。按时指在完成时限前报结。"
                );
        }

        paper
            .Note(
                SheetHead.Of(
                    opened,
                    verdict.Resources,
                    Name,
                    mark,
                    "责任单位中列第一的为牵头单位；任务、会议和排名全部取自系统中的办理记录，会议议定事项按导出时的办理情况统计。"
                )[1]
            )
            .Write(stream);

        string Next(string heading) => $"{Numbers[section++]}、{heading}";
    }

    /// <summary>How everything stood at the end; of days to come, today.</summary>
    private static string Standing(OpenedYear opened, CountyVerdict verdict, Bulletin bulletin, ExportMark mark)
    {
        var today = DateOnly.FromDateTime(mark.At);
        // The four parts of the national items, without what the county adds.
        var parts = verdict.Parts.Take(4).ToList();
        var items = opened.Version is { } version
            ? $"国家32项指标按{opened.Year}年第{version.Number}版数据，达标{verdict.Met}项，不达标{parts.Sum(p => p.NotMet)}项，无法判定{parts.Sum(p => p.Unknown)}项。"
            : $"国家32项指标：{opened.Year}年还没有数据。";
        return $"截至{Day(bulletin.To < today ? bulletin.To : today)}，在办任务{bulletin.Open}项，其中逾期{Lit(TaskLight.Red)}项、"
            + $"临期{Lit(TaskLight.Yellow)}项；累计办结{Lit(TaskLight.Off)}项。{items}";

        int Lit(TaskLight light) => bulletin.Lights.GetValueOrDefault(light);
    }

    private static string Happened(Bulletin bulletin)
    {
        var told = bulletin.Parts.Where(p => p.Deed is not null && p.Count > 0).ToList();
        return told.Count == 0
            ? "本期没有办理记录。"
            : $"本期{string.Join("，", told.Select(p => $"{Bulletin.Word(p.Deed)}{p.Count}项"))}。";
    }

    private static string Decisions(MeetingLine line) =>
        line.Decisions == 0 ? "没有议定任务" : $"议定任务{line.Decisions}项，未办结{line.Open}项";

    private static PaperTable Tasks(BulletinPart part)
    {
        var (isDated, hasText) = (part.Deed is not null, part.Tasks.Any(t => t.Text.Length > 0));
        return new(
                // Wide enough for a day in one line, whatever font stands in for the one that is named.
                hasText ? [26, 23, 16, 10, 25]
                : isDated ? [42, 32, 16, 10]
                : [48, 36, 16],
            [Row("任务", "责任单位", "完成时限", "日期", "情况")],
            [
                .. part.Tasks.Select(t =>
                    Row(
                        t.Title,
                        string.Join('、', t.Units),
                        new(t.Due?.ToString("yyyy-MM-dd") ?? "—", true),
                        new($"{t.At?.ToLocalTime():MM-dd}", true),
                        t.Text.Length == 0 ? "—" : t.Text
                    )
                ),
            ]
        );

        IReadOnlyList<PaperCell> Row(PaperCell task, PaperCell units, PaperCell due, PaperCell at, PaperCell text) =>
            [
                task,
                units,
                due,
                .. isDated ? [at] : Array.Empty<PaperCell>(),
                .. hasText ? [text] : Array.Empty<PaperCell>(),
            ];
    }

    private static PaperTable Ranked(IReadOnlyList<RankedUnit> units) =>
        new(
            [7, 26, 8, 8, 13, 13, 13, 12],
            [
                ["名次", "单位", "在办", "逾期", "逾期比例", "本期销号", "其中按时", "报送次数"],
            ],
            [
                .. units.Select(r =>
                    (IReadOnlyList<PaperCell>)
                        [
                            Centred($"{r.Place}"),
                            r.Record.Unit,
                            Centred($"{r.Record.Open}"),
                            Centred($"{r.Record.Overdue}"),
                            Centred(
                                r.Record.Open == 0
                                    ? "—"
                                    : Rounding.Show(new Rational(100 * r.Record.Overdue, r.Record.Open), 1) + "%"
                            ),
                            Centred($"{r.Record.Closed}"),
                            Centred($"{r.Record.OnTime}"),
                            Centred($"{r.Record.Reports}"),
                        ]
                ),
            ]
        );

    private static PaperCell Centred(string text) => new(text, true);

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
