using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>
/// The names under which plans and tasks give work to somebody's unit: its own, what papers call it, and what they call
/// all units of its kind.
/// </summary>
public static class OwnNames
{
    /// <summary>The names that mean the unit of whoever acts; none for the program and for officers.</summary>
    public static async Task<IReadOnlySet<string>> Of(Db db, string county, CancellationToken cancel)
    {
        if (db.Access is not { UnitId: var unit, Unit: { } own, Level: var level } || db.Access.Division != county)
        {
            return new HashSet<string>();
        }

        AliasOf? all = level switch
        {
            UnitLevel.Township => AliasOf.Townships,
            UnitLevel.School => AliasOf.Schools,
            UnitLevel.Department => AliasOf.Departments,
            _ => null,
        };
        var names = await db
            .UnitAliases.AsNoTracking()
            .Where(a => a.CountyCode == county && ((unit != null && a.OrgUnitId == unit) || a.Of == all))
            .Select(a => a.Name)
            .ToListAsync(cancel);
        return names.Append(own).ToHashSet(StringComparer.Ordinal);
    }
}
