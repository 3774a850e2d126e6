using Junheng.App;
using Junheng.App.Rectify;
using Junheng.App.Report;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Rectify;

/// <summary>差距清单: what every stage part lacks, in persons, ㎡, rooms and 万元.</summary>
[Needs(Right.ReadCounty)]
public sealed class IndexModel(OpenYear open, TimeProvider clock) : CountyPage(open, "gaps")
{
    public ListQuery Asked { get; private set; } = new();

    public GapList List { get; private set; } = new([], 0);

    public ListForm Form =>
        new(
            Opened,
            Asked,
            Links.Gaps(County, Year),
            Links.Gaps(Opened, new()),
            List.Lines.Count > 0 ? Links.GapsWorkbook(Opened, Asked) : null,
            Pack.Indicators
        );

    public void OnGet()
    {
        Asked = ListQuery.Parse(Request.QueryString.Value);
        List = GapList.Of(Result, Verdict, Asked);
    }

    /// <summary>The lines shown as a workbook.</summary>
    public IActionResult OnGetWorkbook()
    {
        if (Opened.Version is null)
        {
            return NotFound();
        }

        var asked = ListQuery.Parse(Request.QueryString.Value);
        using var stream = new MemoryStream();
        ListWorkbook.Gaps(stream, new(Opened, Verdict, asked, MarkAt(clock)));
        return File(stream.ToArray(), WorkbookType, $"差距清单-{County}-{Year}.xlsx");
    }
}
