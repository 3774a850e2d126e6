using Junheng.App;
using Junheng.App.Compute;
using Junheng.App.Data;
using Junheng.App.Report;
using Junheng.App.Users;
using Junheng.Engine.Judge;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Compute;

/// <summary>学校七项指标: one row per stage part; what is shown stands in the address and can be kept under a name.</summary>
[Needs(Right.ReadCounty)]
public sealed class SchoolsModel(
    OpenYear open,
    Db db,
    SaveView save,
    DeleteView delete,
    TimeProvider clock,
    IStringLocalizer<Texts> text
) : CountyPage(open, "schools")
{
    /// <summary>Rows on a page: with the usual columns it stays below 300 KB.</summary>
    public const int PageSize = 200;

    /// <summary>What an address says to have all rows on one page.</summary>
    public const string AllRows = "all";

    public GridQuery Asked { get; private set; } = GridQuery.Plain;

    /// <summary>Stage parts in all, before filtering.</summary>
    public int Total => Verdict.Resources.Units.Count;

    /// <summary>All rows asked for.</summary>
    public IReadOnlyList<GridRow> Found { get; private set; } = [];

    /// <summary>The page shown, 1 …; 0 shows all rows.</summary>
    public int PageNumber { get; private set; }

    public int Pages => (Found.Count + PageSize - 1) / PageSize;

    /// <summary>The rows of the page shown.</summary>
    public IEnumerable<GridRow> Rows =>
        PageNumber == 0 ? Found : Found.Skip((PageNumber - 1) * PageSize).Take(PageSize);

    /// <summary>The county's views, by name.</summary>
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>What the view-saving form was filled with; shown again if refused.</summary>
    public string? ViewName { get; private set; }

    /// <summary>The gap of each unit and indicator shown; null where there is no value.</summary>
    public Gap? GapOf(int unit, int indicator) => Gap.Of(Verdict.Resources, unit, indicator);

    /// <param name="p">Page of the rows, or all of them.</param>
    public async Task<IActionResult> OnGet(string? p)
    {
        var query = GridQuery.Parse(Request.QueryString.Value);
        // A form sends what was left empty too: the address to be passed on is the short one.
        if (Request.Query.Any(q => q.Value.Count > 1 || q.Value.All(string.IsNullOrEmpty)))
        {
            return Redirect(Links.Schools(Opened, query));
        }

        await Load(query, p);
        return Page();
    }

    /// <summary>The rows and columns shown as a workbook that computes.</summary>
    public IActionResult OnGetWorkbook()
    {
        var query = GridQuery.Parse(Request.QueryString.Value);
        var content = new GridContent(Opened, Verdict, query, MarkAt(clock), GridWords.Of(query, text));
        using var stream = new MemoryStream();
        GridWorkbook.Write(stream, content);
        return File(stream.ToArray(), WorkbookType, $"学校七项指标-{County}-{Year}.xlsx");
    }

    [Needs(Right.SaveViews)]
    public async Task<IActionResult> OnPostSaveView(string? name, string? query)
    {
        var asked = GridQuery.Parse(query);
        var outcome = await save.Handle(new(County, name, asked.ToString()), HttpContext.RequestAborted);
        return await After(outcome, asked, name, "视图已保存：" + name?.Trim());
    }

    [Needs(Right.SaveViews)]
    public async Task<IActionResult> OnPostDeleteView(string? name, string? query)
    {
        var outcome = await delete.Handle(new(County, name), HttpContext.RequestAborted);
        return await After(outcome, GridQuery.Parse(query), null, "视图已删除：" + name);
    }

    private async Task<IActionResult> After(Outcome outcome, GridQuery asked, string? name, string done)
    {
        if (outcome.Ok)
        {
            Done = done;
            return Redirect(Links.Schools(Opened, asked));
        }

        ViewName = name;
        await Load(asked, null);
        return Refuse(outcome.Mistakes);
    }

    private async Task Load(GridQuery query, string? page)
    {
        Asked = query;
        Found = GridRows.Of(Result, Verdict, query);
        PageNumber =
            page == AllRows ? 0
            : int.TryParse(page, out var number) ? Math.Clamp(number, 1, Math.Max(1, Pages))
            : 1;
        Views = await db
            .SavedViews.AsNoTracking()
            .Where(v => v.CountyCode == County)
            .OrderBy(v => v.Name)
            .ToListAsync(HttpContext.RequestAborted);
    }

    /// <summary>The address of this page with another order; the same column again turns it round.</summary>
    public string SortLink(string column) =>
        Links.Schools(Opened, Asked with { Sort = Asked.Sort == column ? "-" + column : column });
}
