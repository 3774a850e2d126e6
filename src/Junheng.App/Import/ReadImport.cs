using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>
/// 读取与校验: takes a queued upload as far as "ready" or "refused" and keeps every finding. Nothing is stored of the
/// figures themselves until a person confirms.
/// </summary>
public sealed class ReadImport(Db db, PackLibrary packs, TimeProvider clock)
{
    /// <summary>The post that stands in the log for work the program does by itself.</summary>
    public const string Actor = "系统（自动校验）";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    private readonly ImportClaim claim = new(db, clock);

    /// <summary>The imports that nobody reads, oldest first; those a stopped program left half-way are among them.</summary>
    public Task<List<long>> Waiting(CancellationToken cancel = default) => claim.Waiting(cancel);

    /// <summary>Reads and checks one upload; if another program is at it already, waits until it has been read.</summary>
    public async Task Handle(long jobId, CancellationToken cancel = default)
    {
        while (await claim.IsUnread(jobId, cancel))
        {
            if (await claim.Take(jobId, cancel))
            {
                await Measures.During("read import", () => ReadClaimed(jobId, cancel));
                return;
            }

            await Task.Delay(Glance, cancel);
        }
    }

    private async Task ReadClaimed(long jobId, CancellationToken cancel)
    {
        try
        {
            await ReadAndCheck(jobId, cancel);
        }
        catch
        {
            await claim.GiveBack(jobId);
            throw;
        }
    }

