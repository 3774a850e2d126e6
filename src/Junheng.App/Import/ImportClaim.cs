using System.Linq.Expressions;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>
/// Who reads an upload. Several programs may see it waiting; the one whose claim reaches the database first reads it. A
/// claim is kept up while the reading lasts and is anybody's once it has not been kept up for a while.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="clock">Tells the time; the clocks of all nodes must agree to within some seconds.</param>
public sealed class ImportClaim(Db db, TimeProvider clock)
{
    /// <summary>How often a claim is kept up.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <summary>A claim older than this was left by a program that is no more.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>This program, among all that work on the database.</summary>
    internal static readonly string Reader = Guid.NewGuid().ToString("N");

    private static readonly Expression<Func<ImportJob, bool>> Unread = j =>
        j.State == ImportState.Queued || j.State == ImportState.Reading || j.State == ImportState.Checking;

    /// <summary>Uploads that nobody is reading, oldest first.</summary>
    internal Task<List<long>> Waiting(CancellationToken cancel)
    {
        var stale = Stale;
        return db
            .ImportJobs.Where(Unread)
            .Where(j => j.ClaimedAt == null || j.ClaimedAt < stale)
            .OrderBy(j => j.Id)
            .Select(j => j.Id)
            .ToListAsync(cancel);
    }

    /// <summary>Takes an upload; false if another has it or it has been read.</summary>
    internal async Task<bool> Take(long job, CancellationToken cancel)
    {
        var stale = Stale;
        var now = ProcessLog.Now(clock);
        return await db
                .ImportJobs.Where(Unread)
                .Where(j => j.Id == job && (j.ClaimedAt == null || j.ClaimedAt < stale))
                .ExecuteUpdateAsync(
                    s => s.SetProperty(j => j.ClaimedBy, Reader).SetProperty(j => j.ClaimedAt, now),
                    cancel
                ) == 1;
    }

    /// <summary>Keeps up all claims of this program.</summary>
    public Task<int> KeepUp(CancellationToken cancel)
    {
        var now = ProcessLog.Now(clock);
        return db
            .ImportJobs.Where(Unread)
            .Where(j => j.ClaimedBy == Reader && j.ClaimedAt != null)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.ClaimedAt, now), cancel);
    }

    /// <summary>Gives an upload back that was not read to its end.</summary>
    internal Task<int> GiveBack(long job) =>
        db
            .ImportJobs.Where(j => j.Id == job && j.ClaimedBy == Reader)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.ClaimedAt, (DateTime?)null), CancellationToken.None);

    /// <summary>Whether an upload waits to be read or is being read.</summary>
    internal Task<bool> IsUnread(long job, CancellationToken cancel) =>
        db.ImportJobs.Where(Unread).AnyAsync(j => j.Id == job, cancel);

    private DateTime Stale => ProcessLog.Now(clock) - Life;
}
