using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Compute;

/// <summary>删除视图: what it stood for stays in the process log.</summary>
public sealed class DeleteView(Db db, TimeProvider clock)
{
    /// <param name="County">Division code.</param>
    /// <param name="Name">Name of the view.</param>
    public sealed record Command(string County, string? Name);

    public Task<Outcome> Handle(Command command, CancellationToken cancel = default) =>
        ProcessLog.Run(
            db,
            clock,
            new(command.County, "delete-view", ""),
            scope => Delete(command, scope, cancel),
            cancel
        );

    private async Task<Outcome> Delete(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var stored = await db.SavedViews.SingleOrDefaultAsync(
            v => v.CountyCode == command.County && v.Name == command.Name,
            cancel
        );
        if (stored is null)
        {
            return Outcome.Refuse("这个视图已经不在了，可能刚刚被其他人删除。请刷新页面。");
        }

        scope.Change("saved_view", stored.Name, "query", stored.Query, null);
        db.SavedViews.Remove(stored);
        return Outcome.Done;
    }
}
