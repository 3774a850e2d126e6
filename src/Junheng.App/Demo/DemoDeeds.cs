using Junheng.App.Campaign;
using Junheng.App.Users;

namespace Junheng.App.Demo;

/// <summary>A meeting of the demo county.</summary>
internal sealed record DemoMeeting(
    DateOnly On,
    string Title,
    string Units,
    string Minutes,
    IReadOnlyList<AddDecisions.Decision> Decisions
);

/// <summary>What somebody does to a task.</summary>
internal enum DemoDeedKind
{
    Report,
    Sign,
    Decide,
    Watch,
}

/// <summary>Something that happened to a task of the demo county.</summary>
/// <param name="Task">Its place in the plan, or the title of a decision.</param>
/// <param name="Unit">The unit of the post that did it.</param>
/// <param name="By">The role of that post.</param>
/// <param name="What">What it did.</param>
/// <param name="Text">What it said.</param>
/// <param name="Progress">Percent; null to say nothing of it.</param>
/// <param name="Due">The day asked for; null for none.</param>
/// <param name="File">Name of the evidence; empty for none.</param>
/// <param name="Decision">What was decided.</param>
internal sealed record DemoDeed(
    string Task,
    string Unit,
    Role By,
    DemoDeedKind What,
    string Text,
    int? Progress = null,
    DateOnly? Due = null,
    string File = "",
    TaskDecision Decision = TaskDecision.Close
);

/// <summary>What the demo county's campaign is made of. Made up; posts, units and places only.</summary>
internal static class DemoDeeds
{
    /// <summary>What the last deed says.</summary>
    public const string Last = "请每月报送逐校面积缺口和开工情况。";

    private const string Bureau = ConfirmPlan.Bureau;
    private const string Land = "核定新建学校用地";
    private const string Posts = "落实教师招聘编制";
    private const string Purchase = "排定教学设备采购计划";
    private const string Traffic = "整治校园周边交通秩序";

    public static readonly IReadOnlyList<DemoMeeting> Meetings =
    [
        new(
            new(2026, 3, 12),
            "创建工作领导小组第一次会议",
            "县教育局、县委编办、县财政局、县人社局、县自然资源局、县住建局",
            "一、听取县教育局关于学校达标情况的汇报。\n二、研究用地、编制和设备采购。\n三、明确各成员单位职责和完成时限。",
            [
                new(Land, "县自然资源局、县住建局", new(2026, 9, 30)),
                new(Posts, "县委编办、县人社局", new(2026, 8, 31)),
                new(Purchase, "县财政局、县教育局", new(2026, 12, 25)),
            ]
        ),
        new(
            new(2026, 9, 18),
            "学校缺口整改调度会",
            "县教育局、县公安局、县财政局、各乡镇",
            "一、按秋季统计数据通报各校缺口。\n二、研究教学用房台账和校园周边秩序。",
            [
                new("逐校核对教学用房台账", "县教育局、各乡镇", new(2026, 10, 31)),
                new(Traffic, "县公安局", new(2026, 11, 15)),
            ]
        ),
    ];

