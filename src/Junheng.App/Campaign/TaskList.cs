using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A task as lists show it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Units">Its units, the one in the lead first.</param>
/// <param name="Light">How it stands today.</param>
public sealed record TaskLine(WorkTask Task, IReadOnlyList<string> Units, TaskLight Light);

/// <summary>任务台账: the tasks of a county as somebody asks for them.</summary>
/// <param name="db">The database.</param>
/// <param name="county">Division code.</param>
/// <param name="today">The day.</param>
public sealed class TaskList(Db db, string county, DateOnly today)
{
    /// <summary>Tasks that are asked for.</summary>
    /// <param name="query">Which.</param>
    /// <param name="own">The names of the reader's own unit.</param>
    public IQueryable<WorkTask> Of(TaskQuery query, IReadOnlySet<string> own)
    {
        var tasks = db.WorkTasks.AsNoTracking().Where(t => t.CountyCode == county);
        tasks =
            query.State is { } state ? tasks.Where(t => t.State == state)
            : query.All ? tasks
            : tasks.Where(t => t.State == TaskState.Open || t.State == TaskState.Reported);
        if (query.Text is { } text)
        {
            tasks = tasks.Where(t => t.Title.Contains(text));
        }

        if (query.Kind is { } kind)
        {
            tasks = tasks.Where(t => t.Kind == kind);
        }

        if (query.Item is { } item)
        {
            tasks = tasks.Where(t => t.ItemKey == item);
        }

        if (query.Supervised)
        {
            tasks = tasks.Where(t => t.Supervised);
        }

        if (query.Unit is { } unit)
        {
            tasks = With(tasks, [unit]);
        }

        if (query.Mine)
        {
            tasks = With(tasks, own);
        }

        return query.Light is { } light ? Lit(tasks, light) : tasks;
    }

    /// <summary>A page of tasks: what is due first comes first, what has no day comes last.</summary>
    public async Task<IReadOnlyList<TaskLine>> Page(
        IQueryable<WorkTask> tasks,
        int skip,
        int take,
        CancellationToken cancel
    )
    {
        // The days and numbers alone are sorted and counted off; whole rows are read only of the page.
        var ids = Sorted(tasks).Select(t => t.Id).Skip(skip).Take(take);
        var page = await Sorted(db.WorkTasks.AsNoTracking().Where(t => ids.Contains(t.Id))).ToListAsync(cancel);
        return await Lines(page, cancel);
    }

    private static IOrderedQueryable<WorkTask> Sorted(IQueryable<WorkTask> tasks) =>
        tasks.OrderBy(t => t.Due == null).ThenBy(t => t.Due).ThenBy(t => t.Id);

    /// <summary>Tasks with their units and lights.</summary>
    public async Task<IReadOnlyList<TaskLine>> Lines(IReadOnlyList<WorkTask> tasks, CancellationToken cancel)
    {
        var ids = tasks.Select(t => t.Id).ToList();
        var units = (
            await db.TaskUnits.AsNoTracking().Where(u => ids.Contains(u.WorkTaskId)).ToListAsync(cancel)
        ).ToLookup(u => u.WorkTaskId);
        return
        [
            .. tasks.Select(t => new TaskLine(
                t,
                [.. units[t.Id].OrderBy(u => u.Ordinal).Select(u => u.Unit)],
                TaskStanding.Light(t.State, t.Due, today)
            )),
        ];
    }

    /// <summary>How many tasks of each light there are among some.</summary>
    public async Task<IReadOnlyDictionary<TaskLight, int>> Lights(IQueryable<WorkTask> tasks, CancellationToken cancel)
    {
        var (late, soon) = (TaskStanding.Until(TaskLight.Red, today), TaskStanding.Until(TaskLight.Yellow, today));
        // Between the days that part the lights all tasks of a state have one: any of their days tells it.
        var groups = await tasks
            .GroupBy(t => new
            {
                t.State,
                Late = t.Due <= late,
                Soon = t.Due <= soon,
            })
            .Select(g => new
            {
                g.Key.State,
                Due = g.Max(t => t.Due),
                Count = g.Count(),
            })
            .ToListAsync(cancel);
        return groups
            .GroupBy(g => TaskStanding.Light(g.State, g.Due, today))
            .ToDictionary(g => g.Key, g => g.Sum(x => x.Count));
    }

    /// <summary>
    /// Every name under which a task has a unit, to choose from. Each was settled before its first task
    /// (<see cref="UnitNames"/>), so that the few names are looked up among the tasks and not gathered from them.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Units(Db db, string county, CancellationToken cancel) =>
        [
            .. (
                await db
                    .UnitAliases.Where(a =>
                        a.CountyCode == county
                        && db.TaskUnits.Any(u => u.CountyCode == a.CountyCode && u.Unit == a.Name)
                    )
                    .Select(a => a.Name)
                    .ToListAsync(cancel)
            ).Order(StringComparer.Ordinal),
        ];

    /// <summary>The tasks whose unit in the lead, or any, has one of some names.</summary>
    private IQueryable<WorkTask> With(IQueryable<WorkTask> tasks, IEnumerable<string> names)
    {
        var any = names.ToList();
        var ids = db.TaskUnits.Where(u => u.CountyCode == county && any.Contains(u.Unit)).Select(u => u.WorkTaskId);
        return tasks.Where(t => ids.Contains(t.Id));
    }

    /// <summary>Tasks of a light, by the days that <see cref="TaskStanding"/> gives it.</summary>
    private IQueryable<WorkTask> Lit(IQueryable<WorkTask> tasks, TaskLight light)
    {
        var (late, soon) = (TaskStanding.Until(TaskLight.Red, today), TaskStanding.Until(TaskLight.Yellow, today));
        return light switch
        {
            TaskLight.Off => tasks.Where(t => t.State == TaskState.Closed || t.State == TaskState.Withdrawn),
            TaskLight.Red => tasks.Where(t => t.State == TaskState.Open && t.Due <= late),
            TaskLight.Yellow => tasks.Where(t => t.State == TaskState.Open && t.Due > late && t.Due <= soon),
            _ => tasks.Where(t =>
                t.State == TaskState.Reported || (t.State == TaskState.Open && (t.Due == null || t.Due > soon))
            ),
        };
    }

    /// <summary>The day where the product is used, with the reader's own names: what a page of tasks begins with.</summary>
    public static async Task<(TaskList List, IReadOnlySet<string> Own)> Begin(
        Db db,
        string county,
        TimeProvider clock,
        CancellationToken cancel
    ) => (new(db, county, ReopenTasks.Today(clock)), await OwnNames.Of(db, county, cancel));
}
