using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Standards;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Campaign;

/// <summary>自查情况表: how the county stands on each indicator, and who does what about it until when.</summary>
[Needs(Right.ReadCounty)]
public sealed class SelfCheckModel(OpenYear open, Db db, PackLibrary packs, TimeProvider clock)
    : CountyPage(open, "self-check")
{
    public SelfCheckTable Table { get; private set; } = new([]);

    /// <summary>Rows that are not met and for which nobody has written down what is done.</summary>
    public int WithoutMeasures =>
        Table.Lines.Count(l => l.Row.Verdict == Engine.Judge.Verdict.NotMet && l.Measures.Length == 0);

    public async Task OnGet() => await Load();

    /// <summary>The table as an annex to print.</summary>
    public async Task<IActionResult> OnGetPaper()
    {
        if (Opened.Version is null)
        {
            return NotFound();
        }

        await Load();
        using var stream = new MemoryStream();
        SelfCheckPaper.Write(stream, Opened, Verdict, Table, MarkAt(clock));
        return File(stream.ToArray(), WordType, $"{SelfCheckPaper.Name}-{County}-{Year}.docx");
    }

    private async Task Load()
    {
        if (Opened.Version is not null)
        {
            Table = await SelfCheckTable.Of(db, packs, Opened, Verdict, HttpContext.RequestAborted);
        }
    }
}
