using Junheng.Engine.Figures;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>A figure as one data version brought it, and how it got there.</summary>
/// <param name="School">Identifier of the row: a school's or a campus's.</param>
/// <param name="Field">Column code.</param>
/// <param name="Year">Year of the version.</param>
/// <param name="Version">Number of the version that brought it.</param>
/// <param name="Last">The last version that has it so: the same row stands in all between.</param>
/// <param name="Value">The figure; null if the cell had none that could be read.</param>
/// <param name="Missing">Why there is none; null where there is one.</param>
/// <param name="File">Name of the file it stood in; null if it was not read from a file.</param>
/// <param name="FileId">That file, to be fetched as it was handed in.</param>
/// <param name="Sheet">Sheet of a workbook.</param>
/// <param name="Cell">Where it stood: <c>B12</c>, <c>12:teaching_area</c>, <c>班级名单!F2:F3</c>.</param>
/// <param name="HandedInBy">The post that handed the file in.</param>
/// <param name="HandedInAt">When.</param>
/// <param name="ConfirmedBy">The post that confirmed the version that brought it.</param>
/// <param name="ConfirmedAt">When.</param>
public sealed record FigureEntry(
    string School,
    string Field,
    int Year,
    int Version,
    int Last,
    decimal? Value,
    Missing? Missing,
    string? File,
    long? FileId,
    string? Sheet,
    string? Cell,
    string? HandedInBy,
    DateTime? HandedInAt,
    string ConfirmedBy,
    DateTime ConfirmedAt
);

/// <summary>What a county's figures have been in every version of every year.</summary>
public static class FigureHistory
{
    /// <summary>
    /// The figures of some rows, newest first, once for all the versions a row stands in. Where a cell was blank there is
    /// no entry.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="county">Division code; other counties' rows are not looked at.</param>
    /// <param name="schools">Identifiers of the rows.</param>
    /// <param name="fields">Column codes; null for all.</param>
    /// <param name="version">Only this version; null for all of all years.</param>
    /// <param name="cancel">Stops the work.</param>
    public static async Task<IReadOnlyList<FigureEntry>> Of(
        Db db,
        string county,
        IReadOnlyCollection<string> schools,
        IReadOnlyCollection<string>? fields,
        long? version = null,
        CancellationToken cancel = default
    ) =>
        await (
            from row in db.SchoolRows.AsNoTracking()
            join of in db.DataVersions on row.DataVersionId equals of.Id
            join figure in db.SchoolFigures on row.Id equals figure.SchoolRowId
            join file in db.SourceFiles on figure.SourceFileId ?? row.SourceFileId equals (long?)file.Id into files
            from file in files.DefaultIfEmpty()
            where of.CountyCode == county && row.CountyCode == county && schools.Contains(row.School)
            where fields == null || fields.Contains(figure.Field)
            where version == null || db.VersionSchools.Any(l => l.DataVersionId == version && l.SchoolRowId == row.Id)
            orderby of.Year descending, of.Number descending
            select new FigureEntry(
                row.School,
                figure.Field,
                of.Year,
                of.Number,
                (
                    from link in db.VersionSchools
                    where link.SchoolRowId == row.Id
                    join last in db.DataVersions on link.DataVersionId equals last.Id
                    select last.Number
                ).Max(),
                figure.Value,
                figure.Missing,
                file == null ? null : file.Name,
                file == null ? null : file.Id,
                figure.SourceFileId == null ? row.Sheet : null,
                figure.Cell,
                file == null ? null : file.UploadedBy,
                file == null ? null : file.UploadedAt,
                of.By,
                of.At
            )
        ).ToListAsync(cancel);
}
