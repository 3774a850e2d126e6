using Junheng.App.Data;
using Junheng.App.Users;

namespace Junheng.App.Campaign;

/// <summary>What a name in papers means, as somebody types it: a unit of the county, or all of a kind.</summary>
/// <param name="Of">One unit or several.</param>
/// <param name="Unit">The unit; null unless it is one.</param>
public sealed record UnitMeaning(AliasOf Of, OrgUnit? Unit)
{
    private const string Bureau = ConfirmPlan.Bureau;
    private const string Townships = "各乡镇（街道）";
    private const string Schools = "各学校";
    private const string Departments = "各部门";
    private const string Outside = "外单位";

    /// <summary>As it is shown and typed.</summary>
    public string Text =>
        Of switch
        {
            AliasOf.Townships => Townships,
            AliasOf.Schools => Schools,
            AliasOf.Departments => Departments,
            // The education organ's posts stand at the county itself.
            AliasOf.Unit when Unit is { Level: UnitLevel.County } => Bureau,
            AliasOf.Unit when Unit is not null => Unit.Name,
            _ => Outside,
        };

    /// <summary>What may be typed, apart from the names of units.</summary>
    public static readonly IReadOnlyList<string> Words = [Bureau, Townships, Schools, Departments, Outside];

    /// <summary>What stands behind a typed text; null if it is none of the county's units and no such word.</summary>
    public static UnitMeaning? Parse(string text, IEnumerable<OrgUnit> units) =>
        text switch
        {
            Townships or "各乡镇" => new(AliasOf.Townships, null),
            Schools => new(AliasOf.Schools, null),
            Departments => new(AliasOf.Departments, null),
            Outside => new(AliasOf.Outside, null),
            Bureau => new(AliasOf.Unit, units.Single(u => u.Level == UnitLevel.County)),
            // A department and a school may bear one name; the higher one is meant.
            _ => units.Where(u => u.Name == text).MinBy(u => u.Level) is { } unit ? new(AliasOf.Unit, unit) : null,
        };
}
