using Junheng.App.Report;
using Junheng.App.Report.Papers;

namespace Junheng.App.Campaign;

/// <summary>主要指标任务分解表 as an annex to print.</summary>
public static class MatrixPaper
{
    public const string Name = "主要指标任务分解表";

    /// <param name="stream">Where to.</param>
    /// <param name="opened">The year.</param>
    /// <param name="matrix">The rows to write.</param>
    /// <param name="which">Which of them those are, in words.</param>
    /// <param name="mark">Who takes it out, and when.</param>
    public static void Write(Stream stream, OpenedYear opened, Matrix matrix, string which, ExportMark mark)
    {
        var title = CampaignTitle.Of(opened.County.Name, Name);
        new OfficialPaper(title.Replace("\n", "", StringComparison.Ordinal), turned: true)
            .Mark("附件")
            .Title(title)
            .Table(
                new(
                    [5.5, 28, 13, 17, 37, 9.5],
                    [
                        ["序号", "指标", "牵头单位", "配合单位", "整改措施", "完成时限"],
                    ],
                    [.. matrix.Rows.GroupBy(r => r.Part).SelectMany(Part)]
                )
            )
            .Note(MatrixWorkbook.Rests(opened, which, mark))
            .Write(stream);
    }

    private static IEnumerable<IReadOnlyList<PaperCell>> Part(IGrouping<string, MatrixRow> part) =>
        part.Select(
                (r, i) =>
                    (IReadOnlyList<PaperCell>)
                        [
                            new($"{i + 1}", true),
                            r.Indicator,
                            r.Lead,
                            string.Join('\n', r.Units.Skip(1)),
                            r.Measures,
                            new(r.Deadline.Replace("，", "，\n", StringComparison.Ordinal), true),
                        ]
            )
            .Prepend([new(part.Key) { Across = 6, IsHead = true }]);
}
