using System.Globalization;
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
    /// <param name="Entries">The rows; those left out stay as they are. Goals are rows too.</param>
    /// <param name="NewUnits">Whether names of units that the county does not have are to set them up.</param>
    public sealed record Command(
        string County,
        IReadOnlyDictionary<string, string> Titles,
        IReadOnlyList<MatrixEntry> Entries,
        bool NewUnits = false
    );

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var goals = await db
            .LocalGoals.AsNoTracking()
            .Where(g => g.CountyCode == command.County && !g.Dropped)
            .Select(g => g.Number)
            .ToListAsync(cancel);
        HashSet<string> keys = [.. command.Titles.Keys, .. goals.Select(LocalGoal.KeyOf)];
        string[] mistakes = [.. command.Entries.SelectMany(e => e.Mistakes(keys))];
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
        var goals = await db.LocalGoals.Where(g => g.CountyCode == county).ToDictionaryAsync(g => g.Number, cancel);
        var (changes, mistakes) = (new List<MatrixChange>(), new List<string>());
        foreach (var entry in command.Entries)
        {
            var item = items.GetValueOrDefault(entry.ItemKey);
            var goal = LocalGoal.NumberOf(entry.ItemKey) is { } number ? goals[number] : null;
            var before = MatrixChange.State(units[entry.ItemKey], item, goal);
            var change = new MatrixChange(entry.ItemKey, goal, before, entry.State);
            if (!change.Any)
            {
                continue;
            }

            if (before.Units != entry.SeenUnits || MatrixChange.Seen(item, goal) != entry.SeenVersion)
            {
                mistakes.Add($"{entry.ItemKey}：这一行刚刚被其他人修改，本次没有保存。请刷新页面，核对后重新填写。");
                continue;
            }

            changes.Add(change);
            if (!command.NewUnits)
            {
                var strange = await names.Strange(db, county, change.Units.Except(units[entry.ItemKey]), cancel);
                mistakes.AddRange(strange.Select(s => $"{entry.ItemKey}：{s.Mistake}"));
            }
        }

        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes);
        }

        await names.Settle(db, county, changes.SelectMany(c => c.Units).Distinct(), scope, cancel);
        await SaveItemUnits.Put(
            db,
            county,
            changes.Where(c => c.UnitsChange).ToDictionary(c => c.Key, c => c.Units),
            scope,
            cancel
        );
        foreach (var change in changes.Where(c => c.RestChanges))
        {
            Store(change, items.GetValueOrDefault(change.Key), county, scope);
        }

        await new MatrixTasks(db, county, names, scope).Follow(changes, command.Titles, cancel);
        return Outcome.Done;
    }

    private void Store(MatrixChange change, CampaignItem? item, string county, ProcessScope scope)
    {
        var (before, after) = (change.Before, change.After);
        if (change.Goal is { } goal && goal.By != after.By)
        {
            (goal.By, goal.Version) = (after.By, goal.Version + 1);
        }

        if (item is null)
        {
            item = new()
            {
                CountyCode = county,
                ItemKey = change.Key,
                Version = 0,
            };
            db.CampaignItems.Add(item);
        }

        scope.Change("campaign_item", change.Key, "deadline", before.Deadline, after.Deadline);
        scope.Change("campaign_item", change.Key, "measures", before.LoggedMeasures, after.LoggedMeasures);
        (item.HeldEveryYear, item.Measures) = (after.Held, after.Measures);
        // A goal keeps its own day.
        item.DeadlineYear =
            change.Goal is null && after.By.Length > 0 ? int.Parse(after.By, CultureInfo.InvariantCulture) : null;
        item.Version++;
    }
}
