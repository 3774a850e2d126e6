using System.Data.Common;
using System.Diagnostics;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Bench.Fuzz;

/// <summary>What became of one file.</summary>
/// <param name="Number">The file's number.</param>
/// <param name="Milliseconds">From the upload to its end.</param>
/// <param name="State">Where the import stood at the end; null if the upload was turned away.</param>
/// <param name="Problem">Why the file was refused; null if it was not.</param>
/// <param name="Broken">The promise that was broken; null if none was.</param>
internal sealed record FuzzOutcome(
    int Number,
    double Milliseconds,
    ImportState? State,
    string? Problem,
    string? Broken
);

/// <summary>
/// Broken files handed in to a real database, one after the other, as the upload page and the background reader do:
/// whatever they hold, the program ends in time, says why it refuses, and stores all of an import or nothing.
/// </summary>
/// <param name="open">Opens the database.</param>
internal sealed class FuzzRun(Func<Db> open)
{
    /// <summary>Longer is a hang.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Of the imports that may be confirmed, one in so many is.</summary>
    private const int ConfirmedOneIn = 10;
    private const string Actor = "校验岗";

    /// <summary>Where an import leaves traces before anybody confirms it.</summary>
    private static readonly string[] OwnTables =
    [
        "source_file",
        "import_job",
        "import_file",
        "import_finding",
        "process",
        "process_change",
        "audit_entry",
    ];

    private readonly PackLibrary packs = PackLibrary.Delivered();

    /// <summary>Registers the county and gives it the sound return.</summary>
    public async Task Begin()
    {
        await using var db = open();
        await db.Migrate(TimeProvider.System);
        await new RegisterCounty(db, TimeProvider.System, packs).Handle(new(FuzzCase.County, "合成县"));
        var job = await Read(new("年报表.xlsx", FuzzCase.SoundReturn));
        if (job is not { State: ImportState.Ready } || await Confirm(job.Id) is not null)
        {
            throw new InvalidOperationException("the sound return is not taken");
        }
    }

    /// <summary>Hands in one file.</summary>
    public async Task<FuzzOutcome> One(int number)
    {
        var file = FuzzCase.Of(number);
        var before = await Rows();
        var watch = Stopwatch.StartNew();
        ImportJob? job = null;
        string? broken;
        try
        {
            job = await Read(file);
            broken = await Unchanged(before) ?? (job is null ? null : await Reasons(job));
            if (broken is null && job?.State == ImportState.Ready && number % ConfirmedOneIn == 0)
            {
                broken = await Confirmed(job, before);
            }
        }
        catch (Exception crash)
        {
            broken = $"crash: {crash}";
        }

        if (watch.Elapsed > Longest)
        {
            broken ??= $"hang: {watch.Elapsed}";
        }

        return new(number, watch.Elapsed.TotalMilliseconds, job?.State, job?.Problem, broken);
    }

    /// <summary>Hands in a file and has it read; null if it is turned away.</summary>
    private async Task<ImportJob?> Read(FuzzCase file)
    {
        await using var db = open();
        var started = await new StartImport(db, TimeProvider.System).Handle(
            new(
                FuzzCase.County,
                FuzzCase.Year,
                new(FuzzCase.Year, 9, 1),
                ImportKind.Interim,
                ImportScope.OnlyTheseSchools,
                "损坏文件",
                file.Name,
                file.Content
            )
        );
        if (!started.Ok)
        {
            return started.Mistakes.Any(Says)
                ? null
                : throw new InvalidOperationException("turned away without a reason");
        }

        await using var reader = open();
        await new ReadImport(reader, packs, TimeProvider.System).Handle(started.Value);
        return await reader.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == started.Value);
    }

    /// <summary>A refused file says why; a finding says what is wrong; a row that is not taken has a finding.</summary>
    private async Task<string?> Reasons(ImportJob job)
    {
        await using var db = open();
        var findings = await db.ImportFindings.AsNoTracking().Where(f => f.ImportJobId == job.Id).ToListAsync();
        return job.State is not (ImportState.Ready or ImportState.Refused) ? $"left in state {job.State}"
            : job.State == ImportState.Refused && !Says(job.Problem) ? "refused without a reason"
            : job.RowCount == 0 && job.State == ImportState.Ready ? "ready without a row"
            : findings.Any(f => !Says(f.Message) || f.Code.Length == 0) ? "a finding that says nothing"
            : findings.Count(f => f.Level == FindingLevel.Error) != job.ErrorCount ? "errors and their number differ"
            : null;
    }

    /// <summary>Either a whole version with every school of the preview, or nothing and a reason.</summary>
    private async Task<string?> Confirmed(ImportJob job, IReadOnlyDictionary<string, long> before)
    {
        await using var db = open();
        var preview = await new ConfirmImport(db, TimeProvider.System, new(db, TimeProvider.System)).Preview(job);
        if (await Confirm(job.Id) is { } refused)
        {
            return refused.Any(Says) ? await Unchanged(before) : "not confirmed, without a reason";
        }

        var version = await db.NewestVersion(FuzzCase.County, FuzzCase.Year);
        var stored = await VersionReader.Load(db, version!.Id);
        var after = await new ConfirmImport(db, TimeProvider.System, new(db, TimeProvider.System)).Preview(job);
        return stored.Count != preview.Schools ? $"{stored.Count} schools stored, {preview.Schools} shown"
            : after.Changes.Count > 0 ? $"{after.Changes.Count} changes were not stored"
            : null;
    }

    /// <summary>Why an import was not confirmed; null if it was.</summary>
    private async Task<IReadOnlyList<string>?> Confirm(long job)
    {
        await using var db = open();
        var basis = await db.NewestVersion(FuzzCase.County, FuzzCase.Year);
        var confirm = new ConfirmImport(db, TimeProvider.System, new(db, TimeProvider.System));
        var outcome = await confirm.Handle(new(FuzzCase.County, job, basis?.Id));
        return outcome.Ok ? null : outcome.Mistakes;
    }

    private async Task<string?> Unchanged(IReadOnlyDictionary<string, long> before)
    {
        foreach (var (table, rows) in await Rows())
        {
            if (rows != before[table])
            {
                return $"half stored: {table} had {before[table]} rows and has {rows}";
            }
        }

        return null;
    }

    /// <summary>Rows of every table that an unconfirmed import may not touch.</summary>
    private async Task<IReadOnlyDictionary<string, long>> Rows()
    {
        await using var db = open();
        var names = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct().Except(OwnTables);
        await db.Database.OpenConnectionAsync();
        var rows = new Dictionary<string, long>();
        foreach (var name in names)
        {
            await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select count(*) from \"{name}\"";
            rows[name] = Convert.ToInt64(await command.ExecuteScalarAsync());
        }

        return rows;
    }

    /// <summary>A reason is a sentence in Chinese.</summary>
    private static bool Says(string? text) => text is { Length: > 5 } && text.Any(c => c is >= '一' and <= '鿿');
}
