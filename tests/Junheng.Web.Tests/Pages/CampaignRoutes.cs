using Junheng.App.Campaign;

namespace Junheng.Web.Tests.Pages;

/// <summary>The pages and handlers of 创建工作.</summary>
internal static class CampaignRoutes
{
    private const string Year = "{county:length(6)}/{year:int:range(2000,2100)}";
    private const string Plan = Year + "/campaign/plan/{paper:long}";
    private const string Task = Year + "/campaign/tasks/{task:long}";
    private const string Edit = Year + "/campaign/tasks/edit";

    // The demo county's own plan and the first task of it.
    private const long Paper = 1;
    private const long First = 1;

    // There is no meeting and no goal of such a number.
    private const long None = 999_999;

    private const string Meeting = Year + "/campaign/meetings/{id:long}";
    private const string Goals = Year + "/campaign/goals";
    private const string Children = Year + "/campaign/children";

    private static readonly (string, string)[] Blank = [("version", "0"), ("text", "")];

    public static readonly IReadOnlyList<RouteRow> All =
    [
        new(Year + "/work GET ", Links.Work, 200, 404, 200) { Who = Who.School },
        new(Year + "/campaign GET ", Links.Campaign, 200, 404, 200),
        new(Year + "/campaign POST ", Links.Campaign, 400, 404, 400) { Who = Who.Bureau },
        new(Year + "/campaign POST Blank", (c, y) => Links.Campaign(c, y) + "?handler=Blank", 302, 404, 302)
        {
            Who = Who.Bureau,
        },
        new(Plan + " GET ", (c, y) => Links.Plan(c, y, Paper), 200, 404, 200),
        new(Plan + " GET File", (c, y) => Links.PlanFile(c, y, Paper), 200, 404, 200) { Who = Who.Bureau },
        new(Plan + " GET Json", (c, y) => Links.PlanJson(c, y, Paper), 200, 404, 200),
        new(Plan + " POST ", (c, y) => Links.Plan(c, y, Paper, "targets"), 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("version", "0"), ("count", "0")],
        },
        new(Plan + " POST Confirm", (c, y) => Links.Plan(c, y, Paper) + "?handler=Confirm", 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("version", "0")],
        },
        new(Plan + " POST Discard", (c, y) => Links.Plan(c, y, Paper) + "?handler=Discard", 400, 404, 400)
        {
            Who = Who.Bureau,
        },
        new(Year + "/campaign/tasks GET ", Links.Tasks, 200, 404, 200) { Who = Who.School },
        new(Edit + " GET ", Links.NewTask, 200, 404, 200) { Who = Who.Bureau },
        new(Edit + " POST ", Links.NewTask, 400, 404, 400) { Who = Who.Bureau },
        new(Task + " GET ", (c, y) => Links.TaskOf(c, y, First), 200, 404, 200) { Who = Who.School, School = 404 },
        // The record of the first task begins with its being set, which has no evidence.
        new(Task + " GET File", (c, y) => Links.Evidence(c, y, First, 1), 404, 404, 404) { Who = Who.School },
        new(Task + " POST Report", (c, y) => Links.TaskOf(c, y, First) + "?handler=Report", 400, 404, 400)
        {
            Who = Who.Report,
            Fields = Blank,
            School = 404,
        },
        new(Task + " POST Sign", (c, y) => Links.TaskOf(c, y, First) + "?handler=Sign", 400, 404, 400)
        {
            Who = Who.Sign,
            Fields = Blank,
            School = 404,
        },
        new(Task + " POST Decide", (c, y) => Links.TaskOf(c, y, First) + "?handler=Decide", 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = Blank,
        },
        new(Task + " POST Supervise", (c, y) => Links.TaskOf(c, y, First) + "?handler=Supervise", 400, 404, 400)
        {
            Who = Who.Supervise,
            Fields = Blank,
        },
        new(Year + "/campaign/meetings GET ", Links.Meetings, 200, 404, 200),
        new(Year + "/campaign/meetings POST ", Links.Meetings, 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("Title", "")],
        },
        new(Meeting + " GET ", (c, y) => Links.Meeting(c, y, None), 404, 404, 404),
        new(Meeting + " POST Save", (c, y) => Links.Meeting(c, y, None) + "?handler=Save", 404, 404, 404)
        {
            Who = Who.Bureau,
        },
        new(Meeting + " POST Decide", (c, y) => Links.Meeting(c, y, None) + "?handler=Decide", 404, 404, 404)
        {
            Who = Who.Bureau,
        },
        new(Year + "/campaign/timeline GET ", Links.Timeline, 200, 404, 200),
        new(Year + "/campaign/calendar GET ", Links.Calendar, 200, 404, 200) { Who = Who.School },
        new(Goals + " GET ", Links.Goals, 200, 404, 200),
        new(Goals + " POST Add", (c, y) => Links.Goals(c, y) + "?handler=Add", 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("Name", "")],
        },
        new(Goals + " POST Values", (c, y) => Links.Goals(c, y) + "?handler=Values", 302, 404, 302)
        {
            Who = Who.Bureau,
            Fields = [("of", "2026")],
        },
        new(Goals + "/{id:long} GET ", (c, y) => Links.Goal(c, y, None), 404, 404, 404),
        new(Goals + "/{id:long} POST ", (c, y) => Links.Goal(c, y, None), 404, 404, 404) { Who = Who.Bureau },
        new(Children + " GET ", Links.Children, 200, 404, 200) { Who = Who.School },
        new(Children + " GET Workbook", (c, y) => Links.Children(c, y) + "?handler=Workbook", 200, 404, 200)
        {
            Who = Who.School,
            // Townships have counted, the school has not.
            School = 404,
        },
        new(Children + " POST ", Links.Children, 400, 404, 400) { Who = Who.Report, Fields = [("day", "2126-01-01")] },
        new(Year + "/campaign/bulletin GET ", Links.Bulletin, 200, 404, 200),
        new(Year + "/campaign/bulletin GET Paper", (c, y) => Links.Bulletin(c, y) + "?handler=Paper", 200, 404, 200),
        new(Year + "/campaign/self-check GET ", Links.SelfCheck, 200, 404, 200),
        new(Year + "/campaign/self-check GET Paper", (c, y) => Links.SelfCheck(c, y) + "?handler=Paper", 200, 404, 404),
        new(Year + "/campaign/matrix GET ", Links.Matrix, 200, 404, 200),
        new(Year + "/campaign/matrix GET Workbook", (c, y) => Links.Matrix(c, y, new(), "Workbook"), 200, 404, 200),
        new(Year + "/campaign/matrix GET Paper", (c, y) => Links.Matrix(c, y, new(), "Paper"), 200, 404, 200),
        new(Year + "/campaign/matrix POST ", (c, y) => Links.Matrix(c, y), 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("lead.G1", ""), ("support.G1", "县财政局")],
        },
        new(Year + "/campaign/organisation GET ", Links.Organisation, 200, 404, 200),
        new(
            Year + "/campaign/organisation GET Paper",
            (c, y) => Links.OrganisationPaper(c, y, OrganisationAnnex.Both),
            200,
            404,
            200
        ),
        new(Year + "/campaign/organisation POST ", Links.Organisation, 400, 404, 400)
        {
            Who = Who.Bureau,
            Fields = [("fresh.name", "县教体局"), ("fresh.meaning", "没有这个机构")],
        },
    ];
}
