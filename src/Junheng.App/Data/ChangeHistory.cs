using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>One change of one thing, as the process log keeps it.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Property">Which property of it.</param>
/// <param name="Old">Value before; null where there was nothing.</param>
/// <param name="New">Value after; null where nothing stands there any more.</param>
/// <param name="At">When.</param>
/// <param name="Actor">The post that did it.</param>
/// <param name="Why">The reason given; may be empty.</param>
/// <param name="File">The file it rests on; null if none.</param>
/// <param name="FileId">That file, to be fetched as it was handed in.</param>
public sealed record ChangeEntry(
    string Key,
    string Property,
    string? Old,
    string? New,
    DateTime At,
    string Actor,
    string Why,
    string? File,
    long? FileId
);

/// <summary>Who changed something, when and from which file.</summary>
public static class ChangeHistory
{
    /// <summary>Every change of some things of one kind, newest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="county">Division code; other counties' changes are not looked at.</param>
    /// <param name="entity">Kind, e.g. <c>county_figure</c>.</param>
    /// <param name="keys">Which of them.</param>
    /// <param name="cancel">Stops the work.</param>
    public static async Task<IReadOnlyList<ChangeEntry>> Of(
        Db db,
        string county,
        string entity,
        IReadOnlyCollection<string> keys,
        CancellationToken cancel
    ) =>
        await (
            from change in db.ProcessChanges.AsNoTracking()
            join process in db.Processes on change.ProcessId equals process.Id
            join file in db.SourceFiles on process.SourceFileId equals (long?)file.Id into files
            from file in files.DefaultIfEmpty()
            where change.CountyCode == county && process.CountyCode == county
            where change.Entity == entity && keys.Contains(change.Key)
            orderby process.Id descending, change.Id
            select new ChangeEntry(
                change.Key,
                change.Property,
                change.Old,
                change.New,
                process.At,
                process.Actor,
                process.Why,
                file == null ? null : file.Name,
                file == null ? null : file.Id
            )
        ).ToListAsync(cancel);
}
