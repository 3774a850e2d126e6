using Junheng.App.Data;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>查看导入: an upload with its findings, each tied to the cell it is about.</summary>
public sealed class OpenImport(Db db)
{
    /// <summary>The upload; null if the county has none of that number.</summary>
    public async Task<OpenedImport?> Handle(string county, long jobId, CancellationToken cancel = default)
    {
        var job = await db
            .ImportJobs.AsNoTracking()
            .SingleOrDefaultAsync(j => j.Id == jobId && j.CountyCode == county, cancel);
        if (job is null)
        {
            return null;
        }

        var stored = await db
            .ImportFindings.AsNoTracking()
            .Where(f => f.ImportJobId == jobId)
            .OrderBy(f => f.Ordinal)
            .ToListAsync(cancel);
        var files = db.SourceFiles.AsNoTracking().Where(f => f.Id == job.SourceFileId);
        if (stored.Count == 0)
        {
            // Nothing to be found in the file, which may be large: its content stays where it is.
            var (name, hash) = await files
                .Select(f => new ValueTuple<string, string>(f.Name, f.Sha256))
                .SingleAsync(cancel);
            return new(job, name, hash, [], null, null);
        }

        var file = await files.SingleAsync(cancel);
        return new(
            job,
            file.Name,
            file.Sha256,
            [
                .. stored
                    .Select(f => new Finding(f.Level, f.Code, file.Name, f.Sheet, f.Row, f.Column, f.School, f.Message))
                    // Not in the database, where levels are words.
                    .OrderBy(f => f.Level),
            ],
            file,
            ReadImport.Read(file, job)
        );
    }
}

/// <summary>An upload that was opened.</summary>
public sealed class OpenedImport
{
    private readonly ReadResult? read;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    internal OpenedImport(
        ImportJob job,
        string fileName,
        string sha256,
        IReadOnlyList<Finding> findings,
        SourceFile? file,
        ReadResult? read
    )
    {
        (Job, FileName, Sha256, Findings, File, this.read) = (job, fileName, sha256, findings, file, read);
        foreach (var row in read?.Rows ?? [])
        {
            names.TryAdd(row.School, row.Name);
        }
    }

    public ImportJob Job { get; }

    public string FileName { get; }

    public string Sha256 { get; }

    /// <summary>All findings, gravest first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The file can be handed back with its findings in their cells.</summary>
    public bool CanAnnotate => Findings.Count > 0 && read is { Problem: null };

    /// <summary>The file with its content; null where nothing was found in it.</summary>
    internal SourceFile? File { get; }

    /// <summary>The A1 address of the cell a finding is about; null if it is about the file or a sheet as a whole.</summary>
    public string? Cell(Finding finding) =>
        // A column the file lacks cannot be pointed at; the row it is missed in can.
        read?.Address(finding.Row, finding.Column) ?? read?.Address(finding.Row, "");

    /// <summary>The cell as a reader finds it, <c>sheet!A1</c>, or <c>A1</c> in a file without sheets.</summary>
    public string? Place(Finding finding) =>
        Cell(finding) is not { } cell ? null
        : finding.Sheet is { } sheet ? $"{sheet}!{cell}"
        : cell;

    /// <summary>What a school is called in the file; empty if its row was not taken.</summary>
    public string Name(string school) => names.GetValueOrDefault(school, "");

    /// <summary>A school by name and identifier, as lists name it.</summary>
    public string School(string school) => Name(school) is { Length: > 0 } name ? $"{name}（{school}）" : school;
}
