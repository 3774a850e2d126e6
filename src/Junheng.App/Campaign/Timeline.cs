using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>工作进度: the tasks of a county in groups over the months, and those of one group one by one.</summary>
/// <param name="Axis">The months.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Open">The group whose tasks are shown; null for none.</param>
/// <param name="Units">Every unit of any task, to choose from.</param>
/// <param name="Phases">Every phase, in the order they begin.</param>
public sealed record Timeline(
    TimeAxis Axis,
    IReadOnlyList<TimeGroup> Groups,
    TimeGroup? Open,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Phases
)
{
    private IReadOnlyList<long> open = [];

    /// <summary>Reads the groups; what was withdrawn is no part of the work.</summary>
    public static async Task<Timeline> Of(
        Db db,
        string county,
        DateOnly today,
        TimelineQuery query,
        CancellationToken cancel
    ) => await Of(db, county, await CountyTasks.Of(db, county, cancel), today, query, cancel);

    /// <summary>The groups of tasks that were read before.</summary>
    public static async Task<Timeline> Of(
        Db db,
        string county,
        CountyTasks tasks,
        DateOnly today,
        TimelineQuery query,
        CancellationToken cancel
    )
    {
        var all = tasks.All.Where(t => t.State != TaskState.Withdrawn).ToList();
        var phases = all.Where(t => t.Phase.Length > 0)
            .GroupBy(t => t.Phase, (name, of) => (Name: name, First: of.Min(t => t.Start)));
        var shown = query.Unit is { } unit
            ? await db
                .TaskUnits.Where(u => u.CountyCode == county && u.Unit == unit)
                .Select(u => u.WorkTaskId)
                .ToHashSetAsync(cancel)
            : null;
        var timed = all.Where(t => query.Phase is null || t.Phase == query.Phase)
            .Where(t => shown?.Contains(t.Id) ?? true)
            .Select(t => (t.Id, Task: new TimedTask(Group(t, query.By), t.Begin, t.Due, t.State)))
            .ToList();
        var groups = TimeGroup.Of(timed.Select(t => t.Task), today);
        return new(
            TimeAxis.Over(groups.SelectMany(g => new[] { g.First, g.Last ?? g.First }), today),
            groups,
            groups.FirstOrDefault(g => g.Key == query.Group),
            tasks.Units,
            [
                .. phases
                    .OrderBy(p => p.First ?? DateOnly.MaxValue)
                    .ThenBy(p => p.Name, StringComparer.Ordinal)
                    .Select(p => p.Name),
            ]
        )
        {
            open = [.. timed.Where(t => t.Task.Group == query.Group).Select(t => t.Id)],
        };
    }

    /// <summary>A page of the tasks of the group that is open: what is due first comes first.</summary>
    public async Task<IReadOnlyList<TaskLine>> Page(Db db, TaskList list, int skip, int take, CancellationToken cancel)
    {
        var ids = open.Skip(skip).Take(take).ToList();
        var tasks = await db
            .WorkTasks.AsNoTracking()
            .Where(t => ids.Contains(t.Id))
            .ToDictionaryAsync(t => t.Id, cancel);
        return await list.Lines([.. ids.Where(tasks.ContainsKey).Select(id => tasks[id])], cancel);
    }

    private static string Group(CountedTask task, TimelineBy by) =>
        by == TimelineBy.Unit ? task.Lead
        : by == TimelineBy.Phase && task.Phase.Length > 0 ? task.Phase
        : TaskQuery.Code(task.Kind);

    /// <summary>The first day of a task: where none is set the day it was set down, or the month it is due if that is earlier.</summary>
    public static DateOnly Begin(DateOnly? start, DateTime createdAt, DateOnly? due)
    {
        var begin = start ?? DateOnly.FromDateTime(createdAt.ToLocalTime());
        return due is { } day && day < begin ? new(day.Year, day.Month, 1) : begin;
    }
}
