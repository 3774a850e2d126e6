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
/// <param name="HasFile">Whether it rests on a file, also on one that is out of the reader's reach.</param>
public sealed record ChangeEntry(
    string Key,
    string Property,
    string? Old,
    string? New,
    DateTime At,
    string Actor,
    string Why,
    string? File,
    long? FileId,
    bool HasFile
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
        await In(db, county, db.ProcessChanges.Where(c => c.Entity == entity && keys.Contains(c.Key)))
            .ToListAsync(cancel);

    /// <summary>Every change of a school and its campuses, newest first, to be counted and shown in parts.</summary>
    /// <param name="db">The database, as the reader may see it.</param>
    /// <param name="county">Division code; other counties' changes are not looked at.</param>
    /// <param name="school">Identifier of the school.</param>
    /// <param name="properties">Column codes; null for all.</param>
    public static IQueryable<ChangeEntry> OfSchool(
        Db db,
        string county,
        string school,
        IReadOnlyCollection<string>? properties = null
    )
    {
        var campuses = SchoolKey.Campuses(school);
        return In(
            db,
            county,
            db.ProcessChanges.Where(c =>
                c.Entity == SchoolKey.Entity
                && (c.Key == school || c.Key.StartsWith(campuses))
                && (properties == null || properties.Contains(c.Property))
            )
        );
    }

    private static IQueryable<ChangeEntry> In(Db db, string county, IQueryable<ProcessChange> changes) =>
        from change in changes.AsNoTracking()
        join process in db.Processes on change.ProcessId equals process.Id
        join file in db.SourceFiles on process.SourceFileId equals (long?)file.Id into files
        from file in files.DefaultIfEmpty()
        where change.CountyCode == county && process.CountyCode == county
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
            file == null ? null : file.Id,
            process.SourceFileId != null
        );
}
