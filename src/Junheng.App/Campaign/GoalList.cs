using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Junheng.Engine.Judge;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A goal with what was reached of it.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Values">What was reached by year, the oldest first.</param>
/// <param name="IsMissed">Whether its day is past and it is not reached.</param>
public sealed record GoalLine(LocalGoal Goal, IReadOnlyList<GoalValue> Values, bool IsMissed)
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
            .OrderBy(g => g.Id)
            .ToListAsync(cancel);
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
                    var line = new GoalLine(g, [.. values[g.Id]], false);
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

    /// <summary>The years to show: those with values and the one asked for, the newest of them, oldest first.</summary>
    public static IReadOnlyList<int> Years(IEnumerable<GoalLine> lines, int year) =>
        [.. lines.SelectMany(l => l.Values).Select(v => v.Year).Append(year).Distinct().Order().TakeLast(MostYears)];
}
