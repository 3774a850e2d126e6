using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>Brings the tasks of a county in line with a plan, in the process under way.</summary>
internal sealed class PlannedTasks(Db db, string county, ProcessScope scope)
{
    private readonly TaskWriter writer = new(db, county, scope);

    /// <summary>Sets what is new, changes what is different, withdraws what the plan does not ask for.</summary>
    public async Task<ConfirmPlan.Result> Put(IReadOnlyList<PlannedTask> planned, CancellationToken cancel)
    {
        var stored = await db
            .WorkTasks.Where(t => t.CountyCode == county && t.Source != "" && t.State != TaskState.Withdrawn)
            .ToListAsync(cancel);
        var units = (
            await db
                .TaskUnits.Where(u => u.CountyCode == county)
                .Where(u =>
                    db.WorkTasks.Any(t => t.Id == u.WorkTaskId && t.Source != "" && t.State != TaskState.Withdrawn)
                )
                .ToListAsync(cancel)
        ).ToLookup(u => u.WorkTaskId);
        // A measure that moved up a place is still that measure: the same kind and title first, then the same place.
        var left = stored.ToList();
        var (set, kept) = (0, 0);
        foreach (var plan in planned)
        {
            var task =
                left.Find(t => t.Kind == plan.Kind && t.ItemKey == plan.ItemKey && t.Title == plan.Title)
                ?? left.Find(t => t.Source == plan.Source);
            if (task is null)
            {
                await writer.Add(plan, cancel);
                set++;
                continue;
            }

            left.Remove(task);
            kept++;
            if (task.State != TaskState.Closed)
            {
                writer.Change(task, [.. units[task.Id].OrderBy(u => u.Ordinal)], plan);
            }

            scope.Change("work_task", $"{task.Id}", "source", task.Source, plan.Source);
            task.Source = plan.Source;
        }

        var gone = left.Where(t => t.State != TaskState.Closed).ToList();
        gone.ForEach(t => writer.Withdraw(t, "新方案没有这项任务"));
        await db.SaveChangesAsync(cancel);
        return new(set, kept, gone.Count);
    }
}
