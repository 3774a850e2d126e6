using Junheng.App;
using Junheng.App.Data;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Help;

/// <summary>What a county has to do in a year, and how far it is: told by its data alone.</summary>
public sealed class NextSteps
{
    /// <summary>A step on the way; task and place are keys of texts.</summary>
    /// <param name="Task">What to do.</param>
    /// <param name="Place">What the link says.</param>
    /// <param name="Link">Where it is done.</param>
    /// <param name="IsDone">Whether the data show that it was done.</param>
    public sealed record Errand(string Task, string Place, string Link, bool IsDone)
    {
        /// <summary>How much of it is done, and of how much; null where it is all or nothing.</summary>
        public (int Done, int All)? Count { get; init; }
    }

    public required IReadOnlyList<Errand> All { get; init; }

    /// <summary>The first step that is not done; null when all are.</summary>
    public Errand? Next => All.FirstOrDefault(s => !s.IsDone);

    /// <summary>The steps of a year.</summary>
    public static async Task<NextSteps> Of(Db db, OpenedYear opened, CancellationToken cancel)
    {
        var (county, year) = (opened.County.Code, opened.Year);
        ImportState[] open = [ImportState.Queued, ImportState.Reading, ImportState.Checking, ImportState.Ready];
        var waiting = await db
            .ImportJobs.AsNoTracking()
            .Where(j => j.CountyCode == county && j.Year == year && open.Contains(j.State))
            .OrderByDescending(j => j.Id)
            .Select(j => (long?)j.Id)
            .FirstOrDefaultAsync(cancel);
        var hasData = opened.Versions.Count > 0;
        var inputs = opened.Result.Inputs;
        // What the State measures and surveys comes from it; the county can only wait.
        var state = inputs.Pack.Items.Where(i => i.By == Evidenced.State).Select(i => i.Key).ToHashSet();
        var asked = AskedItem.Of(inputs.Pack).Where(a => !a.UsedBy.All(state.Contains)).ToList();
        var figures = (asked.Count(a => inputs.CountyFigures.ContainsKey(a.Item.Code)), asked.Count);
        var judged = inputs.Pack.Items.Where(i => i.NeedsEvidence).Select(i => i.Key);
        var grounds = judged.Concat(inputs.Pack.Veto.Select(v => v.Key)).ToList();
        var evidence = (
            grounds.Count(g => inputs.Judgements.TryGetValue(g, out var j) && j.Verdict != Verdict.CannotTell),
            grounds.Count
        );
        return new()
        {
            All =
            [
                new("登记县，选用规则包", "规则包", Of(Links.Pack(county, year)), true),
                new(
                    "下载年报表，填好后上传校验",
                    "数据导入与版本",
                    Links.Import(county, year),
                    hasData || waiting is not null
                ),
                new(
                    "核对问题和变化，确认导入",
                    waiting is null ? "数据导入与版本" : "打开上传的文件",
                    waiting is { } job ? Links.ImportJob(county, year, job) : Links.Import(county, year),
                    hasData && waiting is null
                ),
                new("填写县级数据", "县级数据", Of(Links.CountyFigures(county, year)), figures.Item1 == figures.Count)
                {
                    Count = figures,
                },
                new(
                    "判断佐证，核实一票否决情形",
                    "指标研判表",
                    Of(Links.Items(county, year)),
                    evidence.Item1 == evidence.Count
                )
                {
                    Count = evidence,
                },
                new(
                    "看结论和差距，下载结果，把版本定版存档",
                    "结果文件",
                    Of(Links.Report(county, year)),
                    opened.Freezes.Count > 0
                ),
            ],
        };

        string Of(string address) => Links.OfVersion(opened, address);
    }
}
