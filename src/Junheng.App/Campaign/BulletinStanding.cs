using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>How the tasks of a county stood when some days had ended.</summary>
internal sealed class BulletinStanding
{
    private readonly Db db;
    private readonly string county;
    private readonly DateOnly asOf;
    private readonly Dictionary<long, StoodTask> tasks;

    private BulletinStanding(Db db, string county, DateOnly asOf, Dictionary<long, StoodTask> tasks) =>
        (this.db, this.county, this.asOf, this.tasks) = (db, county, asOf, tasks);

    /// <summary>How a task stood, with the unit that leads it; empty for none.</summary>
    private readonly record struct StoodTask(TaskState State, DateOnly? Due, string Lead);

    /// <summary>Tasks by light; those withdrawn are left out.</summary>
    public IReadOnlyDictionary<TaskLight, int> Lights =>
        tasks
            .Values.Where(t => t.State != TaskState.Withdrawn)
            .GroupBy(t => TaskStanding.Light(t.State, t.Due, asOf))
            .ToDictionary(g => g.Key, g => g.Count());

    /// <summary>The tasks that were late, the latest first.</summary>
    public IEnumerable<long> Late =>
        tasks.Where(t => IsLate(t.Value)).OrderBy(t => t.Value.Due).ThenBy(t => t.Key).Select(t => t.Key);

