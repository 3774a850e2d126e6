namespace Junheng.App.Users;

/// <summary>What somebody is in the work; a post has one.</summary>
public enum Role
{
    /// <summary>学校填报人.</summary>
    SchoolClerk,

    /// <summary>学校审核人.</summary>
    SchoolHead,

    /// <summary>县教育局工作人员.</summary>
    BureauStaff,

    /// <summary>县教育局负责人.</summary>
    BureauDirector,

    /// <summary>部门联络员.</summary>
    DepartmentLiaison,

    /// <summary>部门负责人.</summary>
    DepartmentHead,

    /// <summary>领导（查阅）.</summary>
    Leader,

    /// <summary>督学.</summary>
    Inspector,

    /// <summary>市级审核人员.</summary>
    CityReviewer,

    /// <summary>省级审核人员.</summary>
    ProvinceReviewer,

    /// <summary>国家级审核人员.</summary>
    NationReviewer,

    /// <summary>系统管理员.</summary>
    SystemAdmin,

    /// <summary>安全管理员.</summary>
    SecurityAdmin,

    /// <summary>审计管理员.</summary>
    AuditAdmin,
}
