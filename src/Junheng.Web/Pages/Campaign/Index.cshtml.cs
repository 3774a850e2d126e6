using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Junheng.Engine.Plans;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Campaign;

/// <summary>创建方案: the plan the county's campaign runs by, and the papers read for it.</summary>
[Needs(Right.ReadCounty)]
public sealed class IndexModel(OpenYear open, Db db, StartPlan start, TimeProvider clock) : CountyPage(open, "campaign")
{
    /// <summary>A paper as the list shows it.</summary>
    public sealed record Line(PlanPaper Paper, string? Title, string? File);

    /// <summary>The plan in force; null while there is none.</summary>
    public Plan? Running { get; private set; }

    public PlanPaper? RunningPaper { get; private set; }

    public IReadOnlyList<Line> Papers { get; private set; } = [];

    /// <summary>Tasks by light, those that are over under <see cref="TaskLight.Off"/>.</summary>
    public IReadOnlyDictionary<TaskLight, int> Lights { get; private set; } = new Dictionary<TaskLight, int>();

    public Task OnGet() => Load();

    /// <summary>Reads a paper.</summary>
    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPost(IFormFile? file, bool persons)
    {
        if (file is null)
        {
            return await Refused(["请选择方案文件（.docx、.xlsx 或 .txt）。"]);
        }

        return await Begin(new(County, file.FileName, await file.Bytes(HttpContext.RequestAborted), persons));
    }

    /// <summary>Begins a plan by hand.</summary>
    [Needs(Right.RunCampaign)]
    public Task<IActionResult> OnPostBlank() => Begin(new(County, "", [], false));

    private async Task<IActionResult> Begin(StartPlan.Command command)
    {
        var outcome = await start.Handle(command, HttpContext.RequestAborted);
        return outcome.Ok ? Redirect(Links.Plan(County, Year, outcome.Value)) : await Refused(outcome.Mistakes);
    }

    private async Task<IActionResult> Refused(IReadOnlyList<string> mistakes)
    {
        await Load();
        return Refuse(mistakes);
    }

    private async Task Load()
    {
        var cancel = HttpContext.RequestAborted;
        var papers = await (
            from paper in db.PlanPapers.AsNoTracking()
            where paper.CountyCode == County
            from file in db.SourceFiles.Where(f => f.Id == paper.SourceFileId).DefaultIfEmpty()
            orderby paper.Id descending
            select new { Paper = paper, File = (string?)file!.Name }
        )
            .Take(50)
            .ToListAsync(cancel);
        Papers = papers.ConvertAll(p => new Line(p.Paper, StoredPlan.Read(p.Paper.Plan).Title, p.File));
        if (await OpenPlan.Running(db, County, cancel) is var (running, plan))
        {
            (RunningPaper, Running) = (running, plan);
        }

        var tasks = db.WorkTasks.AsNoTracking().Where(t => t.CountyCode == County && t.State != TaskState.Withdrawn);
        Lights = await new TaskList(db, County, ReopenTasks.Today(clock)).Lights(tasks, cancel);
    }
}
