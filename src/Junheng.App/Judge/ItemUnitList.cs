using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Judge;

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
}
