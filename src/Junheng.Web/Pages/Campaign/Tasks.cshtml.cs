using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Junheng.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Campaign;

/// <summary>任务台账: the county's tasks as somebody asks for them.</summary>
[Needs(Right.ReadSchool)]
public sealed class TasksModel(OpenYear open, Db db, TimeProvider clock) : CountyPage(open, "tasks")
{
    private const int PerPage = 50;

    public TaskQuery Asked { get; private set; } = new();

    public IReadOnlyList<TaskLine> Lines { get; private set; } = [];

    public IReadOnlyDictionary<TaskLight, int> Lights { get; private set; } = new Dictionary<TaskLight, int>();

    /// <summary>The names under which tasks have units, for the choice of one.</summary>
    public IReadOnlyList<string> Units { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    public async Task OnGet(string? p)
    {
        var cancel = HttpContext.RequestAborted;
        Asked = TaskQuery.Parse(Request.QueryString.Value);
        var (list, own) = await TaskList.Begin(db, County, clock, cancel);
        var tasks = list.Of(Asked, own);
        Lights = await list.Lights(list.Of(Asked with { Light = null }, own), cancel);
        var count = Asked.Light is { } light ? Lights.GetValueOrDefault(light) : Lights.Values.Sum();
        Paging = Paging.Of(count, p, n => Links.OfVersion(Opened, Links.Tasks(County, Year, Asked, n)), PerPage);
        Lines = await list.Page(tasks, Paging.Before, PerPage, cancel);
        Units = await TaskList.Units(db, County, cancel);
    }
}
