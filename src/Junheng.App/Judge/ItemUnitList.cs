using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Judge;

/// <summary>The units that answer for one item.</summary>
/// <param name="Units">Their names, the one in the lead first.</param>
/// <param name="Entered">Who entered them, and when; null if nobody did.</param>
public sealed record Responsible(IReadOnlyList<string> Units, ChangeEntry? Entered)
{
    public static readonly Responsible Nobody = new([], null);
}

/// <summary>The units that answer for a county's items.</summary>
public static class ItemUnitList
{
    /// <summary>Names by item key, the unit in the lead first.</summary>
    public static async Task<ILookup<string, string>> Of(Db db, string county, CancellationToken cancel) =>
        (
            await db
                .ItemUnits.AsNoTracking()
                .Where(u => u.CountyCode == county)
                .OrderBy(u => u.Ordinal)
                .ToListAsync(cancel)
        ).ToLookup(u => u.ItemKey, u => u.Unit);

    /// <summary>The units of one item.</summary>
    public static async Task<Responsible> Of(Db db, string county, string key, CancellationToken cancel)
    {
        var entered = await ChangeHistory.Of(db, county, "item_unit", [key], cancel);
        return new([.. (await Of(db, county, cancel))[key]], entered.Count > 0 ? entered[0] : null);
    }
}
