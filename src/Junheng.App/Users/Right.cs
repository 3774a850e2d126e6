namespace Junheng.App.Users;

/// <summary>What a role may do within the scope of its post.</summary>
[Flags]
public enum Right
{
    None = 0,

    /// <summary>本校数据: the pages of one's own school, and of help.</summary>
    ReadSchool = 1,

    /// <summary>全县数据: every page of a county's year.</summary>
    ReadCounty = 1 << 1,

    /// <summary>填报: to upload and to discard.</summary>
    HandIn = 1 << 2,

    /// <summary>审核: to confirm what was handed in.</summary>
    Confirm = 1 << 3,

    /// <summary>校验问题的说明.</summary>
    Answer = 1 << 4,

    /// <summary>县级数据.</summary>
    FillFigures = 1 << 5,

    /// <summary>佐证判断.</summary>
    JudgeEvidence = 1 << 6,

    /// <summary>责任单位.</summary>
    AssignUnits = 1 << 7,

    /// <summary>Views of the grid, which the county shares.</summary>
    SaveViews = 1 << 8,

    /// <summary>定名存档.</summary>
    KeepVersions = 1 << 9,

    /// <summary>Rule pack and tolerances of the county.</summary>
    SetRules = 1 << 10,

    /// <summary>认定情况.</summary>
    Recognise = 1 << 11,

    /// <summary>过程记录.</summary>
    ReadLog = 1 << 12,

    /// <summary>登记县.</summary>
    RegisterCounty = 1 << 13,

    /// <summary>机构与岗位.</summary>
    ManageUnits = 1 << 14,

    /// <summary>账号、任职与会话.</summary>
    ManageAccounts = 1 << 15,

    /// <summary>审计记录.</summary>
    ReadAudit = 1 << 16,

    /// <summary>创建工作: plan, matrix, tasks, meetings; to verify what units report as done.</summary>
    RunCampaign = 1 << 17,

    /// <summary>报送进展 on the tasks of one's own unit.</summary>
    ReportWork = 1 << 18,

    /// <summary>报结: to say for one's own unit that a task is done.</summary>
    SignWork = 1 << 19,

    /// <summary>督办.</summary>
    Supervise = 1 << 20,
}