    private async Task ReadAndCheck(long jobId, CancellationToken cancel)
    {
        var job = await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == jobId, cancel);
        await Move(jobId, ImportState.Reading, 10, cancel);
        var read = await JobReading.Read(db, job, cancel);
        await Move(jobId, ImportState.Checking, 60, cancel);
        var findings = read.Problem is null ? await Check(job, read, cancel) : [];
        var refused = Refusal(read);
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(job.CountyCode, "check-import", job.Why, job.SourceFileId),
            async scope =>
            {
                var stored = await db.ImportJobs.SingleAsync(j => j.Id == jobId, cancel);
                // The steps on the way were written past the change tracker.
                await db.Entry(stored).ReloadAsync(cancel);
                if (
                    stored.State is ImportState.Discarded or ImportState.Confirmed
                    || stored.ClaimedBy != ImportClaim.Reader
                )
                {
                    return;
                }

                stored.State = refused is null ? ImportState.Ready : ImportState.Refused;
                stored.ClaimedAt = null;
                stored.Progress = 100;
                stored.Problem = refused;
                stored.RowCount = read.Rows.Count;
                stored.ErrorCount = findings.Count(f => f.Level == FindingLevel.Error);
                stored.WarningCount = findings.Count(f => f.Level == FindingLevel.Warning);
                stored.NoticeCount = findings.Count(f => f.Level == FindingLevel.Notice);
                db.ImportFindings.RemoveRange(db.ImportFindings.Where(f => f.ImportJobId == jobId));
                db.ImportFindings.AddRange(findings.Select((f, i) => ImportFinding.Of(job, f, i)));
                scope.Change("import_job", $"{jobId}", "state", nameof(ImportState.Checking), $"{stored.State}");
                await db.SaveChangesAsync(cancel);
            },
            cancel
        );
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
        }

        Measures.ImportRead(refused is null ? "ready" : "refused");
    }

    /// <summary>Ends an upload that the program could not read because of a fault of its own.</summary>
    public Task<int> Fail(long jobId, CancellationToken cancel = default) =>
        db
            .ImportJobs.Where(j =>
                j.Id == jobId && j.State != ImportState.Discarded && j.State != ImportState.Confirmed
            )
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(j => j.State, ImportState.Refused)
                        .SetProperty(j => j.Progress, 100)
                        .SetProperty(j => j.Problem, "系统读取这个文件时出错，数据没有改变。请把文件交给维护人员。"),
                cancel
            );

    /// <summary>Reads an upload again; the same bytes always give the same rows.</summary>
    /// <remarks>A row of another county or year is an error and left out.</remarks>
    internal static ReadResult Read(SourceFile file, ImportJob job)
    {
        using var stream = new MemoryStream(file.Content, writable: false);
        var read = RecordFile.ReadHandedIn(stream, file.Name);
        if (read.Form?.Mismatch(job.CountyCode, job.Year) is { } mismatch)
        {
            return ReadResult.Unreadable(new(file.Name, "other-form", mismatch));
        }

        var strangers = read.Rows.Where(r => r.County != job.CountyCode || r.Year != job.Year).ToHashSet();
        return strangers.Count == 0
            ? read
            : read with
            {
                Rows = [.. read.Rows.Where(r => !strangers.Contains(r))],
                Findings = [.. read.Findings, .. strangers.Select(r => Stranger(r, job))],
            };
    }

    /// <summary>The rows an import would lead to: its own, and with them the schools it does not speak of.</summary>
    internal static IReadOnlyList<SchoolRecord> Together(
        ImportScope scope,
        IReadOnlyList<SchoolRecord> rows,
        IReadOnlyList<SchoolRecord> before
    )
    {
        var unique = rows.DistinctBy(r => r.School).ToList();
        if (scope == ImportScope.WholeCounty)
        {
            return unique;
        }

        var named = unique.Select(r => r.School).ToHashSet(StringComparer.Ordinal);
        return [.. unique, .. before.Where(r => !named.Contains(r.School))];
    }

    private async Task<List<Finding>> Check(ImportJob job, ReadResult read, CancellationToken cancel)
    {
        var basis = await db.NewestVersion(job.CountyCode, job.Year, cancel);
        var before = basis is null ? [] : await VersionReader.Load(db, basis.Id, cancel);
        var lastYear = await db.NewestVersion(job.CountyCode, job.Year - 1, cancel);
        var county = await db.Counties.AsNoTracking().SingleAsync(c => c.Code == job.CountyCode, cancel);
        var own = read.Rows.Select(r => r.School).ToHashSet(StringComparer.Ordinal);
        // Double rows are the roster's to report, so the file's rows go in as they are.
        var rows = read.Rows.Concat(Together(job.Scope, read.Rows, before).Where(r => !own.Contains(r.School)));
        var roster = Roster.From(rows);
        var figures = await db
            .CountyFigures.AsNoTracking()
            .Where(f => f.CountyCode == job.CountyCode && f.Year == job.Year)
            .ToDictionaryAsync(f => f.Code, f => f.Value, cancel);
        foreach (var stated in read.CountyFigures)
        {
            figures[stated.Code] = stated.Value;
        }

        var pack = packs.Find(county.Pack) ?? packs.For(county.Code);
        var checks = Checks.Run(
            new(
                pack,
                [.. rows],
                roster.Schools,
                lastYear is null ? [] : Roster.From(await VersionReader.Load(db, lastYear.Id, cancel)).Schools,
                figures
            )
            {
                Tolerances = county.Tolerances ? [.. pack.Granted(Kernel.RulesDay(job.Year))] : [],
            }
        );
        // Findings about schools taken over from the version before were answered when that was confirmed.
        return
        [
            .. read.Findings,
            .. roster
                .Findings.Concat(checks)
                .Where(f => f.School.Length == 0 || own.Contains(f.School))
                .Select(read.Placed)
                .OfType<Finding>(),
        ];
    }

    private static string? Refusal(ReadResult read) =>
        read.Problem is { } problem ? problem.Message
        : read.Rows.Count == 0 ? "文件中没有可以采用的行。请按校验问题修改后重新上传。"
        : null;

    private static Finding Stranger(SchoolRecord row, ImportJob job) =>
        Finding.About(
            row,
            FindingLevel.Error,
            "other-county-or-year",
            row.County != job.CountyCode ? "county" : "year",
            $"“{row.Name}”是{row.County}县{row.Year}年的数据，本次导入的是{job.CountyCode}县{job.Year}年，本行未采用。请删除该行，或选择正确的县和年度重新上传。"
        );

    private Task<int> Move(long jobId, ImportState state, int progress, CancellationToken cancel) =>
        db
            .ImportJobs.Where(j =>
                j.Id == jobId && j.State != ImportState.Discarded && j.State != ImportState.Confirmed
            )
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, state).SetProperty(j => j.Progress, progress), cancel);
}
