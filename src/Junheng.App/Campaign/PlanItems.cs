using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.Engine.Plans;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>What a plan says of the indicators: who answers for them, by when, with which measures.</summary>
internal static class PlanItems
{
    /// <summary>Puts the plan's indicators and veto in the place of what stood there, in the process under way.</summary>
    public static async Task Put(
        Db db,
        string county,
        Plan plan,
        IReadOnlyList<string> vetoes,
        ProcessScope scope,
        CancellationToken cancel
    )
    {
        var stored = await db
            .CampaignItems.Where(i => i.CountyCode == county)
            .ToDictionaryAsync(i => i.ItemKey, cancel);
        foreach (var indicator in plan.Indicators)
        {
            var (year, held) = (indicator.Deadline?.Year, indicator.Deadline?.HeldEveryYear ?? false);
            var measures = Cut(indicator.Measures ?? "");
            if (!stored.TryGetValue(indicator.Key, out var item))
            {
                db.CampaignItems.Add(item = new() { CountyCode = county, ItemKey = indicator.Key });
                item.Version = 0;
            }

            if (
                item.Version > 0
                && (item.Code, item.DeadlineYear, item.HeldEveryYear, item.Measures)
                    == (indicator.Code, year, held, measures)
            )
            {
                continue;
            }

            scope.Change("campaign_item", indicator.Key, "code", Blank(item.Code), Blank(indicator.Code));
            scope.Change(
                "campaign_item",
                indicator.Key,
                "deadline",
                Deadline($"{item.DeadlineYear}", item.HeldEveryYear),
                Deadline($"{year}", held)
            );
            scope.Change("campaign_item", indicator.Key, "measures", Blank(item.Measures), Blank(measures));
            (item.Code, item.DeadlineYear, item.HeldEveryYear, item.Measures) = (indicator.Code, year, held, measures);
            item.Version++;
        }

        var units = plan
            .Indicators.Where(i => i.Units.Count > 0)
            .ToDictionary(i => i.Key, i => (IReadOnlyList<string>)i.Units);
        foreach (var veto in plan.VetoUnits.Count > 0 ? vetoes : [])
        {
            units[veto] = plan.VetoUnits;
        }

        await SaveItemUnits.Put(db, county, units, scope, cancel);
    }

    /// <summary>A deadline in words, as 2028年6月，逐年保持; null where there is none.</summary>
    /// <param name="by">yyyy or yyyy-MM; empty where none is set.</param>
    /// <param name="held">Whether it has to be reached anew every year.</param>
    internal static string? Deadline(string by, bool held) =>
        by.Length == 0 ? null
        : by.Split('-') is [var year, var month] ? $"{year}年{month.TrimStart('0')}月{Held(held)}"
        : $"{by}年{Held(held)}";

    private static string Held(bool held) => held ? "，逐年保持" : "";

    private static string Cut(string text) =>
        text.Length <= CampaignItem.LongestText ? text : text[..CampaignItem.LongestText];

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
