using Junheng.App;
using Junheng.App.Campaign;

namespace Junheng.Web;

/// <summary>The addresses of 创建工作.</summary>
public static partial class Links
{
    /// <summary>The plans of a county.</summary>
    public static string Campaign(string county, int year) => Room(county, year, "campaign");

    /// <summary>A part of a plan, beside the document.</summary>
    public static string Plan(string county, int year, long paper, string section = "") =>
        Room(county, year, $"campaign/plan/{paper}") + (section.Length == 0 ? "" : $"?section={section}");

    /// <summary>The file of a plan.</summary>
    public static string PlanFile(string county, int year, long paper) => Plan(county, year, paper) + "?handler=File";

    /// <summary>What was read of a plan as JSON.</summary>
    public static string PlanJson(string county, int year, long paper) => Plan(county, year, paper) + "?handler=Json";

    /// <summary>The tasks of a county.</summary>
    public static string Tasks(string county, int year) => Room(county, year, "campaign/tasks");

    /// <summary>The tasks as somebody asks for them.</summary>
    public static string Tasks(string county, int year, TaskQuery query, int page = 1) =>
        Asked(Tasks(county, year), query.ToString(), page > 1 ? $"p={page}" : "");

    /// <summary>A task.</summary>
    public static string TaskOf(string county, int year, long task) => $"{Tasks(county, year)}/{task}";

    /// <summary>The evidence of a report on a task.</summary>
    public static string Evidence(string county, int year, long task, long report) =>
        $"{TaskOf(county, year, task)}?handler=File&report={report}";

    /// <summary>The form of a new task.</summary>
    public static string NewTask(string county, int year) => $"{Tasks(county, year)}/edit";

    /// <summary>The form of a task.</summary>
    public static string EditTask(string county, int year, long task) => $"{NewTask(county, year)}?task={task}";

    /// <summary>What waits for whoever reads.</summary>
    public static string Work(string county, int year) => Room(county, year, "work");

    /// <summary>The meetings of a county.</summary>
    public static string Meetings(string county, int year) => Room(county, year, "campaign/meetings");

    /// <summary>A meeting.</summary>
    public static string Meeting(string county, int year, long meeting) => $"{Meetings(county, year)}/{meeting}";

    /// <summary>The tasks over the months.</summary>
    public static string Timeline(string county, int year) => Room(county, year, "campaign/timeline");

    /// <summary>The tasks over the months as somebody asks for them.</summary>
    public static string Timeline(string county, int year, TimelineQuery query) =>
        Asked(Timeline(county, year), query.ToString());

    /// <summary>The calendar of the campaign.</summary>
    public static string Calendar(string county, int year) => Room(county, year, "campaign/calendar");

    /// <summary>A month of the calendar, which stands in its own year.</summary>
    public static string Calendar(string county, DateOnly month, bool mine = false) =>
        $"{Calendar(county, month.Year)}?month={month:yyyy-MM}" + (mine ? "&mine=true" : "");

    /// <summary>What the county has set itself.</summary>
    public static string Goals(string county, int year) => Room(county, year, "campaign/goals");

    /// <summary>A goal.</summary>
    public static string Goal(string county, int year, long goal) => $"{Goals(county, year)}/{goal}";

    /// <summary>Counts of children to be watched over.</summary>
    public static string Children(string county, int year) => Room(county, year, "campaign/children");

    /// <summary>The counts of a day.</summary>
    public static string Children(string county, int year, DateOnly on) =>
        $"{Children(county, year)}?on={on:yyyy-MM-dd}";

    /// <summary>The counts of a day as a workbook.</summary>
    public static string ChildrenWorkbook(string county, int year, DateOnly on) =>
        $"{Children(county, year)}?handler=Workbook&on={on:yyyy-MM-dd}";

    /// <summary>The bulletin of this week.</summary>
    public static string Bulletin(string county, int year) => Room(county, year, "campaign/bulletin");

    /// <summary>The bulletin of some days.</summary>
    public static string Bulletin(string county, int year, DateOnly from, DateOnly to) =>
        $"{Bulletin(county, year)}?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}";

    /// <summary>The bulletin of some days on paper.</summary>
    public static string BulletinPaper(string county, int year, DateOnly from, DateOnly to) =>
        $"{Bulletin(county, year, from, to)}&handler=Paper";

    /// <summary>自查情况表.</summary>
    public static string SelfCheck(string county, int year) => Room(county, year, "campaign/self-check");

    /// <summary>自查情况表 as an annex.</summary>
    public static string SelfCheckPaper(OpenedYear opened) =>
        OfVersion(opened, SelfCheck(opened.County.Code, opened.Year) + "?handler=Paper");

    /// <summary>任务分解表.</summary>
    public static string Matrix(string county, int year) => Room(county, year, "campaign/matrix");

    /// <summary>The rows and units of the matrix that somebody asks for.</summary>
    /// <param name="county">Division code.</param>
    /// <param name="year">The year.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="handler">Workbook, Paper; empty for the page.</param>
    public static string Matrix(string county, int year, MatrixQuery query, string handler = "") =>
        Asked(Matrix(county, year), handler.Length == 0 ? "" : "handler=" + handler, query.ToString());

    /// <summary>组织机构.</summary>
    public static string Organisation(string county, int year) => Room(county, year, "campaign/organisation");

    /// <summary>The annexes on members and duties.</summary>
    public static string OrganisationPaper(string county, int year, OrganisationAnnex annex) =>
        $"{Organisation(county, year)}?handler=Paper&annex={annex}";
}
