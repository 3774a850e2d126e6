using Junheng.App.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Judge;

/// <summary>
/// What a department may fill in: the items that name it among their responsible units, and the figures those items are
/// computed from. The bureau may fill in all of them.
/// </summary>
public static class Duties
{
    private const string Townships = "各乡镇";

    /// <summary>Keys of the items that whoever acts may fill in; null if there is no limit.</summary>
    public static async Task<IReadOnlySet<string>?> Of(Db db, string county, CancellationToken cancel)
    {
        if (db.Access is not { Role: Role.DepartmentLiaison or Role.DepartmentHead, Level: var level })
        {
            return null;
        }

        var own = await OwnNames.Of(db, county, cancel);
        var units = await db
            .ItemUnits.AsNoTracking()
            .Where(u => u.CountyCode == county)
            .Select(u => new { u.ItemKey, u.Unit })
            .ToListAsync(cancel);
        return units
            .Where(u =>
                own.Contains(u.Unit)
                || (level == UnitLevel.Township && u.Unit.StartsWith(Townships, StringComparison.Ordinal))
            )
            .Select(u => u.ItemKey)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether an item or a figure is somebody else's to fill in.</summary>
    /// <param name="duties">The duties of whoever acts.</param>
    /// <param name="items">The item, or the items that use the figure.</param>
    public static bool IsOthers(IReadOnlySet<string>? duties, params IEnumerable<string> items) =>
        duties is not null && !items.Any(duties.Contains);

    /// <summary>What a department is told.</summary>
    internal static string Refusal(Db db, string what) =>
        $"“{what}”的责任单位中没有{db.Access.Unit}，本次没有保存。如应由本单位填报，请教育局在“责任单位”中补上。";
}
