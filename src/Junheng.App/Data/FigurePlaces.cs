using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// Where the figures of some schools stood in statistics exports: their columns do not bear our names, and a figure may
/// stand in another file than its row's.
/// </summary>
public static class FigurePlaces
{
    /// <summary>File, sheet and cell by school and column code.</summary>
    /// <param name="db">The database.</param>
    /// <param name="versionId">The data version.</param>
    /// <param name="schools">Identifiers.</param>
    /// <param name="cancel">Stops the work.</param>
    public static async Task<IReadOnlyDictionary<(string School, string Field), string>> Of(
        Db db,
        long versionId,
        IReadOnlyCollection<string> schools,
        CancellationToken cancel = default
    )
    {
        var figures = await (
            from figure in db.SchoolFigures.AsNoTracking()
            join row in db.SchoolRows on figure.SchoolRowId equals row.Id
            join file in db.SourceFiles on figure.SourceFileId ?? row.SourceFileId equals (long?)file.Id
            where row.DataVersionId == versionId && schools.Contains(row.School) && figure.Cell != null
            where db.ImportFiles.Any(f => f.SourceFileId == row.SourceFileId)
            select new
            {
                row.School,
                figure.Field,
                File = file.Name,
                Sheet = figure.SourceFileId == null ? row.Sheet : null,
                Cell = figure.Cell!,
            }
        ).ToListAsync(cancel);
        return figures.ToDictionary(
            f => (f.School, f.Field),
            f => f.Sheet is null || f.Cell.Contains('!') ? $"{f.File} {f.Cell}" : $"{f.File}（{f.Sheet}） {f.Cell}"
        );
    }
}
