using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Audit;

/// <summary>The audit record within reach, newest first.</summary>
public sealed class AuditQuery(Db db)
{
    /// <summary>What is looked for.</summary>
    /// <param name="Actor">Part of the name of a post or account; empty for all.</param>
    /// <param name="Action">A process, <c>read</c>, <c>export</c>, <c>sign-in</c> …; empty for all.</param>
    /// <param name="From">First day; null for no limit.</param>
    /// <param name="Until">Last day; null for no limit.</param>
    public sealed record Asked(string Actor, string Action, DateOnly? From, DateOnly? Until);

    /// <summary>How many there are.</summary>
    public Task<int> Count(Asked asked, CancellationToken cancel) => Found(asked).CountAsync(cancel);

    /// <summary>Some of them.</summary>
    public Task<List<AuditEntry>> List(Asked asked, int skip, int take, CancellationToken cancel) =>
        Found(asked).OrderByDescending(e => e.Id).Skip(skip).Take(take).ToListAsync(cancel);

    /// <summary>Every one, oldest first, for a file.</summary>
    public IAsyncEnumerable<AuditEntry> All(Asked asked) => Found(asked).OrderBy(e => e.Id).AsAsyncEnumerable();

    /// <summary>The actions that occur.</summary>
    public Task<List<string>> Actions(CancellationToken cancel) =>
        db.AuditEntries.Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync(cancel);

    private IQueryable<AuditEntry> Found(Asked asked)
    {
        var found = db.AuditEntries.AsNoTracking();
        if (asked.Actor.Length > 0)
        {
            found = found.Where(e => e.Actor.Contains(asked.Actor) || e.Account!.Contains(asked.Actor));
        }

        if (asked.Action.Length > 0)
        {
            found = found.Where(e => e.Action == asked.Action);
        }

        if (asked.From is { } from)
        {
            var start = from.ToDateTime(default, DateTimeKind.Local).ToUniversalTime();
            found = found.Where(e => e.At >= start);
        }

        if (asked.Until is { } until)
        {
            var end = until.AddDays(1).ToDateTime(default, DateTimeKind.Local).ToUniversalTime();
            found = found.Where(e => e.At < end);
        }

        return found;
    }
}
