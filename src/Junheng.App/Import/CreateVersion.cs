using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>
/// Writes a data version: its rows, what changed against the version before, and the end of the import it came from,
/// all or nothing.
/// </summary>
public sealed class CreateVersion(Db db, TimeProvider clock)
{
    /// <param name="County">Division code.</param>
    /// <param name="Year">Calendar year of the autumn statistics.</param>
    /// <param name="AsOf">统计时点.</param>
    /// <param name="Kind">Official or interim.</param>
    /// <param name="Why">The reason given by the person who confirms.</param>
    /// <param name="ImportJobId">The job the rows were read by; it must be ready and becomes confirmed.</param>
    /// <param name="Rows">The rows of the new version; those of the base version that are not spoken of are kept beside them.</param>
    /// <param name="BaseVersionId">The version the user compared with; null for the first of a year.</param>
    /// <param name="CellOf">Where a figure stood in the file, if the reader knows better than row and column code.</param>
    /// <param name="CountyFigures">Figures of the county that came with the rows.</param>
    /// <param name="FileOf">The stored file a figure stood in, or, without a field, the row; null means the job's.</param>
    public sealed record Command(
        string County,
        int Year,
        DateOnly AsOf,
        ImportKind Kind,
        string Why,
        long? ImportJobId,
        IReadOnlyList<SchoolRecord> Rows,
        long? BaseVersionId,
        Func<SchoolRecord, Field, string?>? CellOf = null,
        IReadOnlyDictionary<string, decimal?>? CountyFigures = null,
        Func<SchoolRecord, Field?, long?>? FileOf = null
    );

    public sealed record Result(long VersionId, int Number, int Changes);

    public async Task<Outcome<Result>> Handle(Command command, CancellationToken cancel = default)
    {
        Result? result = null;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "confirm-import", command.Why),
            async scope =>
            {
                var before = command.BaseVersionId is { } id
                    ? await VersionReader.LoadStored(db, id, null, cancel)
                    : [];
                (var ending, result) = await Within(command, new(before, []), scope, cancel);
                return ending;
            },
            cancel
        );
        return outcome.With(result);
    }

    /// <summary>Writes the version within a process under way.</summary>
    /// <param name="command">The version.</param>
    /// <param name="compared">What of the base version the rows are compared with, and what is taken over beside them.</param>
    /// <param name="scope">The process.</param>
    /// <param name="cancel">Stops the writing.</param>
    internal async Task<(Outcome, Result?)> Within(
        Command command,
        ComparedRows compared,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var mistakes = VersionRows.Mistakes(command.Rows, command.County, command.Year);
        if (mistakes.Count > 0)
        {
            return (Outcome.Refuse(mistakes), null);
        }

        var job = command.ImportJobId is { } jobId
            ? await db.ImportJobs.SingleAsync(j => j.Id == jobId && j.CountyCode == command.County, cancel)
            : null;
        if (job is not null)
        {
            // A reader elsewhere may have moved it on since this context first saw it.
            await db.Entry(job).ReloadAsync(cancel);
        }

        if (job is not null && job.State != ImportState.Ready)
        {
            return (Outcome.Refuse(VersionLog.NotReady(job.State)), null);
        }

        var newest = await db.NewestVersion(command.County, command.Year, cancel);
        if (job is not null && newest?.Id != command.BaseVersionId)
        {
            // What was confirmed since would silently be undone by somebody who never saw it.
            return (Outcome.Refuse(VersionLog.Overtaken), null);
        }

        var basis = await Base(command, cancel);
        var old = compared.Records;
        var changes = VersionDiff.Between(old, command.Rows);
        var figures = command.CountyFigures ?? new Dictionary<string, decimal?>();
        if (
            basis is not null
            && changes.Count == 0
            && basis.Kind == command.Kind
            && basis.AsOf == command.AsOf
            && (await CountyChange.Between(db, command.County, command.Year, figures, cancel)).Count == 0
        )
        {
            return (Outcome.Refuse($"数据与第{basis.Number}版完全相同，没有需要保存的变化，未产生新版本。"), null);
        }

        var version = new DataVersion
        {
            CountyCode = command.County,
            Year = command.Year,
            Number = (newest?.Number ?? 0) + 1,
            AsOf = command.AsOf,
            Kind = command.Kind,
            Why = command.Why,
            By = scope.Actor,
            At = scope.At,
            ImportJobId = job?.Id,
            BaseVersionId = basis?.Id,
        };
        db.DataVersions.Add(version);
        await db.SaveChangesAsync(cancel);
        var schools = VersionRows.Trace(command.Rows, compared.Before, job, command.CellOf, command.FileOf);
        await VersionWriter.Write(db, version, schools, compared.Kept, cancel);
        VersionLog.Record(scope, version, basis, old, command.Rows, changes);
        await SaveCountyFigures.Import(db, command.County, command.Year, figures, scope, cancel);
        VersionLog.Confirm(scope, job, version);
        return (Outcome.Done, new(version.Id, version.Number, changes.Count));
    }

    private async Task<DataVersion?> Base(Command command, CancellationToken cancel) =>
        command.BaseVersionId is not { } id
            ? null
            : await db.VersionsOf(command.County, command.Year).SingleOrDefaultAsync(v => v.Id == id, cancel)
                ?? throw new ArgumentException($"Version {id} is not of county {command.County}, {command.Year}.");
}
