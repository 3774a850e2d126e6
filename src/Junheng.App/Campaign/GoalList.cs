using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.Engine.Campaign;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A goal with who has to reach it and what was reached of it.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Units">The unit in the lead, then those that support it.</param>
/// <param name="Item">What is said about it beside that; null where nothing is.</param>
/// <param name="Values">What was reached by year, the oldest first.</param>
/// <param name="IsMissed">Whether its day is past and it is not reached.</param>
public sealed record GoalLine(
    LocalGoal Goal,
    IReadOnlyList<string> Units,
    CampaignItem? Item,
    IReadOnlyList<GoalValue> Values,
    bool IsMissed
)
{
    /// <summary>What was reached in a year; null where nobody has said.</summary>
    public GoalValue? Of(int year) => Values.FirstOrDefault(v => v.Year == year);

    /// <summary>The newest value; null where there is none.</summary>
    public GoalValue? Newest => Values.Count > 0 ? Values[^1] : null;

    /// <summary>Whether a value reaches the goal.</summary>
    public Verdict Verdict(GoalValue? value) => GoalStanding.Of(Goal.Target, Goal.AtMost, value?.Value);
}

/// <summary>本县目标 of a county with their values.</summary>
public static class GoalList
{
    /// <summary>Years a table shows at most.</summary>
    public const int MostYears = 6;

    /// <summary>Every goal, also those no longer followed: missed ones first, then in the order they were set.</summary>
    public static async Task<IReadOnlyList<GoalLine>> Of(Db db, string county, DateOnly today, CancellationToken cancel)
    {
        var goals = await db
            .LocalGoals.AsNoTracking()
            .Where(g => g.CountyCode == county)
            .OrderBy(g => g.Number)
            .ToListAsync(cancel);
        var keys = goals.Select(g => g.Key).ToList();
        var units = await ItemUnitList.Of(db, county, cancel);
        var items = await db
            .CampaignItems.AsNoTracking()
            .Where(i => i.CountyCode == county && keys.Contains(i.ItemKey))
            .ToDictionaryAsync(i => i.ItemKey, cancel);
        var values = (
            await db
                .GoalValues.AsNoTracking()
                .Where(v => v.CountyCode == county)
                .OrderBy(v => v.Year)
                .ToListAsync(cancel)
        ).ToLookup(v => v.LocalGoalId);
        return
        [
            .. goals
                .Select(g =>
                {
                    var line = new GoalLine(
                        g,
                        [.. units[g.Key]],
                        items.GetValueOrDefault(g.Key),
                        [.. values[g.Id]],
                        false
                    );
                    return line with
                    {
                        IsMissed =
                            !g.Dropped && GoalStanding.IsMissed(g.Target, g.By, line.Verdict(line.Newest), today),
                    };
                })
                .OrderBy(g => g.Goal.Dropped)
                .ThenByDescending(g => g.IsMissed),
        ];
    }

    /// <summary>A goal by its key, as its day stands; null if the county has none such.</summary>
    public static async Task<GoalLine?> Find(
        Db db,
        string county,
        string key,
        DateOnly today,
        CancellationToken cancel
    ) =>
        LocalGoal.NumberOf(key) is null
            ? null
            : (await Of(db, county, today, cancel)).FirstOrDefault(l => l.Goal.Key == key);

    /// <summary>The years to show: those with values and the one asked for, the newest of them, oldest first.</summary>
    public static IReadOnlyList<int> Years(IEnumerable<GoalLine> lines, int year) =>
        [.. lines.SelectMany(l => l.Values).Select(v => v.Year).Append(year).Distinct().Order().TakeLast(MostYears)];
}
