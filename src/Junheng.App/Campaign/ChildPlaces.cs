using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.App.Users.Bulk;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>A school or township whose children are counted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="School">School identifier; null for a township.</param>
/// <param name="Township">The township a school lies in; empty where it is not known, and for a township.</param>
public sealed record ChildPlace(string Name, string? School, string Township)
{
    /// <summary>Whether a count is of this place: a school keeps its identifier when its name changes.</summary>
    public bool Has(ChildCount count) =>
        School is null ? count.School is null && count.Place == Name : count.School == School;
}

/// <summary>填报单位: where children are counted, and whose counts whoever acts may see and write.</summary>
public static class ChildPlaces
{
    /// <summary>Every place whose counts whoever acts may see: schools by their identifiers, then townships by name.</summary>
    public static async Task<IReadOnlyList<ChildPlace>> Of(Db db, string county, CancellationToken cancel)
    {
        if (db.Access.School is { } own)
        {
            var name = (await SchoolNames.Of(db, county, cancel)).GetValueOrDefault(own) ?? db.Access.Unit ?? own;
            return [new(Cut(name), own, "")];
        }

        var units = await db
            .OrgUnits.AsNoTracking()
            .Where(u => u.CountyCode == county)
            .Where(u => u.Level == UnitLevel.School || u.Level == UnitLevel.Township)
            .ToListAsync(cancel);
        var townships = units.Where(u => u.Level == UnitLevel.Township).ToDictionary(u => u.Id, u => u.Name);
        var lies = units
            .Where(u => u.School is not null)
            .DistinctBy(u => u.School)
            .ToDictionary(u => u.School!, u => townships.GetValueOrDefault(u.ParentId ?? 0, ""));
        var schools = (await SchoolNames.Of(db, county, cancel))
            .OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new ChildPlace(Cut(s.Value), s.Key, lies.GetValueOrDefault(s.Key, "")));
        var all = schools.Concat(
            townships.Values.Order(StringComparer.Ordinal).Select(t => new ChildPlace(Cut(t), null, ""))
        );
        return [.. all.Where(p => Sees(db.Access, p))];
    }

    /// <summary>Whether whoever acts may see the counts of a place: a township those of itself and of its schools.</summary>
    public static bool Sees(Access access, ChildPlace place) =>
        access.School is { } school
            ? place.School == school
            : access.Level != UnitLevel.Township || place.Township == access.Unit || IsOwnTownship(access, place);

    /// <summary>Whether whoever acts may write them.</summary>
    public static bool Writes(Access access, ChildPlace place) =>
        access.School is { } school
            ? place.School == school && access.May(Right.ReportWork)
            : access.May(Right.RunCampaign)
                || (access.Level == UnitLevel.Township && access.May(Right.ReportWork) && IsOwnTownship(access, place));

    private static bool IsOwnTownship(Access access, ChildPlace place) =>
        place.School is null && place.Name == access.Unit;

    private static string Cut(string name) =>
        name.Length <= ChildCount.LongestPlace ? name : name[..ChildCount.LongestPlace];
}
