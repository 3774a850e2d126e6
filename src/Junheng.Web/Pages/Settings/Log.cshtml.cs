using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Settings;

/// <summary>过程记录: who changed what, when, why, from what to what; what is looked for stands in the address.</summary>
[Needs(Right.ReadLog)]
public sealed class LogModel(OpenYear open, Db db, TimeProvider clock, IStringLocalizer<Texts> text)
    : CountyPage(open, "log")
{
    private const int PerPage = 50;

    /// <summary>Changes shown of one process; its own page shows them all.</summary>
    public const int MostChanges = 50;

    public LogQuery Asked { get; private set; } = new();

    /// <summary>The processes of the page.</summary>
    public IReadOnlyList<LogLine> Entries { get; private set; } = [];

    /// <summary>The page of the processes found.</summary>
    public Paging Paging { get; private set; } = null!;

    /// <summary>How changes are shown.</summary>
    public LogTable Table(IReadOnlyList<ProcessChange> changes) => new(changes, this);

    public async Task<IActionResult> OnGet(string? p)
    {
        Asked = LogQuery.Parse(Request.QueryString.Value);
        var search = await LogTable.Search(db, this, clock, text).For(Asked, HttpContext.RequestAborted);
        var found = await search.Count(HttpContext.RequestAborted);
        Paging = Paging.Of(found, p, page => Links.Log(Opened, Asked, page), PerPage);
        Entries = await search.Page(Paging.Before, PerPage, MostChanges, HttpContext.RequestAborted);
        return Page();
    }
}
