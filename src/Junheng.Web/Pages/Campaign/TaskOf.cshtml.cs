using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Junheng.Engine.Judge;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Campaign;

/// <summary>任务: what has to be done, what was done, and what the reader may do now.</summary>
[Needs(Right.ReadSchool)]
public sealed class TaskOfModel(
    OpenYear open,
    Db db,
    TimeProvider clock,
    ReportTask report,
    SignTask sign,
    DecideTask decide,
    SuperviseTask supervise
) : CountyPage(open, "tasks")
{
    public OpenedTask Found { get; private set; } = null!;

    public WorkTask Work => Found.Line.Task;

    /// <summary>What the year shown says of the task's indicator; null where it is about none.</summary>
    public Verdict? Shown { get; private set; }

    /// <summary>The goal the task is about; null where it is about none, or the reader may not see it.</summary>
    public GoalLine? Goal { get; private set; }

    public bool IsOver => Work.State is TaskState.Closed or TaskState.Withdrawn;

    /// <summary>Whether the reader may report on it.</summary>
    public bool MayReport => !IsOver && May(Right.ReportWork) && (Found.Takes || May(Right.RunCampaign));

    /// <summary>Whether the reader may say that it is done.</summary>
    public bool MaySign =>
        Work.State == TaskState.Open && May(Right.SignWork) && (Found.Leads || May(Right.RunCampaign));

    public async Task<IActionResult> OnGet(long task) => await Load(task) ? Page() : NotFound();

    /// <summary>The evidence of a report.</summary>
    public async Task<IActionResult> OnGetFile(long task, long report)
    {
        if (
            !await Load(task)
            || Found.Reports.FirstOrDefault(r => r.Id == report)?.SourceFileId is not { } id
            || await db
                .SourceFiles.AsNoTracking()
                .SingleOrDefaultAsync(f => f.Id == id && f.CountyCode == County, HttpContext.RequestAborted)
                is not { } file
        )
        {
            return NotFound();
        }

        return File(file.Content, "application/octet-stream", file.Name);
    }

    [Needs(Right.ReportWork)]
    public async Task<IActionResult> OnPostReport(
        long task,
        int version,
        string? text,
        int? progress,
        DateOnly? asked,
        IFormFile? file
    )
    {
        var content = file is null ? [] : await file.Bytes(HttpContext.RequestAborted);
        return await After(
            task,
            report.Handle(
                new(Ref(task, version), text ?? "", progress, asked, file?.FileName ?? "", content),
                HttpContext.RequestAborted
            ),
            asked is null ? "进展已报送。" : "延期申请已报送，等待教育局审批。"
        );
    }

    [Needs(Right.SignWork)]
    public Task<IActionResult> OnPostSign(long task, int version, string? text) =>
        After(
            task,
            sign.Handle(Ref(task, version), text ?? "", HttpContext.RequestAborted),
            "已报结，等待教育局核验。"
        );

    [Needs(Right.RunCampaign)]
    public Task<IActionResult> OnPostDecide(
        long task,
        int version,
        TaskDecision? decision,
        string? text,
        DateOnly? due
    ) =>
        After(
            task,
            decision is { } decided && Enum.IsDefined(decided)
                ? decide.Handle(new(Ref(task, version), decided, text ?? "", due), HttpContext.RequestAborted)
                : Task.FromResult(Outcome.Refuse("请选择核验意见。")),
            "已处理。"
        );

    [Needs(Right.Supervise)]
    public Task<IActionResult> OnPostSupervise(long task, int version, bool watch, string? text) =>
        After(
            task,
            supervise.Handle(Ref(task, version), watch, text ?? "", HttpContext.RequestAborted),
            watch ? "已列入督办。" : "已解除督办。"
        );

    private TaskRef Ref(long task, int version) => new(County, task, version);

    private async Task<IActionResult> After(long task, Task<Outcome> deed, string done)
    {
        var outcome = await deed;
        if (outcome.Ok)
        {
            Done = done;
            return Redirect(Links.TaskOf(County, Year, task));
        }

        return await Load(task) ? Refuse(outcome.Mistakes) : NotFound();
    }

    private async Task<bool> Load(long task)
    {
        if (await OpenTask.Handle(db, County, task, clock, HttpContext.RequestAborted) is not { } opened)
        {
            return false;
        }

        Found = opened;
        Goal = Work.ItemKey is { } item
            ? await GoalList.Find(db, County, item, ReopenTasks.Today(clock), HttpContext.RequestAborted)
            : null;
        Shown = Work.ItemKey is { } key
            ? Overview.Of(Result, tolerant: false).Readings.FirstOrDefault(r => r.Key == key)?.Verdict
            : null;
        return true;
    }
}
