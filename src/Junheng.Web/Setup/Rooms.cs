using Junheng.App.Users;

namespace Junheng.Web.Setup;

/// <summary>A page of the menu.</summary>
/// <param name="Id">Its key, which marks it as current.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="Link">Its address.</param>
/// <param name="Right">What it takes to open it.</param>
public sealed record Room(string Id, string Title, Func<string, int, string> Link, Right Right = Right.ReadCounty);

/// <summary>The menu: 工作台, the stages in the order of the run, 创建工作, 系统, 帮助. Only rooms that work are in it.</summary>
public static class Rooms
{
    /// <summary>Heading and pages, in order.</summary>
    public static readonly IReadOnlyList<(string Stage, IReadOnlyList<Room> Pages)> All =
    [
        ("工作台", [new("home", "全县概览", Links.Home), new("work", "我的工作", Links.Work, Right.ReadSchool)]),
        ("导入", [new("import", "数据导入与版本", Links.Import, Right.ReadSchool)]),
        ("校验", [new("validate", "校验问题", Links.Validate)]),
        ("测算", [new("schools", "学校七项指标", Links.Schools), new("balance", "校际均衡", Links.Balance)]),
        (
            "研判",
            [
                new("items", "指标研判表", Links.Items),
                new("figures", "县级数据", Links.CountyFigures),
                new("compare", "年度与版本比较", Links.Compare),
                new("recheck", "年度复核", Links.Recheck),
            ]
        ),
        ("整改", [new("gaps", "差距清单", Links.Gaps)]),
        ("报告", [new("report", "结果文件", Links.Report)]),
        (
            "创建工作",
            [
                new("campaign", "创建方案", Links.Campaign),
                new("organisation", "组织机构", Links.Organisation),
                new("matrix", "任务分解表", Links.Matrix),
                new("self-check", "自查情况表", Links.SelfCheck),
                new("tasks", "任务台账", Links.Tasks, Right.ReadSchool),
                new("timeline", "工作进度", Links.Timeline),
                new("calendar", "工作日历", Links.Calendar, Right.ReadSchool),
                new("meetings", "会议与议定", Links.Meetings),
                new("goals", "本县目标", Links.Goals),
                new("children", "关爱儿童", Links.Children, Right.ReadSchool),
                new("bulletin", "工作简报", Links.Bulletin),
            ]
        ),
        (
            "系统",
            [
                new("rules", "规则包", Links.Pack),
                new("other-rules", "规则比较", Links.OtherRules),
                new("checks", "校验规则", Links.Checks, Right.ReadSchool),
                new("log", "过程记录", Links.Log, Right.ReadLog),
            ]
        ),
        (
            "帮助",
            [
                new("guide", "使用指引", Links.Guide, Right.ReadSchool),
                new("glossary", "名词与口径", Links.Glossary, Right.ReadSchool),
            ]
        ),
    ];

    /// <summary>The menu of somebody: what he may open, and for a school's post its own school first.</summary>
    public static IEnumerable<(string Stage, IReadOnlyList<Room> Pages)> Of(Access access)
    {
        if (access.School is { } school)
        {
            yield return (
                "本校",
                [new("schools", "本校指标与数据", (c, y) => Links.School(c, y, school), Right.ReadSchool)]
            );
        }

        foreach (var (stage, pages) in All)
        {
            if (pages.Where(p => access.May(p.Right)).ToList() is { Count: > 0 } open)
            {
                yield return (stage, open);
            }
        }
    }

    /// <summary>The page of the menu by its key, or the first that somebody may open.</summary>
    public static Room Find(Access access, string? id)
    {
        var open = Of(access).SelectMany(s => s.Pages).ToList();
        return open.Find(p => p.Id == id) ?? open[0];
    }
}
