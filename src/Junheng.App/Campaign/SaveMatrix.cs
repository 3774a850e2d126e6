using Junheng.App.Data;
using Junheng.App.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>
/// 任务分解: who has to reach each indicator, by when and how, saved for all rows at once. Where a campaign runs, the
/// tasks of the indicators follow.
/// </summary>
public sealed class SaveMatrix(Db db, TimeProvider clock, UnitNames names)
{
    /// <param name="County">Division code.</param>
    /// <param name="Titles">What the indicators of the rules in force are called, by key.</param>
    /// <param name="Entries">The rows; those left out stay as they are.</param>
    public sealed record Command(
        string County,
        IReadOnlyDictionary<string, string> Titles,
        IReadOnlyList<MatrixEntry> Entries
    );

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        string[] mistakes = [.. command.Entries.SelectMany(e => e.Mistakes([.. command.Titles.Keys]))];
        return mistakes.Length > 0
            ? Outcome.Refuse(mistakes)
            : await ProcessLog.Run(
                db,
                clock,
                new(command.County, "save-matrix", ""),
                scope => Save(command, scope, cancel),
                cancel
            );
    }

    private async Task<Outcome> Save(Command command, ProcessScope scope, CancellationToken cancel)
    {
        var county = command.County;
        var units = (
            await db
                .ItemUnits.AsNoTracking()
                .Where(u => u.CountyCode == county)
                .OrderBy(u => u.Ordinal)
                .ToListAsync(cancel)
        ).ToLookup(u => u.ItemKey, u => u.Unit);
        var items = await db.CampaignItems.Where(i => i.CountyCode == county).ToDictionaryAsync(i => i.ItemKey, cancel);
        var (changes, stale) = (new List<MatrixChange>(), new List<string>());
        foreach (var entry in command.Entries)
        {
            var item = items.GetValueOrDefault(entry.ItemKey);
            var change = MatrixChange.Of(entry, SaveItemUnits.Text(units[entry.ItemKey]), item);
            if (!change.Any)
            {
                continue;
            }

            if (change.Before.Units != entry.SeenUnits || (item?.Version ?? 0) != entry.SeenVersion)
            {
                stale.Add($"{entry.ItemKey}：这一行刚刚被其他人修改，本次没有保存。请刷新页面，核对后重新填写。");
                continue;
            }

            changes.Add(change);
        }

        if (stale.Count > 0)
        {
            return Outcome.Refuse(stale);
        }

        await names.Settle(db, county, changes.SelectMany(c => c.Entry.Units).Distinct(), scope, cancel);
        await SaveItemUnits.Put(
            db,
            county,
            changes.Where(c => c.UnitsChange).ToDictionary(c => c.Entry.ItemKey, c => c.Entry.Units),
            scope,
            cancel
        );
        foreach (var change in changes.Where(c => c.RestChanges))
        {
            Store(change, items.GetValueOrDefault(change.Entry.ItemKey), county, scope);
        }

        await new MatrixTasks(db, county, names, scope).Follow(changes, command.Titles, cancel);
        return Outcome.Done;
    }

    private void Store(MatrixChange change, CampaignItem? item, string county, ProcessScope scope)
    {
        var entry = change.Entry;
        if (item is null)
        {
            item = new()
            {
                CountyCode = county,
                ItemKey = entry.ItemKey,
                Version = 0,
            };
            db.CampaignItems.Add(item);
        }

        var (before, after) = (change.Before, change.After);
        scope.Change("campaign_item", entry.ItemKey, "deadline", before.Deadline, after.Deadline);
        scope.Change("campaign_item", entry.ItemKey, "measures", before.LoggedMeasures, after.LoggedMeasures);
        (item.DeadlineYear, item.HeldEveryYear, item.Measures) = (after.Year, after.Held, after.Measures);
        item.Version++;
    }
}
