using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>The unit of a county in the tree, which comes with its registration.</summary>
internal static class CountyUnit
{
    /// <summary>Adds it below the nearest unit above that there is.</summary>
    public static async Task<OrgUnit> Add(Db db, string code, string name, ProcessScope scope, CancellationToken cancel)
    {
        // What lies above is seen by whoever reaches it; others leave the county at the top of their own tree.
        var above = await db
            .OrgUnits.AsNoTracking()
            .Where(u => u.CountyCode == AuditEntry.Installation)
            .ToListAsync(cancel);
        var parent = above
            .Where(u => code.StartsWith(u.Division, StringComparison.Ordinal))
            .MaxBy(u => u.Division.Length);
        var unit = new OrgUnit
        {
            CountyCode = code,
            ParentId = parent?.Id,
            Level = UnitLevel.County,
            Division = code,
            Name = name,
        };
        db.OrgUnits.Add(unit);
        await db.SaveChangesAsync(cancel);
        scope.Change("org_unit", name, "level", null, UnitTree.Titles[UnitLevel.County]);
        return unit;
    }
}
