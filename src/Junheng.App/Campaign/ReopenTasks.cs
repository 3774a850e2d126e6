using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>年度重启: what is held every year opens again in each new year, with the day of that year.</summary>
public sealed class ReopenTasks(Db db, TimeProvider clock)
{
    /// <summary>The post that stands in the record.</summary>
    public const string Actor = "系统（年度重启）";

    /// <summary>Reopens what is due in every county within reach; how many tasks.</summary>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var today = Today(clock);
        // A task of this year or later has not come round again.
        var start = new DateOnly(today.Year, 1, 1);
        var counties = await db
            .WorkTasks.Where(t => t.HeldEveryYear && t.State == TaskState.Closed && t.Due < start)
            .Select(t => t.CountyCode)
            .Distinct()
            .ToListAsync(cancel);
        var count = 0;
        foreach (var county in counties)
        {
            var outcome = await ProcessLog.Run(
                db,
                clock,
                new(county, "reopen-tasks", ""),
                async scope => count += await Reopen(county, start, today, scope, cancel),
                cancel
            );
            if (!outcome.Ok)
            {
                throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
            }
        }

        return count;
    }

    /// <summary>The day where the product is used.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private async Task<int> Reopen(
        string county,
        DateOnly start,
        DateOnly today,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        // Inside the process: another node may just have done it.
        var tasks = await db
            .WorkTasks.Where(t => t.CountyCode == county && t.HeldEveryYear && t.State == TaskState.Closed)
            .Where(t => t.Due < start)
            .ToListAsync(cancel);
        var writer = new TaskWriter(db, county, scope);
        foreach (var task in tasks)
        {
            var (old, due) = (task.Due!.Value, TaskStanding.NextDue(task.Due!.Value, today)!.Value);
            scope.Change("work_task", $"{task.Id}", "due", $"{old:yyyy-MM-dd}", $"{due:yyyy-MM-dd}");
            (task.Due, task.Progress, task.AskedDue) = (due, 0, null);
            writer.State(task, TaskState.Open);
            writer.Record(
                task,
                TaskDeed.Reopen,
                $"{old.Year}年已销号，逐年保持，{due.Year}年重新办理。",
                old,
                0,
                newDue: due
            );
        }

        return tasks.Count;
    }
}
