using Junheng.App.Audit;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// Every write is a named process: one transaction, with who did it, when, why, and each value before and after. A
/// process that changes nothing leaves nothing behind.
/// </summary>
public static class ProcessLog
{
    private const string Stale = "数据刚刚被其他人修改，本次没有保存。请刷新页面，核对后重新提交。";

    /// <summary>Runs a process that may end with a user's mistakes: then nothing of it is kept.</summary>
    public static async Task<Outcome> Run(
        Db db,
        TimeProvider clock,
        Deed deed,
        Func<ProcessScope, Task<Outcome>> work,
        CancellationToken cancel = default
    )
    {
        if (db.Scope is not null)
        {
            throw new InvalidOperationException("A process cannot start inside another one.");
        }

        ProcessRights.Demand(db.Access, deed.Name, deed.County);
        if (deed.Why.Length > Deed.LongestWhy)
        {
            return Outcome.Refuse($"说明最多{Deed.LongestWhy}个字。请精简后重新提交。");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Queue(db, deed.County, cancel);
        var scope = db.Scope = new ProcessScope(Now(clock), db.Access.Post, deed.SourceFileId);
        var kept = false;
        try
        {
            var outcome = await work(scope);
            if (outcome.Ok && await Record(db, scope, deed, cancel))
            {
                await transaction.CommitAsync(cancel);
                Measures.ProcessWritten(deed.Name);
                kept = true;
            }

            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refuse(Stale);
        }
        finally
        {
            db.Scope = null;
            if (!kept)
            {
                // What the context still holds was never stored; a later save must not bring it back.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Runs a process that cannot fail by a user's mistake.</summary>
    public static Task<Outcome> Run(
        Db db,
        TimeProvider clock,
        Deed deed,
        Func<ProcessScope, Task> work,
        CancellationToken cancel = default
    )
    {
        return Run(db, clock, deed, Done, cancel);

        async Task<Outcome> Done(ProcessScope scope)
        {
            await work(scope);
            return Outcome.Done;
        }
    }

    /// <summary>
    /// One writer at a time in a county: the row lock is held until the transaction ends, so what a process reads
    /// (the newest version number, a figure's version) stays true until it has written.
    /// </summary>
    private static Task<int> Queue(Db db, string county, CancellationToken cancel) =>
        db
            .Counties.IgnoreQueryFilters()
            .Where(c => c.Code == county)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, c => c.Name), cancel);

    /// <summary>To the microsecond: finer than that not every database keeps, and what is hashed must come back alike.</summary>
    internal static DateTime Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
    }

    /// <summary>Writes the process and its changes; false if there is nothing to keep.</summary>
    private static async Task<bool> Record(Db db, ProcessScope scope, Deed deed, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        if (!scope.HasChanges)
        {
            return !scope.Wrote
                ? false
                : throw new InvalidOperationException($"Process {deed.Name} wrote rows without recording a change.");
        }

        var process = new Process
        {
            CountyCode = deed.County,
            Name = deed.Name,
            Actor = scope.Actor,
            At = scope.At,
            Why = deed.Why,
            SourceFileId = scope.SourceFileId,
        };
        db.Processes.Add(process);
        await db.SaveChangesAsync(cancel);
        await scope.Write(db, process, cancel);
        var file = await db
            .SourceFiles.Where(f => f.Id == process.SourceFileId)
            .Select(f => f.Sha256)
            .SingleOrDefaultAsync(cancel);
        await AuditLog.Append(
            db,
            deed.County,
            scope.At,
            new(deed.Name, "", deed.Why, process.Id, scope.Hash(process, file)),
            cancel
        );
        return true;
    }
}
