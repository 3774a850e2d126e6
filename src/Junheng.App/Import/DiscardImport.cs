using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>放弃导入: the job ends here; file and findings stay on record.</summary>
public sealed class DiscardImport(Db db, TimeProvider clock)
{
    public sealed record Command(string County, long JobId, string Why);

    public Task<Outcome> Handle(Command command, CancellationToken cancel = default) =>
        ProcessLog.Run(
            db,
            clock,
            new(command.County, "discard-import", command.Why),
            scope => Discard(command, scope, cancel),
            cancel
        );

    private async Task<Outcome> Discard(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var job = await db.ImportJobs.SingleOrDefaultAsync(
            j => j.Id == command.JobId && j.CountyCode == command.County,
            cancel
        );
        if (job is null)
        {
            return Outcome.Refuse("没有找到这次导入。请回到导入列表重新选择。");
        }

        if (job.State == ImportState.Confirmed)
        {
            return Outcome.Refuse("这次导入已经确认，不能再放弃。需要更正时，请重新导入正确的数据。");
        }

        scope.SourceFileId = job.SourceFileId;
        scope.Change("import_job", $"{job.Id}", "state", job.State.ToString(), nameof(ImportState.Discarded));
        job.State = ImportState.Discarded;
        return Outcome.Done;
    }
}
