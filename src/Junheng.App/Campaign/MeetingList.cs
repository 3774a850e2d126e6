using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A meeting as the list shows it.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Lights">How many of its decisions stand in each light; those withdrawn are no longer counted.</param>
public sealed record MeetingLine(Meeting Meeting, IReadOnlyDictionary<TaskLight, int> Lights)
{
    public int Decisions => Lights.Values.Sum();

    /// <summary>How many are not closed.</summary>
    public int Open => Decisions - Lights.GetValueOrDefault(TaskLight.Off);

    public int Overdue => Lights.GetValueOrDefault(TaskLight.Red);
}

/// <summary>会议 of a county, and what became of their decisions.</summary>
public sealed class MeetingList(Db db, string county, DateOnly today)
{
    /// <summary>Every meeting, the newest first.</summary>
    public IQueryable<Meeting> All =>
        db
            .Meetings.AsNoTracking()
            .Where(m => m.CountyCode == county)
            .OrderByDescending(m => m.HeldOn)
            .ThenByDescending(m => m.Id);

    /// <summary>Meetings with the lights of their decisions.</summary>
    public async Task<IReadOnlyList<MeetingLine>> Lines(IQueryable<Meeting> meetings, CancellationToken cancel)
    {
        var page = await meetings.ToListAsync(cancel);
        var ids = page.Select(m => (long?)m.Id).ToList();
        var counts = (
            await db
                .WorkTasks.Where(t => t.CountyCode == county && ids.Contains(t.MeetingId))
                .Where(t => t.State != TaskState.Withdrawn)
                .GroupBy(t => new
                {
                    t.MeetingId,
                    t.State,
                    t.Due,
                })
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(cancel)
        ).ToLookup(g => g.Key.MeetingId);
        return
        [
            .. page.Select(m => new MeetingLine(
                m,
                counts[m.Id]
                    .GroupBy(g => TaskStanding.Light(g.Key.State, g.Key.Due, today))
                    .ToDictionary(g => g.Key, g => g.Sum(x => x.Count))
            )),
        ];
    }

    /// <summary>What a meeting decided, in the order it was set down.</summary>
    public async Task<IReadOnlyList<TaskLine>> Decisions(long meeting, CancellationToken cancel) =>
        await new TaskList(db, county, today).Lines(
            await db
                .WorkTasks.AsNoTracking()
                .Where(t => t.CountyCode == county && t.MeetingId == meeting)
                .OrderBy(t => t.Id)
                .ToListAsync(cancel),
            cancel
        );
}