    public static readonly IReadOnlyList<DemoDeed> All =
    [
        new("step:1.1", Bureau, Role.BureauStaff, DemoDeedKind.Report, "领导小组和工作专班已成立，方案已印发。", 100),
        new("step:1.1", Bureau, Role.BureauDirector, DemoDeedKind.Sign, "印发工作已完成，请核验。"),
        new("step:1.1", Bureau, Role.BureauDirector, DemoDeedKind.Decide, "已核对印发文件。"),
        new("step:1.2", Bureau, Role.BureauDirector, DemoDeedKind.Sign, "动员部署会已召开，学校填报人员已培训。"),
        new(
            "step:1.2",
            Bureau,
            Role.BureauDirector,
            DemoDeedKind.Decide,
            "请补充培训考核情况。",
            Decision: TaskDecision.Return
        ),
        new(
            "step:1.2",
            Bureau,
            Role.BureauStaff,
            DemoDeedKind.Report,
            "111所学校的填报人员全部通过考核，考核情况见附件。",
            100,
            File: "培训考核情况（合成数据）.txt"
        ),
        new("step:1.2", Bureau, Role.BureauDirector, DemoDeedKind.Sign, "培训考核情况已补充，请核验。"),
        new("step:1.2", Bureau, Role.BureauDirector, DemoDeedKind.Decide, "材料齐全。"),
        new(Posts, "县委编办", Role.DepartmentLiaison, DemoDeedKind.Report, "招聘编制已下达。", 100),
        new(Posts, "县委编办", Role.DepartmentHead, DemoDeedKind.Sign, "编制下达文件已印发。"),
        new(Posts, Bureau, Role.BureauDirector, DemoDeedKind.Decide, "文件已核对。"),
        new(Land, "县自然资源局", Role.DepartmentLiaison, DemoDeedKind.Report, "3块用地已批2块。", 60),
        new(
            Land,
            "县自然资源局",
            Role.DepartmentLiaison,
            DemoDeedKind.Report,
            "余下1块用地须调整规划，申请延期。",
            Due: new(2027, 3, 31)
        ),
        new(
            Land,
            Bureau,
            Role.BureauDirector,
            DemoDeedKind.Decide,
            "同意，请按新时限办结。",
            Decision: TaskDecision.GrantDue
        ),
        new(Purchase, "县财政局", Role.DepartmentLiaison, DemoDeedKind.Report, "采购预算已审核，待招标。", 50),
        new(Traffic, "县公安局", Role.DepartmentHead, DemoDeedKind.Sign, "护学岗和限行措施已落实。"),
        new("measure:1", Bureau, Role.BureauStaff, DemoDeedKind.Report, "8所学校教学用房已开工。", 35),
        new("measure:1", "县住建局", Role.DepartmentLiaison, DemoDeedKind.Report, "在建项目质量安全检查已完成。"),
        new("measure:2", "县人社局", Role.DepartmentLiaison, DemoDeedKind.Report, "音乐、美术教师招聘公告已发布。"),
        new("indicator:G12", Bureau, Role.BureauDirector, DemoDeedKind.Sign, "专任教师全部持证上岗。"),
        new("indicator:G12", Bureau, Role.BureauDirector, DemoDeedKind.Decide, "数据显示达标。"),
        new("measure:1", Bureau, Role.Leader, DemoDeedKind.Watch, Last),
    ];

    /// <summary>Values of the goals by year, as they are typed.</summary>
    public static readonly IReadOnlyDictionary<int, IReadOnlyDictionary<string, string>> Goals = new Dictionary<
        int,
        IReadOnlyDictionary<string, string>
    >
    {
        [DemoCounty.NewestYear - 2] = Values("95.8", "91.2"),
        [DemoCounty.NewestYear - 1] = Values("96.4", "92.6"),
        [DemoCounty.NewestYear] = Values("96.9", "93.4"),
    };

    /// <summary>The days children were counted.</summary>
    public static readonly IReadOnlyList<DateOnly> Counted = [new(2025, 9, 20), new(2026, 3, 20), new(2026, 9, 20)];

    /// <summary>What the posts are called that act here.</summary>
    public static readonly IReadOnlyDictionary<Role, string> Titles = new Dictionary<Role, string>
    {
        [Role.BureauDirector] = "负责人",
        [Role.BureauStaff] = "统计岗",
        [Role.DepartmentHead] = "负责人",
        [Role.DepartmentLiaison] = "联络员",
        [Role.Leader] = "分管领导",
    };

    /// <summary>Who answers for each goal.</summary>
    public static readonly IReadOnlyDictionary<string, string> GoalUnits = new Dictionary<string, string>
    {
        ["九年义务教育巩固率"] = "县教育局、各乡镇",
        ["学前三年毛入园率"] = "县教育局、县财政局",
    };

    /// <summary>How many children of a kind a township counted: mostly fewer from day to day, no two townships alike.</summary>
    /// <param name="township">Its place among the townships.</param>
    /// <param name="kind">The kind's place among the kinds.</param>
    /// <param name="day">The day's place among the days.</param>
    public static int Count(int township, int kind, int day)
    {
        int[] usual = [180, 65, 14, 11, 3, 6];
        var size = 130 - 7 * township;
        var change = day * usual[kind] * (((township * 3 + kind * 2) % 5) - 1) / 36;
        return Math.Max(0, usual[kind] * size / 100 - change + ((township * 5 + kind * 3) % 7) - 3);
    }

    private static Dictionary<string, string> Values(string retention, string kindergarten) =>
        new() { ["九年义务教育巩固率"] = retention, ["学前三年毛入园率"] = kindergarten };
}
