using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users.Bulk;

/// <summary>The schools of a county that hand in by themselves, by its newest data and by its units.</summary>
internal static class SchoolNames
{
    /// <summary>Names by identifier; empty where the county has neither data nor units of schools.</summary>
    public static async Task<Dictionary<string, string>> Of(Db db, string county, CancellationToken cancel)
    {
        var newest = await db
            .DataVersions.AsNoTracking()
            .Where(v => v.CountyCode == county)
            .OrderByDescending(v => v.Year)
            .ThenByDescending(v => v.Number)
            .Select(v => (long?)v.Id)
            .FirstOrDefaultAsync(cancel);
        var names = await db.RowsOf(newest ?? 0)
            // 教学点和不单独计的校区 hand in with the school they belong to.
            .Where(r => r.Counted || r.Parent == null || r.Parent == "")
            .ToDictionaryAsync(r => r.School, r => r.Name, cancel);
        var units = await db
            .OrgUnits.AsNoTracking()
            .Where(u => u.CountyCode == county && u.School != null)
            .ToListAsync(cancel);
        foreach (var unit in units)
        {
            names[unit.School!] = unit.Name;
        }

        return names;
    }
}
