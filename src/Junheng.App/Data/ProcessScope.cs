using Junheng.App.Audit;

namespace Junheng.App.Data;

/// <summary>A process under way: collects what it changes.</summary>
public sealed class ProcessScope
{
    private readonly List<(string Entity, string Key, string Property, string? Old, string? New)> changes = [];

    internal ProcessScope(DateTime at, string actor, long? sourceFileId)
    {
        At = at;
        Actor = actor;
        SourceFileId = sourceFileId;
    }

    /// <summary>The one time that everything in the process is stamped with.</summary>
    public DateTime At { get; }

    /// <summary>The post that acts.</summary>
    public string Actor { get; }

    /// <summary>The file the process rests on; a process that stores the file sets it.</summary>
    public long? SourceFileId { get; set; }

    internal bool HasChanges => changes.Count > 0;

    /// <summary>Whether rows have been written, which then need at least one recorded change.</summary>
    internal bool Wrote { get; private set; }

    /// <summary>Records a property's old and new value; nothing is recorded where they are the same.</summary>
    /// <param name="entity">What kind of thing, in snake_case, e.g. <c>school</c>.</param>
    /// <param name="key">Which one, as a person would name it.</param>
    /// <param name="property">Which property of it.</param>
    /// <param name="old">Value before; null where there was nothing.</param>
    /// <param name="new">Value after; null where there is nothing now.</param>
    public void Change(string entity, string key, string property, string? old, string? @new)
    {
        if (old != @new)
        {
            changes.Add((entity, key, property, old, @new));
        }
    }

    internal void MarkWritten() => Wrote = true;

    /// <summary>Hash of the process with all its changes.</summary>
    /// <param name="process">The process.</param>
    /// <param name="file">SHA-256 of the file it rests on; null if on none.</param>
    internal string Hash(Process process, string? file) => AuditHash.Of(process, file, changes);

    /// <summary>Stores the changes of a process; an import may have thousands.</summary>
    internal async Task Write(Db db, Process process, CancellationToken cancel)
    {
        string[] columns = ["process_id", "county_code", "entity", "key", "property", "old", "new"];
        await using var rows = await BulkInsert.Into(db, "process_change", columns, cancel);
        foreach (var (entity, key, property, old, @new) in changes)
        {
            await rows.Add(cancel, process.Id, process.CountyCode, entity, key, property, old, @new);
        }

        await rows.Finish(cancel);
    }
}
