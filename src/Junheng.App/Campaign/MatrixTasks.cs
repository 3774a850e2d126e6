using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>Keeps the tasks of indicators in step with the matrix, in the process under way.</summary>
internal sealed class MatrixTasks(Db db, string county, UnitNames names, ProcessScope scope)
{
    private readonly TaskWriter writer = new(db, county, scope);

    /// <summary>
    /// Does to the tasks what was done to the rows, and nothing else: a day that was postponed on the task itself stays
    /// where the row's deadline did not move. What is closed stays closed. Before a plan is confirmed there are no tasks.
    /// </summary>
    public async Task Follow(
        IReadOnlyList<MatrixChange> changes,
        IReadOnlyDictionary<string, string> titles,
        CancellationToken cancel
    )
    {
        var running = await db.PlanPapers.AnyAsync(
            p => p.CountyCode == county && p.State == PaperState.Confirmed,
            cancel
        );
        if (changes.Count == 0 || !running)
        {
            return;
        }

        var keys = changes.Select(c => c.Entry.ItemKey).ToList();
        var tasks = (
            await db
                .WorkTasks.Where(t => t.CountyCode == county && t.Kind == TaskKind.Indicator)
                .Where(t => t.State != TaskState.Withdrawn && t.ItemKey != null && keys.Contains(t.ItemKey))
                .OrderBy(t => t.Id)
                .ToListAsync(cancel)
        ).ToLookup(t => t.ItemKey);
        var ids = tasks.SelectMany(t => t).Select(t => t.Id).ToList();
        var units = (
            await db.TaskUnits.Where(u => ids.Contains(u.WorkTaskId)).OrderBy(u => u.Ordinal).ToListAsync(cancel)
        ).ToLookup(u => u.WorkTaskId);
        foreach (var change in changes)
        {
            var title = titles[change.Entry.ItemKey];
            if (tasks[change.Entry.ItemKey].FirstOrDefault() is not { } task)
            {
                await Set(change, title, cancel);
            }
            else if (task.State != TaskState.Closed)
            {
                await Change(change, title, task, [.. units[task.Id]], cancel);
            }
        }
    }

    private async Task Set(MatrixChange change, string title, CancellationToken cancel)
    {
        if (!change.After.IsBlank)
        {
            await writer.Add(await Planned(change, title, cancel), cancel);
        }
    }

    private async Task Change(
        MatrixChange change,
        string title,
        WorkTask task,
        IReadOnlyList<TaskUnit> units,
        CancellationToken cancel
    )
    {
        if (change.After.IsBlank)
        {
            writer.Withdraw(task, "任务分解表不再列入这项指标");
            return;
        }

        var planned = await Planned(change, title, cancel);
        writer.Change(
            task,
            units,
            planned with
            {
                Title = task.Title,
                Text = change.MeasuresChange ? planned.Text : task.Text,
                Phase = task.Phase,
                Start = task.Start,
                Due = change.DeadlineChanges ? planned.Due : task.Due,
                Held = change.DeadlineChanges ? planned.Held : task.HeldEveryYear,
                Units = change.UnitsChange ? planned.Units : [.. units.Select(u => u.Unit)],
            }
        );
    }

    private async Task<PlannedTask> Planned(MatrixChange change, string title, CancellationToken cancel) =>
        PlanTasks.Indicator(
            change.Entry.ItemKey,
            title,
            change.After.Measures.Length > 0 ? change.After.Measures : title,
            change.After.Year is { } year ? new PlanDeadline(year, change.After.Held) : null,
            change.Entry.Units.Count > 0 ? change.Entry.Units : [await Office(cancel)]
        );

    /// <summary>Who does what is given to nobody: the education organ as the county's papers call it.</summary>
    private async Task<string> Office(CancellationToken cancel)
    {
        var known = await db.UnitAliases.Where(a => a.CountyCode == county).Select(a => a.Name).ToListAsync(cancel);
        return known.Find(names.IsBureau) ?? ConfirmPlan.Bureau;
    }
}