    /// <summary>Reads it: what nobody touched since then stands as it stood.</summary>
    /// <param name="db">The database.</param>
    /// <param name="county">Division code.</param>
    /// <param name="all">Its tasks as they stand now.</param>
    /// <param name="end">The moment the days had ended.</param>
    /// <param name="asOf">The day that lights are told of.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<BulletinStanding> Of(
        Db db,
        string county,
        CountyTasks all,
        DateTime end,
        DateOnly asOf,
        CancellationToken cancel
    )
    {
        var moving = TaskPast.Moving.ToList();
        var touched = db
            .TaskReports.Where(r => r.CountyCode == county && r.At >= end && moving.Contains(r.Deed))
            .Select(r => r.WorkTaskId);
        var moves = (
            await db
                .TaskReports.Where(r => r.CountyCode == county && moving.Contains(r.Deed))
                .Where(r => touched.Contains(r.WorkTaskId))
                .OrderBy(r => r.At)
                .ThenBy(r => r.Id)
                .Select(r => new
                {
                    r.WorkTaskId,
                    r.At,
                    r.Deed,
                    r.OldDue,
                })
                .ToListAsync(cancel)
        ).ToLookup(r => r.WorkTaskId, r => new TaskMove(r.At, r.Deed, r.OldDue));
        var tasks = new Dictionary<long, StoodTask>(all.All.Count);
        foreach (var task in all.All)
        {
            var past = moves.Contains(task.Id)
                ? TaskPast.Of(task.Due, [.. moves[task.Id]], end)
                : new TaskPast(true, task.State, task.Due);
            if (past.Exists)
            {
                tasks[task.Id] = new(past.State, past.Due, task.Lead);
            }
        }

        return new(db, county, asOf, tasks);
    }

    /// <summary>Makes tasks ready to be named: with their titles and units, and what was said of them.</summary>
    /// <param name="asked">All that will be named, each with what happened to it, if anything did.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<Func<(long Task, BulletinDeed? Last), BulletinTask>> Named(
        IEnumerable<(long Task, BulletinDeed? Last)> asked,
        CancellationToken cancel
    )
    {
        var all = asked.ToList();
        var ids = all.Select(a => a.Task).Distinct().ToList();
        var records = all.Where(a => a.Last is not null).Select(a => a.Last!.Value.Id).ToList();
        var titles = await db
            .WorkTasks.Where(t => ids.Contains(t.Id))
            .Select(t => new { t.Id, t.Title })
            .ToDictionaryAsync(t => t.Id, t => t.Title, cancel);
        var units = (
            await db.TaskUnits.AsNoTracking().Where(u => ids.Contains(u.WorkTaskId)).ToListAsync(cancel)
        ).ToLookup(u => u.WorkTaskId);
        var texts = await db
            .TaskReports.Where(r => records.Contains(r.Id))
            .Select(r => new { r.Id, r.Text })
            .ToDictionaryAsync(r => r.Id, r => r.Text, cancel);
        return a =>
            new(
                a.Task,
                titles[a.Task],
                [.. units[a.Task].OrderBy(u => u.Ordinal).Select(u => u.Unit)],
                tasks.GetValueOrDefault(a.Task).Due,
                a.Last?.At,
                a.Last is { } last ? texts[last.Id] : ""
            );
    }

    /// <summary>What each unit in the lead has done and not done. A unit that papers call by two names is one.</summary>
    /// <param name="happened">What happened to tasks within the days.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<IReadOnlyList<UnitRecord>> Units(IReadOnlyList<BulletinDeed> happened, CancellationToken cancel)
    {
        var names = await Names(cancel);
        var records = new Dictionary<string, UnitRecord>(StringComparer.Ordinal);
        foreach (var task in tasks.Values)
        {
            if (task.State is TaskState.Open or TaskState.Reported && task.Lead.Length > 0)
            {
                Add(task.Lead, r => r with { Open = r.Open + 1, Overdue = r.Overdue + (IsLate(task) ? 1 : 0) });
            }
        }

        var said = await Said(happened, cancel);
        foreach (var report in happened)
        {
            if (report.Deed is TaskDeed.Progress or TaskDeed.Report && report.Unit.Length > 0)
            {
                Add(report.Unit, r => r with { Reports = r.Reports + 1 });
            }

            if (report.Deed == TaskDeed.Close && tasks.GetValueOrDefault(report.Task).Lead is { Length: > 0 } lead)
            {
                var onTime = Ranking.IsOnTime(
                    tasks.GetValueOrDefault(report.Task).Due,
                    said[report.Task].LastOrDefault(s => s <= report.At) is { Year: > 1 } at ? Day(at) : null,
                    Day(report.At)
                );
                Add(lead, r => r with { Closed = r.Closed + 1, OnTime = r.OnTime + (onTime ? 1 : 0) });
            }
        }

        // Who leads nothing is not in the ranking, however much it helped.
        return [.. records.Values.Where(r => r.Open + r.Closed > 0)];

        void Add(string name, Func<UnitRecord, UnitRecord> change)
        {
            var unit = names.GetValueOrDefault(name, name);
            records[unit] = change(records.GetValueOrDefault(unit) ?? new(unit, 0, 0, 0, 0, 0));
        }
    }

    /// <summary>What each name of a unit comes down to: the bureau's posts stand at the county itself.</summary>
    private async Task<Dictionary<string, string>> Names(CancellationToken cancel)
    {
        var units = await db.OrgUnits.AsNoTracking().Where(u => u.CountyCode == county).ToListAsync(cancel);
        var shown = units.ToDictionary(u => u.Id, u => u.Level == UnitLevel.County ? ConfirmPlan.Bureau : u.Name);
        var aliases = await db
            .UnitAliases.AsNoTracking()
            .Where(a => a.CountyCode == county && a.Of == AliasOf.Unit && a.OrgUnitId != null)
            .ToListAsync(cancel);
        var names = aliases
            .Where(a => shown.ContainsKey(a.OrgUnitId!.Value))
            .ToDictionary(a => a.Name, a => shown[a.OrgUnitId!.Value], StringComparer.Ordinal);
        if (units.Find(u => u.Level == UnitLevel.County) is { } top)
        {
            names[top.Name] = ConfirmPlan.Bureau;
        }

        return names;
    }

    /// <summary>When the tasks closed within the days were reported as done, in the order it happened.</summary>
    private async Task<ILookup<long, DateTime>> Said(IReadOnlyList<BulletinDeed> happened, CancellationToken cancel)
    {
        if (!happened.Any(r => r.Deed == TaskDeed.Close))
        {
            return Array.Empty<(long, DateTime)>().ToLookup(r => r.Item1, r => r.Item2);
        }

        var (begin, end) = (happened[0].At, happened[^1].At);
        var closed = db
            .TaskReports.Where(r => r.CountyCode == county && r.At >= begin && r.At <= end && r.Deed == TaskDeed.Close)
            .Select(r => r.WorkTaskId);
        return (
            await db
                .TaskReports.Where(r => r.CountyCode == county && r.Deed == TaskDeed.Report)
                .Where(r => closed.Contains(r.WorkTaskId))
                .OrderBy(r => r.At)
                .Select(r => new { r.WorkTaskId, r.At })
                .ToListAsync(cancel)
        ).ToLookup(r => r.WorkTaskId, r => r.At);
    }

    private bool IsLate(StoodTask task) => TaskStanding.Light(task.State, task.Due, asOf) == TaskLight.Red;

    private static DateOnly Day(DateTime at) => DateOnly.FromDateTime(at.ToLocalTime());
}
