using Junheng.App.Users;

namespace Junheng.Web.Tests.Pages;

/// <summary>Who gets through to an address, by name: written down here once more, apart from what the product says.</summary>
public enum Who
{
    /// <summary>Also who has not signed in.</summary>
    Open,

    /// <summary>Everybody who has signed in.</summary>
    Any,

    /// <summary>Schools, for what is their own, and all who read the county.</summary>
    School,

    /// <summary>All who read the county.</summary>
    County,

    /// <summary>All who read the county but its departments.</summary>
    Log,

    /// <summary>Schools and bureau.</summary>
    HandIn,

    /// <summary>A school's head and the bureau.</summary>
    Confirm,

    /// <summary>The bureau and the departments.</summary>
    Fill,

    /// <summary>The bureau.</summary>
    Bureau,

    /// <summary>Who has tasks to report on: schools, departments, the bureau.</summary>
    Report,

    /// <summary>Who says for a unit that a task is done: the heads.</summary>
    Sign,

    /// <summary>Who watches over tasks: leaders and the bureau's director.</summary>
    Supervise,

    /// <summary>The bureau's director.</summary>
    Director,

    /// <summary>系统管理员.</summary>
    System,

    /// <summary>安全管理员.</summary>
    Security,

    /// <summary>审计管理员.</summary>
    Audit,
}

/// <summary>The roles behind the names.</summary>
public static class WhoRoles
{
    private static readonly Role[] Schools = [Role.SchoolClerk, Role.SchoolHead];
    private static readonly Role[] Bureau = [Role.BureauStaff, Role.BureauDirector];
    private static readonly Role[] Departments = [Role.DepartmentLiaison, Role.DepartmentHead];

    private static readonly Role[] Readers =
    [
        Role.Leader,
        Role.Inspector,
        Role.CityReviewer,
        Role.ProvinceReviewer,
        Role.NationReviewer,
    ];

    public static IReadOnlyList<Role> Of(Who who) =>
        who switch
        {
            Who.Open or Who.Any => Enum.GetValues<Role>(),
            Who.School => [.. Schools, .. Bureau, .. Departments, .. Readers],
            Who.County => [.. Bureau, .. Departments, .. Readers],
            Who.Log => [.. Bureau, .. Readers],
            Who.HandIn => [.. Schools, .. Bureau],
            Who.Confirm => [Role.SchoolHead, .. Bureau],
            Who.Fill => [.. Bureau, .. Departments],
            Who.Bureau => Bureau,
            Who.Report => [.. Schools, .. Departments, .. Bureau],
            Who.Sign => [Role.SchoolHead, Role.DepartmentHead, Role.BureauDirector],
            Who.Supervise => [Role.Leader, Role.BureauDirector],
            Who.Director => [Role.BureauDirector],
            Who.System => [Role.SystemAdmin],
            Who.Security => [Role.SecurityAdmin],
            Who.Audit => [Role.AuditAdmin],
            _ => throw new ArgumentOutOfRangeException(nameof(who)),
        };
}
