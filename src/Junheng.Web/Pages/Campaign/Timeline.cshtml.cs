using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;

namespace Junheng.Web.Pages.Campaign;

/// <summary>工作进度: the tasks in groups over the months; of the group that is open each task.</summary>
[Needs(Right.ReadCounty)]
public sealed class TimelineModel(OpenYear open, Db db, KeptCampaign kept, TimeProvider clock)
    : CountyPage(open, "timeline")
{
    private const int PerPage = 50;

    public TimelineQuery Asked { get; private set; } = new();

    public Timeline Line { get; private set; } = null!;

    /// <summary>The tasks shown of the group that is open.</summary>
    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task OnGet(string? p)
    {
        var cancel = HttpContext.RequestAborted;
        Today = ReopenTasks.Today(clock);
        Asked = TimelineQuery.Parse(Request.QueryString.Value);
        var tasks = await kept.Tasks(db, County, Opened.Stamp, cancel);
        Line = await Timeline.Of(db, County, tasks, Today, Asked, cancel);
        Paging = Paging.Of(
            Line.Open?.Count ?? 0,
            p,
            page => Links.OfVersion(Opened, $"{Links.Timeline(County, Year, Asked)}&p={page}#group"),
            PerPage
        );
        if (Line.Open is not null)
        {
            Tasks = await Line.Page(db, new(db, County, Today), Paging.Before, PerPage, cancel);
        }
    }
}
