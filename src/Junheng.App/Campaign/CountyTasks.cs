using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A task with no more than what a county's tasks are counted by.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Phase">阶段; empty for none.</param>
/// <param name="Start">The first day as it is set; null where none is.</param>
/// <param name="Begin">The first day as the time line draws it.</param>
/// <param name="Due">Its day; null where none is set.</param>
/// <param name="State">How far it is.</param>
/// <param name="Lead">The unit in the lead; empty for none.</param>
public sealed record CountedTask(
    long Id,
    TaskKind Kind,
    string Phase,
    DateOnly? Start,
    DateOnly Begin,
    DateOnly? Due,
    TaskState State,
    string Lead
);

/// <summary>Every task of a county, to be counted.</summary>
/// <param name="All">The tasks: what is due first comes first, what has no day comes last.</param>
/// <param name="Units">Every name under which any of them has a unit.</param>
public sealed record CountyTasks(IReadOnlyList<CountedTask> All, IReadOnlyList<string> Units)
{
    /// <summary>Reads them.</summary>
    public static async Task<CountyTasks> Of(Db db, string county, CancellationToken cancel)
    {
        var units = await TaskList.Units(db, county, cancel);
        // Thousands of tasks share a few names.
        var names = units.ToDictionary(u => u, StringComparer.Ordinal);
        var phases = new Dictionary<string, string>(StringComparer.Ordinal);
        var tasks = await (
            from task in db.WorkTasks
            where task.CountyCode == county
            from lead in db.TaskUnits.Where(u => u.WorkTaskId == task.Id && u.Ordinal == 1).DefaultIfEmpty()
            select new
            {
                task.Id,
                task.Kind,
                task.Phase,
                task.Start,
                task.CreatedAt,
                task.Due,
                task.State,
                Lead = (string?)lead!.Unit,
            }
        ).ToListAsync(cancel);
        return new(
            [
                .. tasks
                    .Select(t => new CountedTask(
                        t.Id,
                        t.Kind,
                        Shared(phases, t.Phase),
                        t.Start,
                        Timeline.Begin(t.Start, t.CreatedAt, t.Due),
                        t.Due,
                        t.State,
                        t.Lead is { } lead ? Shared(names, lead) : ""
                    ))
                    .OrderBy(t => t.Due ?? DateOnly.MaxValue)
                    .ThenBy(t => t.Id),
            ],
            units
        );
    }

    private static string Shared(Dictionary<string, string> known, string text) =>
        known.TryGetValue(text, out var same) ? same : known[text] = text;
}
