using Junheng.App.Data;

namespace Junheng.App.Import;

/// <summary>上传: keeps the file as it is and queues it for reading.</summary>
public sealed class StartImport(Db db, TimeProvider clock)
{
    /// <summary>Bytes; a county's year is far smaller.</summary>
    public const long LargestFile = 50L * 1024 * 1024;

    public sealed record Command(
        string County,
        int Year,
        DateOnly AsOf,
        ImportKind Kind,
        ImportScope Scope,
        string Why,
        string FileName,
        byte[] Content
    );

    /// <summary>The id of the job that was queued.</summary>
    public async Task<Outcome<long>> Handle(Command command, CancellationToken cancel = default)
    {
        // Browsers of old send the whole path.
        var name = command.FileName[(command.FileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        if (db.Access.School is not null)
        {
            command = command with { Scope = ImportScope.OnlyTheseSchools };
        }

        var mistakes = await UploadMistakes.Of(db, clock, command, name, cancel);
        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes).With(0L);
        }

        var id = 0L;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "start-import", command.Why.Trim()),
            async scope => id = await Store(command, name, scope, cancel),
            cancel
        );
        return outcome.With(id);
    }

    private async Task<long> Store(Command command, string name, ProcessScope scope, CancellationToken cancel)
    {
        var fileId = await KeptFile.Keep(db, command.County, name, command.Content, scope, cancel);
        var job = new ImportJob
        {
            CountyCode = command.County,
            Year = command.Year,
            AsOf = command.AsOf,
            Kind = command.Kind,
            Scope = command.Scope,
            Why = command.Why.Trim(),
            SourceFileId = fileId,
            CreatedAt = scope.At,
            CreatedBy = scope.Actor,
            School = db.Access.School,
        };
        db.ImportJobs.Add(job);
        await db.SaveChangesAsync(cancel);
        scope.SourceFileId = fileId;
        scope.Change("import_job", $"{job.Id}", "state", null, nameof(ImportState.Queued));
        return job.Id;
    }
}
