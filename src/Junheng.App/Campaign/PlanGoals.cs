using Junheng.App.Data;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>The quantities a plan promises beyond the national indicators.</summary>
internal static class PlanGoals
{
    /// <summary>Adds the plan's goals to those that are followed; the same goal takes over number and day.</summary>
    public static async Task Put(Db db, string county, Plan plan, ProcessScope scope, CancellationToken cancel)
    {
        var stored = await db.LocalGoals.Where(g => g.CountyCode == county).ToDictionaryAsync(g => g.Name, cancel);
        foreach (var goal in plan.Goals)
        {
            var name = goal.Text.Length <= LocalGoal.LongestName ? goal.Text : goal.Text[..LocalGoal.LongestName];
            if (!stored.TryGetValue(name, out var row))
            {
                db.LocalGoals.Add(row = stored[name] = new() { CountyCode = county, Name = name });
                scope.Change("local_goal", name, "target", null, Words(goal.Value, goal.Unit));
            }
            else
            {
                scope.Change("local_goal", name, "target", Words(row.Target, row.Unit), Words(goal.Value, goal.Unit));
                row.Version++;
            }

            (row.Target, row.Unit, row.By, row.Dropped) = (goal.Value, Cut(goal.Unit), goal.By ?? "", false);
        }
    }

    /// <summary>A target in words.</summary>
    internal static string Words(decimal? value, string? unit) =>
        value is { } number ? $"{PlanSections.Show(number)}{unit}" : "未定";

    private static string Cut(string? unit)
    {
        const int Longest = 20;
        return unit is null ? ""
            : unit.Length <= Longest ? unit
            : unit[..Longest];
    }
}
