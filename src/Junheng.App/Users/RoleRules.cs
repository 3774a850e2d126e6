namespace Junheng.App.Users;

/// <summary>The roles: what each is called, may do, where its posts stand, and whom it may appoint.</summary>
/// <param name="Title">Chinese title.</param>
/// <param name="Rights">What it may do within its scope.</param>
/// <param name="Levels">Units a post of it may belong to.</param>
public sealed record RoleRules(string Title, Right Rights, IReadOnlyList<UnitLevel> Levels)
{
    private const Right School = Right.ReadSchool | Right.HandIn | Right.Answer | Right.ReportWork;

    private const Right Reading = Right.ReadSchool | Right.ReadCounty | Right.ReadLog;

    private const Right Department =
        Right.ReadSchool | Right.ReadCounty | Right.FillFigures | Right.JudgeEvidence | Right.ReportWork;

    private const Right Staff =
        Reading
        | Right.HandIn
        | Right.Confirm
        | Right.Answer
        | Right.FillFigures
        | Right.JudgeEvidence
        | Right.AssignUnits
        | Right.SaveViews
        | Right.RunCampaign
        | Right.ReportWork;

    private const Right Director =
        Staff | Right.KeepVersions | Right.SetRules | Right.Recognise | Right.SignWork | Right.Supervise;

    // The officers may stand at any level that has an administration of its own.
    private static readonly UnitLevel[] Administrations =
    [
        UnitLevel.Nation,
        UnitLevel.Province,
        UnitLevel.City,
        UnitLevel.County,
    ];

    private static readonly UnitLevel[] Departments = [UnitLevel.Department, UnitLevel.Township];

    /// <summary>Every role's rules.</summary>
    public static readonly IReadOnlyDictionary<Role, RoleRules> All = new Dictionary<Role, RoleRules>
    {
        [Role.SchoolClerk] = new("学校填报人", School, [UnitLevel.School]),
        [Role.SchoolHead] = new("学校审核人", School | Right.Confirm | Right.SignWork, [UnitLevel.School]),
        [Role.BureauStaff] = new("教育局工作人员", Staff, [UnitLevel.County]),
        [Role.BureauDirector] = new("教育局负责人", Director, [UnitLevel.County]),
        [Role.DepartmentLiaison] = new("部门联络员", Department, Departments),
        [Role.DepartmentHead] = new("部门负责人", Department | Right.SignWork, Departments),
        [Role.Leader] = new("领导（查阅）", Reading | Right.Supervise, Administrations),
        [Role.Inspector] = new("督学", Reading, Administrations),
        [Role.CityReviewer] = new("市级审核人员", Reading, [UnitLevel.City]),
        [Role.ProvinceReviewer] = new("省级审核人员", Reading, [UnitLevel.Province]),
        [Role.NationReviewer] = new("国家级审核人员", Reading, [UnitLevel.Nation]),
        [Role.SystemAdmin] = new("系统管理员", Right.RegisterCounty | Right.ManageUnits, Administrations),
        [Role.SecurityAdmin] = new("安全管理员", Right.ManageAccounts, Administrations),
        [Role.AuditAdmin] = new("审计管理员", Right.ReadAudit, Administrations),
    };

    /// <summary>The three officers, whose duties exclude each other and every other duty.</summary>
    public static bool IsOfficer(Role role) => role is Role.SystemAdmin or Role.SecurityAdmin or Role.AuditAdmin;
}
