using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>What an import would change, to be looked at before it is confirmed.</summary>
/// <param name="Basis">The version it is compared with; null if it is the first of the year.</param>
/// <param name="Changes">Every difference, as the log will keep them.</param>
/// <param name="Shown">The differences as a person reads them.</param>
/// <param name="Schools">Schools the new version would have.</param>
/// <param name="County">Figures of the county that would change with it.</param>
public sealed record ImportPreview(
    DataVersion? Basis,
    IReadOnlyList<SchoolChange> Changes,
    IReadOnlyList<SchoolChange> Shown,
    int Schools,
    IReadOnlyList<CountyChange> County
);

/// <summary>确认导入: an upload that was read and checked becomes a data version.</summary>
public sealed class ConfirmImport(Db db, TimeProvider clock, CreateVersion create)
{
    /// <param name="County">Division code.</param>
    /// <param name="JobId">The import.</param>
    /// <param name="BasisId">The version the user saw the differences to; null if there was none.</param>
    public sealed record Command(string County, long JobId, long? BasisId);

    /// <summary>The differences against what is stored.</summary>
    public async Task<ImportPreview> Preview(ImportJob job, CancellationToken cancel = default)
    {
        using var acting = db.As(db.Access.OverWholeCounty());
        var basis = await db.NewestVersion(job.CountyCode, job.Year, cancel);
        var read = await JobReading.Read(db, job, cancel);
        var rows = Unique(read);
        var compared = await ComparedRows.Of(db, basis?.Id, job.Scope, rows, cancel);
        var before = compared.Records;
        var county = await CountyChange.Between(db, job.CountyCode, job.Year, Figures(read), cancel);
        return new(
            basis,
            VersionDiff.Between(before, rows),
            ChangeList.Between(before, rows),
            rows.Count + compared.Kept.Count,
            county
        );
    }

    /// <summary>Writes the version.</summary>
    public async Task<Outcome<CreateVersion.Result>> Handle(Command command, CancellationToken cancel = default)
    {
        var job = await db
            .ImportJobs.AsNoTracking()
            .SingleOrDefaultAsync(j => j.Id == command.JobId && j.CountyCode == command.County, cancel);
        if (job is null)
        {
            return Outcome.Refuse("没有找到这次导入。请回到导入列表重新选择。").With<CreateVersion.Result>(null);
        }

        if (job.State != ImportState.Ready)
        {
            return Outcome.Refuse(VersionLog.NotReady(job.State)).With<CreateVersion.Result>(null);
        }

        // A school's row joins those of the others, which it does not see.
        using var acting = db.As(db.Access.OverWholeCounty());
        // Read before the county is kept waiting.
        var read = await JobReading.Read(db, job, cancel);
        if (job.Scope == ImportScope.WholeCounty && read.LostRows > 0)
        {
            // The schools of those rows would silently be closed.
            return Outcome
                .Refuse(
                    $"文件按“全县”导入，但有{read.LostRows}行没有读入，确认后这些学校会被当作撤销。请改正后重新上传，或改选“只更新文件中的学校”。"
                )
                .With<CreateVersion.Result>(null);
        }

        CreateVersion.Result? result = null;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "confirm-import", job.Why),
            async scope =>
            {
                (var ending, result) = await Write(job, read, command.BasisId, scope, cancel);
                return ending;
            },
            cancel
        );
        return outcome.With(result);
    }

    private async Task<(Outcome, CreateVersion.Result?)> Write(
        ImportJob job,
        ReadResult read,
        long? seen,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var basis = (await db.NewestVersion(job.CountyCode, job.Year, cancel))?.Id;
        var rows = Unique(read);
        var compared = await ComparedRows.Of(db, basis, job.Scope, rows, cancel);
        if (basis != seen && !await StillSo(job, read, seen, compared, cancel))
        {
            return (Outcome.Refuse(VersionLog.Overtaken), null);
        }

        return await create.Within(
            new(
                job.CountyCode,
                job.Year,
                job.AsOf,
                job.Kind,
                job.Why,
                job.Id,
                rows,
                basis,
                read.CellOf,
                Figures(read),
                read.FileOf
            ),
            compared,
            scope,
            cancel
        );
    }

    /// <summary>
    /// Whether the differences that were looked at are still the differences to the newest version: on the day when all
    /// schools hand in, somebody else's school has changed since, but not one this import speaks of.
    /// </summary>
    private async Task<bool> StillSo(
        ImportJob job,
        ReadResult read,
        long? seen,
        ComparedRows newest,
        CancellationToken cancel
    )
    {
        // A number that no version of this year has was not looked at.
        if (
            job.Scope != ImportScope.OnlyTheseSchools
            || read.CountyFigures.Count > 0
            || !await db.VersionsOf(job.CountyCode, job.Year).AnyAsync(v => v.Id == seen, cancel)
        )
        {
            return false;
        }

        var looked = await ComparedRows.Of(db, seen, job.Scope, read.Rows, cancel);
        return VersionDiff.Between(looked.Records, newest.Records).Count == 0;
    }

    /// <summary>A school that stands in a file twice counts as it stands first.</summary>
    private static List<SchoolRecord> Unique(ReadResult read) => [.. read.Rows.DistinctBy(r => r.School)];

    private static Dictionary<string, decimal?> Figures(ReadResult read) =>
        read.CountyFigures.ToDictionary(f => f.Code, f => (decimal?)f.Value);
}
