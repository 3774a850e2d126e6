using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Engine.Campaign;
using Junheng.Web.Setup;

namespace Junheng.Web.Pages.Campaign;

/// <summary>我的工作: what waits for the reader's post — 待办, 督办, 逾期.</summary>
[Needs(Right.ReadSchool)]
public sealed class WorkModel(OpenYear open, Db db, TimeProvider clock) : CountyPage(open, "work")
{
    private const int Most = 20;

    /// <summary>A list of tasks with what it is a part of.</summary>
    /// <param name="Title">What they are.</param>
    /// <param name="Count">How many there are.</param>
    /// <param name="Lines">The first of them.</param>
    /// <param name="All">All of them; null where the page shows them all.</param>
    public sealed record Part(string Title, int Count, IReadOnlyList<TaskLine> Lines, TaskQuery All);

    public IReadOnlyList<Part> Parts { get; private set; } = [];

    /// <summary>Whether tasks have the reader's unit; who watches over all of them has no list of his own.</summary>
    public bool HasUnit { get; private set; }

    public async Task OnGet()
    {
        var cancel = HttpContext.RequestAborted;
        var (list, own) = await TaskList.Begin(db, County, clock, cancel);
        HasUnit = May(Right.ReportWork) && own.Count > 0;
        // Who reports sees to his own unit; leaders and inspectors look at all.
        TaskQuery mine = new() { Mine = HasUnit };
        var queries = new List<(string Title, TaskQuery Query)>
        {
            ("逾期", mine with { Light = TaskLight.Red }),
            ("督办", mine with { Supervised = true }),
        };
        if (May(Right.RunCampaign))
        {
            queries.Add(("待核验", new() { State = TaskState.Reported }));
        }

        queries.Add(("临期", mine with { Light = TaskLight.Yellow }));
        if (HasUnit)
        {
            queries.Add(("待办", mine with { State = TaskState.Open }));
        }

        var parts = new List<Part>();
        foreach (var (title, query) in queries)
        {
            var tasks = list.Of(query, own);
            var lights = await list.Lights(tasks, cancel);
            var count = lights.Values.Sum();
            parts.Add(new(title, count, count == 0 ? [] : await list.Page(tasks, 0, Most, cancel), query));
        }

        Parts = parts;
    }
}
