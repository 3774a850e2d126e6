using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Import;

/// <summary>A figure of the county before and after an import; null where there was none.</summary>
/// <param name="Item">The county item.</param>
/// <param name="Old">Value before.</param>
/// <param name="New">Value after.</param>
public sealed record CountyChange(CountyItem Item, decimal? Old, decimal? New)
{
    /// <summary>The figures an import states otherwise than they are stored; one it does not state stays as it is.</summary>
    internal static async Task<IReadOnlyList<CountyChange>> Between(
        Db db,
        string county,
        int year,
        IReadOnlyDictionary<string, decimal?> stated,
        CancellationToken cancel
    )
    {
        if (stated.Count == 0)
        {
            return [];
        }

        var stored = await db
            .CountyFigures.AsNoTracking()
            .Where(f => f.CountyCode == county && f.Year == year)
            .ToDictionaryAsync(f => f.Code, f => (decimal?)f.Value, cancel);
        return
        [
            .. CountyItems
                .All.Where(i => stated.ContainsKey(i.Code))
                .Select(i => new CountyChange(i, stored.GetValueOrDefault(i.Code), stated[i.Code]))
                .Where(c => c.Old != c.New),
        ];
    }
}
