using Junheng.App.Data;
using Junheng.App.Import.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Junheng.App.Import;

/// <summary>Reads the files of an import, one or several; read again they give the very same rows.</summary>
internal static class JobReading
{
    private const int ListRowsToARow = 5;
    private const int MostRows = 1_500;

    // A person looks at his upload again and again before he decides. What was read is kept by the file's content, so
    // nothing can be out of date; larger files than this are read again.
    private static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = MostRows });
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public static async Task<ReadResult> Read(Db db, ImportJob job, CancellationToken cancel)
    {
        var read = await Whole(db, job, cancel);
        return job.School is { } school ? await SchoolLimit.Apply(db, job, school, read, cancel) : read;
    }

    private static async Task<ReadResult> Whole(Db db, ImportJob job, CancellationToken cancel)
    {
        if (job.Mapping is { } mapping)
        {
            return await StatisticsImport.Read(db, job, ExportMapping.Parse(mapping), cancel);
        }

        var files = db.SourceFiles.AsNoTracking().Where(f => f.Id == job.SourceFileId);
        var named = await files.Select(f => new { f.Name, f.Sha256 }).SingleAsync(cancel);
        var key = (named.Name, named.Sha256, job.CountyCode, job.Year);
        if (Kept.TryGetValue<ReadResult>(key, out var kept))
        {
            return kept!;
        }

        var read = ReadImport.Read(await files.SingleAsync(cancel), job);
        var rows = read.Rows.Count + read.Rows.Sum(r => r.Classes.Count + r.Rooms.Count) / ListRowsToARow + 1;
        return Kept.Set(key, read, new MemoryCacheEntryOptions { Size = rows, SlidingExpiration = Life });
    }
}
