using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Audit;

/// <summary>Walks the chains and tells of each whether it holds.</summary>
public sealed class VerifyAudit(Db db)
{
    /// <summary>A chain as it was found.</summary>
    /// <param name="County">Division code, or <see cref="AuditEntry.Installation"/>.</param>
    /// <param name="Entries">Entries that hold, from the first on.</param>
    /// <param name="Head">Hash of the last entry, to be written down elsewhere: nobody can cut off or replace a chain whose head another keeps.</param>
    /// <param name="Broken">The first entry that does not hold; null if all do.</param>
    /// <param name="Problem">What is wrong, in Chinese; null if nothing is.</param>
    public sealed record Chain(string County, long Entries, string Head, long? Broken, string? Problem)
    {
        public bool Holds => Problem is null;
    }

    /// <summary>Checks every chain.</summary>
    public async Task<IReadOnlyList<Chain>> Handle(CancellationToken cancel = default)
    {
        var heads = await db.AuditChains.AsNoTracking().ToDictionaryAsync(c => c.CountyCode, cancel);
        var counties = await db.AuditEntries.Select(e => e.CountyCode).Distinct().ToListAsync(cancel);
        var found = new List<Chain>();
        foreach (var county in heads.Keys.Union(counties).Order(StringComparer.Ordinal))
        {
            found.Add(await Walk(county, heads.GetValueOrDefault(county), cancel));
        }

        return found;
    }

    private async Task<Chain> Walk(string county, AuditChain? head, CancellationToken cancel)
    {
        var entries = db.AuditEntries.AsNoTracking().Where(e => e.CountyCode == county).OrderBy(e => e.Number);
        var last = (Number: 0L, Hash: "", Process: 0L);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var problem =
                entry.Number != last.Number + 1 ? $"第{last.Number + 1}条不见了"
                : entry.Previous != last.Hash ? "与上一条不衔接"
                : entry.Algorithm != AuditHash.Algorithm ? $"使用了本版本不认识的算法“{entry.Algorithm}”"
                : AuditHash.Of(entry) != entry.Hash ? "内容与摘要不符"
                : null;
            if (problem is not null)
            {
                return new(county, last.Number, last.Hash, last.Number + 1, problem);
            }

            last = (entry.Number, entry.Hash, entry.ProcessId ?? last.Process);
        }

        return head is null || head.Number != last.Number || head.Hash != last.Hash
            ? new(county, last.Number, last.Hash, last.Number + 1, "末尾的记录被截去，或末尾标记被改动")
            : await Contents(county, last.Number, last.Hash, cancel);
    }

    /// <summary>Whether the processes and their changes are those that were hashed, and none goes without an entry.</summary>
    private async Task<Chain> Contents(string county, long number, string hash, CancellationToken cancel)
    {
        var first = await db
            .AuditEntries.Where(e => e.CountyCode == county && e.ProcessId != null)
            .MinAsync(e => e.ProcessId, cancel);
        var processes = await db
            .Processes.AsNoTracking()
            // Those from before there were chains have none.
            .Where(p => p.CountyCode == county && p.Id >= (first ?? long.MaxValue))
            .OrderBy(p => p.Id)
            .ToListAsync(cancel);
        var hashed = await db
            .AuditEntries.Where(e => e.CountyCode == county && e.ProcessId != null)
            .Select(e => new
            {
                Process = e.ProcessId!.Value,
                e.Number,
                e.Content,
            })
            .ToDictionaryAsync(e => e.Process, cancel);
        foreach (var process in processes)
        {
            if (!hashed.Remove(process.Id, out var entry))
            {
                return new(county, number, hash, null, $"过程{process.Id}没有审计记录");
            }

            if (await Content(process, cancel) != entry.Content)
            {
                return new(county, number, hash, entry.Number, $"过程{process.Id}或其变更内容被改动");
            }
        }

        return hashed.Count == 0
            ? new(county, number, hash, null, null)
            : new(county, number, hash, hashed.Values.Min(e => e.Number), "所记的过程不见了");
    }

    private async Task<string> Content(Process process, CancellationToken cancel)
    {
        var changes = await db
            .ProcessChanges.AsNoTracking()
            .Where(c => c.ProcessId == process.Id)
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                c.Entity,
                c.Key,
                c.Property,
                c.Old,
                c.New,
            })
            .ToListAsync(cancel);
        var file = await db
            .SourceFiles.Where(f => f.Id == process.SourceFileId)
            .Select(f => f.Sha256)
            .SingleOrDefaultAsync(cancel);
        return AuditHash.Of(process, file, changes.Select(c => (c.Entity, c.Key, c.Property, c.Old, c.New)));
    }
}
