using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>
/// 一次导入多个文件: keeps every file as it is, with a job and its findings, and makes one data version of all their
/// rows, all or nothing.
/// </summary>
public sealed class ImportFiles(Db db, TimeProvider clock)
{
    public async Task<Outcome<CreateVersion.Result>> Handle(ImportPlan plan, CancellationToken cancel = default)
    {
        var mistakes = await Mistakes(plan, cancel);
        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes).With<CreateVersion.Result>(null);
        }

        CreateVersion.Result? result = null;
        var order = plan.Order;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(order.County, "confirm-import", order.Why.Trim()),
            async scope =>
            {
                // The plan was made outside the transaction: what it was compared with must still be the newest.
                if ((await db.NewestVersion(order.County, order.Year, cancel))?.Id != plan.Basis.Newest?.Id)
                {
                    return Outcome.Refuse(VersionLog.Overtaken);
                }

                result = await Write(plan, scope, cancel);
                return Outcome.Done;
            },
            cancel
        );
        return outcome.With(result);
    }

    private async Task<IReadOnlyList<string>> Mistakes(ImportPlan plan, CancellationToken cancel)
    {
        var (county, year, asOf, kind, scope, why, files) = plan.Order;
        var mistakes = new List<string>();
        foreach (var file in files)
        {
            mistakes.AddRange(
                await UploadMistakes.Of(
                    db,
                    clock,
                    new(county, year, asOf, kind, scope, why, file.Name, file.Content),
                    file.Name,
                    cancel
                )
            );
        }

        return mistakes.Count > 0 ? [.. mistakes.Distinct()] : VersionRows.Mistakes(plan.Rows, county, year);
    }

    private async Task<CreateVersion.Result> Write(ImportPlan plan, ProcessScope scope, CancellationToken cancel)
    {
        var jobs = new List<ImportJob>();
        foreach (var file in plan.Order.Files)
        {
            jobs.Add(await Keep(plan, file, jobs.Count, scope, cancel));
        }

        var basis = plan.Basis.Newest;
        var version = new DataVersion
        {
            CountyCode = plan.Order.County,
            Year = plan.Order.Year,
            Number = (basis?.Number ?? 0) + 1,
            AsOf = plan.Order.AsOf,
            Kind = plan.Order.Kind,
            Why = plan.Order.Why.Trim(),
            By = scope.Actor,
            At = scope.At,
            // A version has room for one job; the other files are found by their rows and their own jobs.
            ImportJobId = jobs[0].Id,
            BaseVersionId = basis?.Id,
        };
        db.DataVersions.Add(version);
        await db.SaveChangesAsync(cancel);
        await VersionWriter.Write(db, version, plan.Trace(jobs.ConvertAll(j => j.SourceFileId)), [], cancel);
        VersionLog.Record(scope, version, basis, plan.Before, plan.Rows, plan.Changes);
        await SaveCountyFigures.Import(db, plan.Order.County, plan.Order.Year, plan.CountyFigures, scope, cancel);
        jobs.ForEach(j => VersionLog.Confirm(scope, j, version));
        scope.SourceFileId = jobs[0].SourceFileId;
        return new(version.Id, version.Number, plan.Changes.Count);
    }

    private async Task<ImportJob> Keep(
        ImportPlan plan,
        ImportOrder.File file,
        int index,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var job = plan.Order.Job(
            await KeptFile.Keep(db, plan.Order.County, file.Name, file.Content, scope, cancel),
            scope.At,
            scope.Actor
        );
        var findings = plan.Findings.Where(f => plan.FileOf(f) == index).ToList();
        job.State = ImportState.Ready;
        job.Progress = 100;
        job.RowCount = plan.Reads[index].Rows.Count;
        job.ErrorCount = findings.Count(f => f.Level == FindingLevel.Error);
        job.WarningCount = findings.Count(f => f.Level == FindingLevel.Warning);
        job.NoticeCount = findings.Count(f => f.Level == FindingLevel.Notice);
        db.ImportJobs.Add(job);
        await db.SaveChangesAsync(cancel);
        db.ImportFindings.AddRange(findings.Select((f, i) => ImportFinding.Of(job, f, i)));
        return job;
    }
}
