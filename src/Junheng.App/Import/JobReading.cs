using Junheng.App.Data;
using Junheng.App.Import.Statistics;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>Reads the files of an import, one or several; read again they give the very same rows.</summary>
internal static class JobReading
{
    public static async Task<ReadResult> Read(Db db, ImportJob job, CancellationToken cancel) =>
        job.Mapping is { } mapping
            ? await StatisticsImport.Read(db, job, ExportMapping.Parse(mapping), cancel)
            : ReadImport.Read(
                await db.SourceFiles.AsNoTracking().SingleAsync(f => f.Id == job.SourceFileId, cancel),
                job
            );
}
