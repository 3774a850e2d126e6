using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>Reads the schools of a data version, identical to those written and in the same order.</summary>
public static class VersionReader
{
    /// <summary>The records of a version; a version never changes, so the result may be kept.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public static async Task<IReadOnlyList<SchoolRecord>> Load(
        Db db,
        long versionId,
        CancellationToken cancel = default
    ) => (await LoadStored(db, versionId, null, cancel)).ConvertAll(s => s.Record);

    /// <summary>The rows of a version by number, in its order, with the school of each.</summary>
    internal static async Task<List<(long Row, string School)>> RowsOf(
        Db db,
        long versionId,
        CancellationToken cancel
    ) =>
        (
            await (
                from link in db.VersionSchools
                where link.DataVersionId == versionId
                join row in db.SchoolRows on link.SchoolRowId equals row.Id
                orderby link.Ordinal
                select new { row.Id, row.School }
            ).ToListAsync(cancel)
        ).ConvertAll(r => (r.Id, r.School));

    /// <summary>The schools of a version as they are stored.</summary>
    /// <param name="db">The database.</param>
    /// <param name="versionId">The version.</param>
    /// <param name="only">Just these of its rows; null for all.</param>
    /// <param name="cancel">Stops the reading.</param>
    internal static async Task<List<StoredSchool>> LoadStored(
        Db db,
        long versionId,
        IReadOnlyCollection<long>? only = null,
        CancellationToken cancel = default
    )
    {
        var year = await db.DataVersions.Where(v => v.Id == versionId).Select(v => v.Year).SingleAsync(cancel);
        var links = db.VersionSchools.Where(v => v.DataVersionId == versionId);
        if (only is not null)
        {
            links = links.Where(v => only.Contains(v.SchoolRowId));
        }

        var rows = await (
            from link in links
            join row in db.SchoolRows.AsNoTracking() on link.SchoolRowId equals row.Id
            join source in db.SourceFiles on row.SourceFileId equals source.Id into sources
            from source in sources.DefaultIfEmpty()
            orderby link.Ordinal
            select new { Row = row, File = (string?)source.Name }
        ).ToListAsync(cancel);

        var classes = await Classes(db, links, cancel);
        var rooms = await Rooms(db, links, cancel);
        var schools = new List<StoredSchool>(rows.Count);
        var byRow = new Dictionary<long, (SchoolRecord Record, string?[] Cells, long?[] Files)>(rows.Count);
        foreach (var read in rows)
        {
            var record = Identity(
                read.Row,
                year,
                read.File,
                [.. classes[read.Row.Id].Select(c => Class(c, read.File))],
                [.. rooms[read.Row.Id].Select(r => Room(r, read.File))]
            );
            var cells = new string?[Fields.Count];
            var files = new long?[Fields.Count];
            byRow.Add(read.Row.Id, (record, cells, files));
            schools.Add(
                new(record, read.Row.SourceFileId, field => cells[(int)field], field => files[(int)field])
                {
                    RowId = read.Row.Id,
                }
            );
        }

        var figures =
            from figure in db.SchoolFigures
            join link in links on figure.SchoolRowId equals link.SchoolRowId
            select new
            {
                figure.SchoolRowId,
                figure.Field,
                figure.Value,
                figure.Cell,
                figure.SourceFileId,
            };
        await foreach (var figure in figures.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var (record, cells, files) = byRow[figure.SchoolRowId];
            var field = Fields.Find(figure.Field)!.Field;
            cells[(int)field] = figure.Cell;
            files[(int)field] = figure.SourceFileId;
            if (figure.Value is { } value)
            {
                record.Set(field, value);
            }
            else
            {
                record.Reject(field);
            }
        }

        return schools;
    }

    private static async Task<ILookup<long, ListedClass>> Classes(
        Db db,
        IQueryable<VersionSchool> links,
        CancellationToken cancel
    ) =>
        (
            await (
                from listed in db.ListedClasses.AsNoTracking()
                join link in links on listed.SchoolRowId equals link.SchoolRowId
                orderby listed.SchoolRowId, listed.Ordinal
                select listed
            ).ToListAsync(cancel)
        ).ToLookup(c => c.SchoolRowId);

    private static async Task<ILookup<long, ListedRoom>> Rooms(
        Db db,
        IQueryable<VersionSchool> links,
        CancellationToken cancel
    ) =>
        (
            await (
                from listed in db.ListedRooms.AsNoTracking()
                join link in links on listed.SchoolRowId equals link.SchoolRowId
                orderby listed.SchoolRowId, listed.Ordinal
                select listed
            ).ToListAsync(cancel)
        ).ToLookup(r => r.SchoolRowId);

    private static SchoolClass Class(ListedClass c, string? file) =>
        new(c.Stage, c.Grade, c.Name, c.Pupils) { Source = Source(file, c.Sheet, c.SourceRow) };

    private static SchoolRoom Room(ListedRoom r, string? file) =>
        new(r.Kind, r.Name, (long?)(r.Area * Fields.Scale)) { Source = Source(file, r.Sheet, r.SourceRow) };

    private static RowSource? Source(string? file, string? sheet, int? row) =>
        file is null ? null : new(file, sheet, row ?? 0);

    private static SchoolRecord Identity(
        SchoolRow row,
        int year,
        string? file,
        SchoolClass[] classes,
        SchoolRoom[] rooms
    ) =>
        new()
        {
            Year = year,
            County = row.CountyCode,
            School = row.School,
            Name = row.Name,
            Type = row.Type,
            Organiser = row.Organiser,
            Locale = row.Locale,
            Built = row.Built,
            CityCentre = row.CityCentre,
            Counted = row.Counted,
            Parent = row.Parent,
            MusicRooms = StoredSchool.Rooms(row.MusicRooms),
            ArtRooms = StoredSchool.Rooms(row.ArtRooms),
            Classes = classes,
            Rooms = rooms,
            Source = Source(file, row.Sheet, row.SourceRow),
        };
}
