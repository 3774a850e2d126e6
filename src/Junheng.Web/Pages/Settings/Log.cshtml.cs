using Junheng.App;
using Junheng.App.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Settings;

/// <summary>过程记录: who changed what, when, why, from what to what; what is looked for stands in the address.</summary>
public sealed class LogModel(OpenYear open, Db db, TimeProvider clock, IStringLocalizer<Texts> text)
    : CountyPage(open, "log")
{
    private const int PerPage = 50;

    /// <summary>Changes shown of one process; its own page shows them all.</summary>
    public const int MostChanges = 50;

    public LogQuery Asked { get; private set; } = new();

    /// <summary>The processes of the page.</summary>
    public IReadOnlyList<LogLine> Entries { get; private set; } = [];

    /// <summary>How many processes are found.</summary>
    public int Found { get; private set; }

    /// <summary>The page shown, 1 …</summary>
    public int PageNumber { get; private set; }

    public Pager Pager => new(PageNumber, Found, PerPage, p => Links.Log(County, Year, Asked, p));

    /// <summary>How changes are shown.</summary>
    public ChangeTable Table(IReadOnlyList<ProcessChange> changes) => new(changes, this);

    public async Task<IActionResult> OnGet(int p = 1)
    {
        Asked = LogQuery.Parse(Request.QueryString.Value);
        var search = await ChangeTable.Search(db, this, clock, text).For(Asked, HttpContext.RequestAborted);
        Found = await search.Count(HttpContext.RequestAborted);
        PageNumber = Pager.Within(p, Found, PerPage);
        Entries = await search.Page((PageNumber - 1) * PerPage, PerPage, MostChanges, HttpContext.RequestAborted);
        return Page();
    }
}
