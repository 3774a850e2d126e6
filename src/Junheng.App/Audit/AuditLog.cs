using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Audit;

/// <summary>Adds to the chains. There is no way to change or to clear one.</summary>
internal static class AuditLog
{
    private const int LongestSubject = 400;

    /// <summary>Records what wrote nothing: a reading, an export, a refusal.</summary>
    /// <param name="db">A context without a transaction, whose access tells who.</param>
    /// <param name="clock">The time.</param>
    /// <param name="county">The chain.</param>
    /// <param name="action"><c>read</c>, <c>export</c> …</param>
    /// <param name="subject">What it was about.</param>
    /// <param name="cancel">Stops the work.</param>
    public static async Task Note(
        Db db,
        TimeProvider clock,
        string county,
        string action,
        string subject,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Append(db, county, ProcessLog.Now(clock), new(action, subject, ""), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Appends an entry in the transaction under way; number, hashes and time are put in here.</summary>
    /// <param name="db">A context with a transaction under way.</param>
    /// <param name="county">The chain: a division code or <see cref="AuditEntry.Installation"/>.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="deed">What was done; by whom and from where the context's access tells.</param>
    /// <param name="cancel">Stops the work.</param>
    public static async Task Append(Db db, string county, DateTime at, AuditDeed deed, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An audit entry belongs to a transaction.");
        }

        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO audit_chain (county_code, number, hash) VALUES ({county}, 0, '') ON CONFLICT DO NOTHING",
            cancel
        );
        // Writing the row takes its lock: two writers of a chain come one after the other.
        await db.Database.ExecuteSqlAsync(
            $"UPDATE audit_chain SET number = number WHERE county_code = {county}",
            cancel
        );
        var head = await db
            .AuditChains.IgnoreQueryFilters()
            .AsNoTracking()
            .SingleAsync(c => c.CountyCode == county, cancel);
        var entry = new AuditEntry
        {
            CountyCode = county,
            Number = head.Number + 1,
            At = at,
            Action = deed.Action,
            Actor = db.Access.Post,
            Account = db.Access.Account,
            Address = db.Access.Address,
            Subject = deed.Subject.Length > LongestSubject ? deed.Subject[..LongestSubject] : deed.Subject,
            Why = deed.Why,
            ProcessId = deed.ProcessId,
            Content = deed.Content,
            Algorithm = AuditHash.Algorithm,
            Previous = head.Hash,
        };
        entry.Hash = AuditHash.Of(entry);
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE audit_chain SET number = {entry.Number}, hash = {entry.Hash} WHERE county_code = {county}",
            cancel
        );
    }
}

/// <summary>What an entry tells.</summary>
/// <param name="Action">The named process, or <c>read</c>, <c>export</c>, <c>sign-in</c> and the like.</param>
/// <param name="Subject">What it was about.</param>
/// <param name="Why">The reason.</param>
/// <param name="ProcessId">The process; null where nothing was written.</param>
/// <param name="Content">Hash of the process and its changes.</param>
internal sealed record AuditDeed(
    string Action,
    string Subject,
    string Why,
    long? ProcessId = null,
    string Content = ""
);
