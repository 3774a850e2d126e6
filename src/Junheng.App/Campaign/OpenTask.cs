using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A task with all that belongs to it.</summary>
/// <param name="Line">The task.</param>
/// <param name="Reports">What happened to it, newest first.</param>
/// <param name="Files">Names of the evidence by number of the file.</param>
/// <param name="Needs">The tasks it waits for.</param>
/// <param name="NeededBy">The tasks that wait for it.</param>
/// <param name="Meeting">The meeting that decided it; null for none.</param>
/// <param name="Leads">Whether the reader's unit is in the lead.</param>
/// <param name="Takes">Whether it is one of the task's units.</param>
public sealed record OpenedTask(
    TaskLine Line,
    IReadOnlyList<TaskReport> Reports,
    IReadOnlyDictionary<long, string> Files,
    IReadOnlyList<TaskLine> Needs,
    IReadOnlyList<TaskLine> NeededBy,
    Meeting? Meeting,
    bool Leads,
    bool Takes
);

/// <summary>打开任务.</summary>
public static class OpenTask
{
    /// <summary>A task; null if the county has none such, or the reader may not see it.</summary>
    public static async Task<OpenedTask?> Handle(
        Db db,
        string county,
        long id,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var task = await db
            .WorkTasks.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Id == id && t.CountyCode == county, cancel);
        if (task is null)
        {
            return null;
        }

        var (list, own) = await TaskList.Begin(db, county, clock, cancel);
        var line = (await list.Lines([task], cancel))[0];
        var reports = await db
            .TaskReports.AsNoTracking()
            .Where(r => r.WorkTaskId == id)
            .OrderByDescending(r => r.Id)
            .ToListAsync(cancel);
        var files = reports.Select(r => r.SourceFileId).OfType<long>().ToList();
        var links = await db
            .TaskLinks.AsNoTracking()
            .Where(l => l.WorkTaskId == id || l.NeedsId == id)
            .ToListAsync(cancel);
        return new(
            line,
            reports,
            await db
                .SourceFiles.AsNoTracking()
                .Where(f => files.Contains(f.Id))
                .ToDictionaryAsync(f => f.Id, f => f.Name, cancel),
            await Lines(links.Where(l => l.WorkTaskId == id).Select(l => l.NeedsId)),
            await Lines(links.Where(l => l.NeedsId == id).Select(l => l.WorkTaskId)),
            task.MeetingId is { } meeting
                ? await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == meeting, cancel)
                : null,
            line.Units.Count > 0 && own.Contains(line.Units[0]),
            line.Units.Any(own.Contains)
        );

        async Task<IReadOnlyList<TaskLine>> Lines(IEnumerable<long> ids)
        {
            var asked = ids.ToList();
            return asked.Count == 0
                ? []
                : await list.Lines(
                    await db
                        .WorkTasks.AsNoTracking()
                        .Where(t => asked.Contains(t.Id))
                        .OrderBy(t => t.Id)
                        .ToListAsync(cancel),
                    cancel
                );
        }
    }
}
