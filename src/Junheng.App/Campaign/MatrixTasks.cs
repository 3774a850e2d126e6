using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>Keeps the tasks of indicators and goals in step with the matrix, in the process under way.</summary>
internal sealed class MatrixTasks(Db db, string county, UnitNames names, ProcessScope scope)
{
    private readonly TaskWriter writer = new(db, county, scope);

    /// <summary>
    /// Does to the tasks what was done to the rows, and nothing else: a day that was postponed on the task itself stays
    /// where the row's deadline did not move. What is closed stays closed. Before a plan is confirmed there are no tasks.
    /// </summary>
    /// <param name="changes">The rows.</param>
    /// <param name="titles">What the indicators are called, by key.</param>
    /// <param name="cancel">Stops the work.</param>
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

        var keys = changes.Select(c => c.Key).ToList();
        var tasks = (
            await db
                .WorkTasks.Where(t => t.CountyCode == county)
                .Where(t => t.Kind == TaskKind.Indicator || t.Kind == TaskKind.Goal)
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
            var planned = Planned(
                change.Key,
                change.Goal,
                titles.GetValueOrDefault(change.Key, ""),
                change.After,
                change.Units.Count > 0 ? change.Units : [await Office(cancel)]
            );
            if (tasks[change.Key].FirstOrDefault() is not { } task)
            {
                if (IsAsked(change))
                {
                    await writer.Add(planned, cancel);
                }
            }
            else if (task.State != TaskState.Closed)
            {
                Change(change, planned, task, [.. units[task.Id]]);
            }
        }
    }

    /// <summary>The task of an indicator or a goal.</summary>
    /// <param name="key">R1 … S1, a local item's, or a goal's.</param>
    /// <param name="goal">The goal; null for an indicator.</param>
    /// <param name="title">What the indicator is called.</param>
    /// <param name="row">What stands in its row.</param>
    /// <param name="units">The unit in the lead, then those that support it.</param>
    public static PlannedTask Planned(
        string key,
        LocalGoal? goal,
        string title,
        MatrixState row,
        IReadOnlyList<string> units
    ) =>
        PlanTasks.Item(
            goal is null ? TaskKind.Indicator : TaskKind.Goal,
            key,
            goal?.Name ?? title,
            row.Measures.Length > 0 ? row.Measures : goal?.Name ?? title,
            row.By,
            row.Held,
            units
        );

    /// <summary>A goal is asked for as long as it is followed, an indicator where its row says anything.</summary>
    private static bool IsAsked(MatrixChange change) => change.Goal is { } goal ? !goal.Dropped : !change.After.IsBlank;

    private void Change(MatrixChange change, PlannedTask planned, WorkTask task, IReadOnlyList<TaskUnit> units)
    {
        if (!IsAsked(change))
        {
            writer.Withdraw(task, change.Goal is null ? "任务分解表不再列入这项指标" : "本县不再跟踪这项目标");
            return;
        }

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

    /// <summary>Who does what is given to nobody: the education organ as the county's papers call it.</summary>
    private async Task<string> Office(CancellationToken cancel)
    {
        var known = await db.UnitAliases.Where(a => a.CountyCode == county).Select(a => a.Name).ToListAsync(cancel);
        return known.Find(names.IsBureau) ?? ConfirmPlan.Bureau;
    }
}
