using Junheng.App.Data;
using Junheng.Engine.Figures;
using Junheng.Engine.Plans;
using Junheng.Engine.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>The quantities a plan promises beyond the national indicators.</summary>
internal static class PlanGoals
{
    private const int LongestUnit = 20;

    /// <summary>
    /// Adds the plan's goals to those that are followed; the same goal takes over number and day. What the rules in
    /// force judge as a local item is followed there already.
    /// </summary>
    public static async Task Put(
        Db db,
        string county,
        Plan plan,
        RulePack pack,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var stored = await db.LocalGoals.Where(g => g.CountyCode == county).ToDictionaryAsync(g => g.Name, cancel);
        var next = stored.Count == 0 ? 1 : stored.Values.Max(g => g.Number) + 1;
        foreach (var goal in plan.Goals)
        {
            var name = Cut(goal.Text, LocalGoal.LongestName);
            if (!stored.TryGetValue(name, out var row))
            {
                if (IsJudged(pack, goal))
                {
                    continue;
                }

                row = stored[name] = new()
                {
                    CountyCode = county,
                    Number = next++,
                    Name = name,
                };
                db.LocalGoals.Add(row);
                scope.Change("local_goal", name, "target", null, Words(goal.Value, goal.Unit));
            }
            else if ((row.Target, row.Unit, row.By, row.Dropped) == Said(goal))
            {
                continue;
            }
            else
            {
                scope.Change("local_goal", name, "target", Words(row.Target, row.Unit), Words(goal.Value, goal.Unit));
                scope.Change("local_goal", name, "deadline", Blank(row.By), Blank(goal.By));
                scope.Change("local_goal", name, "dropped", GoalWords.Followed(row.Dropped), GoalWords.Followed(false));
                row.Version++;
            }

            (row.Target, row.Unit, row.By, row.Dropped) = Said(goal);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Whether the rules in force judge the same quantity by the same number, as an item of the county's or its
    /// province's own. With another number it is another goal.
    /// </summary>
    private static bool IsJudged(RulePack pack, PlanGoal goal) =>
        pack
            .Items.Where(i => i.Group == ItemGroup.Local)
            .SelectMany(i => i.Tests)
            .Any(t =>
                goal.Value is { } value
                && t.Threshold.Value == Rational.From(value)
                && (
                    t.Name.Contains(goal.Text, StringComparison.Ordinal)
                    || goal.Text.Contains(t.Name, StringComparison.Ordinal)
                )
            );

    /// <summary>What a plan says of a goal, as it is kept; a plan that names a goal follows it.</summary>
    private static (decimal? Target, string Unit, string By, bool Dropped) Said(PlanGoal goal) =>
        (goal.Value, Cut(goal.Unit ?? "", LongestUnit), goal.By ?? "", false);

    /// <summary>A target in words.</summary>
    private static string Words(decimal? value, string? unit) =>
        value is { } number ? $"{GoalWords.Plain(number)}{unit}" : "未定";

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
