using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>What the bureau decides on a task.</summary>
public enum TaskDecision
{
    /// <summary>核验销号.</summary>
    Close,

    /// <summary>退回.</summary>
    Return,

    /// <summary>同意延期.</summary>
    GrantDue,

    /// <summary>不同意延期.</summary>
    RefuseDue,

    /// <summary>撤销.</summary>
    Withdraw,
}

/// <summary>
/// 核验: the bureau closes a task, sends it back, decides on another day, or withdraws it. A task about an indicator or a
/// goal is closed only when the data show that it is met; one that waits for others only when those are closed.
/// </summary>
public sealed class DecideTask(Db db, TimeProvider clock, OpenYear open)
{
    /// <param name="On">The task.</param>
    /// <param name="Decision">What is decided.</param>
    /// <param name="Text">Why.</param>
    /// <param name="Due">The new day, where it is granted; null for the one asked for.</param>
    public sealed record Command(TaskRef On, TaskDecision Decision, string Text, DateOnly? Due = null);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var text = command.Text.Trim();
        return text.Length > TaskReport.LongestText ? Outcome.Refuse($"说明最多{TaskReport.LongestText}个字。")
            : text.Length == 0 && command.Decision != TaskDecision.Close ? Outcome.Refuse("请写明理由。")
            : await Decide(command, text, cancel);
    }

    private async Task<Outcome> Decide(Command command, string text, CancellationToken cancel)
    {
        // Judging a county takes a while: not while the county's writers are kept waiting.
        var unmet = command.Decision == TaskDecision.Close ? await Unmet(command.On, cancel) : null;
        return await TaskWork.Run(
            db,
            clock,
            "decide-task",
            command.On,
            (work, writer, scope) => Decide(command, work, writer, text, unmet, scope, cancel),
            cancel
        );
    }

    private async Task<Outcome> Decide(
        Command command,
        TaskWork work,
        TaskWriter writer,
        string text,
        string? unmet,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var task = work.Task;
        if (work.Over is { } over)
        {
            return Outcome.Refuse(over);
        }

        switch (command.Decision)
        {
            case TaskDecision.Close:
                if (await Waits(task, cancel) is { } obstacle)
                {
                    return Outcome.Refuse(obstacle);
                }

                if (unmet is not null)
                {
                    return Outcome.Refuse(unmet);
                }

                (task.Progress, task.Supervised, task.AskedDue) = (100, false, null);
                writer.State(task, TaskState.Closed);
                writer.Record(task, TaskDeed.Close, text, progress: task.Progress);
                return Outcome.Done;
            case TaskDecision.Return when task.State != TaskState.Reported:
                return Outcome.Refuse("任务还没有报结，不需要退回。");
            case TaskDecision.Return:
                writer.State(task, TaskState.Open);
                writer.Record(task, TaskDeed.Return, text);
                return Outcome.Done;
            case TaskDecision.GrantDue or TaskDecision.RefuseDue:
                return Postpone(command, task, writer, text, scope);
            default:
                writer.Withdraw(task, text);
                return Outcome.Done;
        }
    }

    private static Outcome Postpone(Command command, WorkTask task, TaskWriter writer, string text, ProcessScope scope)
    {
        var (old, granted) = (task.Due, command.Decision == TaskDecision.GrantDue);
        if (!granted && task.AskedDue is null)
        {
            return Outcome.Refuse("没有待审批的延期申请。");
        }

        var day = command.Due ?? task.AskedDue;
        if (granted && (day is null || day <= old))
        {
            return Outcome.Refuse("新的时限应晚于现在的完成时限。");
        }

        scope.Change("work_task", $"{task.Id}", "asked_due", Day(task.AskedDue), null);
        if (granted)
        {
            scope.Change("work_task", $"{task.Id}", "due", Day(old), Day(day));
            task.Due = day;
        }

        (task.AskedDue, task.Version) = (null, task.Version + 1);
        writer.Record(
            task,
            granted ? TaskDeed.GrantDue : TaskDeed.RefuseDue,
            text,
            granted ? old : null,
            newDue: granted ? day : null
        );
        return Outcome.Done;
    }

    /// <summary>The task a task waits for, as a reason not to close it; null if it waits for none.</summary>
    private async Task<string?> Waits(WorkTask task, CancellationToken cancel)
    {
        var waits = await (
            from link in db.TaskLinks
            where link.WorkTaskId == task.Id
            join needs in db.WorkTasks on link.NeedsId equals needs.Id
            where needs.State != TaskState.Closed && needs.State != TaskState.Withdrawn
            orderby needs.Id
            select needs.Title
        ).FirstOrDefaultAsync(cancel);
        return waits is null ? null : $"前置任务“{waits}”还没有销号，本任务不能销号。";
    }

    /// <summary>Why the data do not let a task about an indicator be closed; null if they do, or it is about none.</summary>
    private async Task<string?> Unmet(TaskRef on, CancellationToken cancel)
    {
        var key = await db
            .WorkTasks.Where(t => t.Id == on.Id && t.CountyCode == on.County)
            .Select(t => t.ItemKey)
            .SingleOrDefaultAsync(cancel);
        if (key is null)
        {
            return null;
        }

        if (await GoalList.Find(db, on.County, key, ReopenTasks.Today(clock), cancel) is { } line)
        {
            return Unmet(line);
        }

        var (year, verdict) = await Shown(on.County, key, cancel);
        return verdict == Verdict.Met
            ? null
            : $"{key} {(year is null ? "还没有数据" : $"按{year}年数据{Word(verdict)}")}，任务不能销号。数据显示达标后再核验；如数据有误，请先更正数据。";
    }

    /// <summary>A goal with a number is reached when its newest value says so; any other by who decides on the task.</summary>
    private static string? Unmet(GoalLine line) =>
        line.Goal.Target is null || line.Verdict(line.Newest) == Verdict.Met ? null
        : line.Newest is not { } newest
            ? $"目标“{GoalWords.Title(line.Goal)}”还没有填报数值，任务不能销号。填报的数值达到目标后再核验。"
        : $"目标“{GoalWords.Title(line.Goal)}”{newest.Year}年为{GoalWords.Value(newest.Value, line.Goal)}，没有达到，任务不能销号。达到后再核验；如数值有误，请先更正。";

    /// <summary>What the newest data say of an indicator.</summary>
    private async Task<(int? Year, Verdict? Verdict)> Shown(string county, string key, CancellationToken cancel)
    {
        var year = await db.DataVersions.Where(v => v.CountyCode == county).MaxAsync(v => (int?)v.Year, cancel);
        var opened = year is { } number ? await open.Handle(county, number, null, cancel) : null;
        return (
            year,
            opened is null
                ? null
                : Judge.Overview.Of(opened.Result, tolerant: false).Readings.FirstOrDefault(r => r.Key == key)?.Verdict
        );
    }

    private static string Word(Verdict? verdict) => verdict == Verdict.NotMet ? "未达标" : "尚不能判断";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}
