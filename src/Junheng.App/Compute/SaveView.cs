using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Compute;

/// <summary>保存视图: keeps what is asked of the schools' grid under a name; the same name replaces what it stood for.</summary>
public sealed class SaveView(Db db, TimeProvider clock)
{
    /// <param name="County">Division code.</param>
    /// <param name="Name">Name of the view, unique in the county.</param>
    /// <param name="Query">What is asked of the grid; only what the grid knows is kept of it.</param>
    public sealed record Command(string County, string? Name, string? Query);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var name = (command.Name ?? "").Trim();
        var query = GridQuery.Parse(command.Query).ToString();
        return name.Length is 0 or > SavedView.LongestName
                ? Outcome.Refuse($"请给视图起一个名称（1至{SavedView.LongestName}个字），例如“初中不达标”。")
            : name.Any(char.IsControl) ? Outcome.Refuse("视图名称里有不能显示的字符。请重新输入名称。")
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "save-view", ""),
                scope => Save(command, name, query, scope, cancel),
                cancel
            );
    }

    private async Task Save(Command command, string name, string query, ProcessScope scope, CancellationToken cancel)
    {
        var stored = await db.SavedViews.SingleOrDefaultAsync(
            v => v.CountyCode == command.County && v.Name == name,
            cancel
        );
        if (stored?.Query == query)
        {
            return;
        }

        scope.Change("saved_view", name, "query", stored?.Query, query);
        if (stored is not null)
        {
            (stored.Query, stored.By, stored.At) = (query, scope.Actor, scope.At);
            return;
        }

        db.SavedViews.Add(
            new()
            {
                CountyCode = command.County,
                Name = name,
                Query = query,
                By = scope.Actor,
                At = scope.At,
            }
        );
    }
}
