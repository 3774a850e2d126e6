using Junheng.App;
using Junheng.App.Campaign;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Table = Junheng.App.Campaign.Matrix;

namespace Junheng.Web.Pages.Campaign;

/// <summary>任务分解表: indicators by units, to be read as a table and written as a list.</summary>
[Needs(Right.ReadCounty)]
public sealed class MatrixModel(OpenYear open, Db db, UnitNames names, SaveMatrix save, TimeProvider clock)
    : CountyPage(open, "matrix")
{
    public MatrixQuery Asked { get; private set; } = new();

    /// <summary>The whole table.</summary>
    public Table All { get; private set; } = new([], []);

    /// <summary>What of it is asked for.</summary>
    public Table Shown { get; private set; } = new([], []);

    /// <summary>Names of units that may be typed.</summary>
    public IReadOnlyList<string> Known { get; private set; } = [];

    /// <summary>Whether the county's campaign runs by a plan, so that tasks follow what is saved.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>What was typed and refused, by indicator.</summary>
    public IReadOnlyDictionary<string, MatrixEntry> Typed { get; private set; } = new Dictionary<string, MatrixEntry>();

    /// <summary>What stands in the fields of a row: what was typed, or what is stored.</summary>
    public MatrixEntry Fields(MatrixRow row) =>
        Typed.GetValueOrDefault(row.Key)
        ?? new(
            row.Key,
            row.Lead,
            row.Support,
            row.By,
            row.Held,
            row.Measures,
            SaveItemUnits.Text(row.Units),
            row.Version
        );

    /// <summary>What is wrong with a row as it was typed.</summary>
    public IEnumerable<string> MistakesOf(string key) =>
        Mistakes.Where(m => m.StartsWith(key + "：", StringComparison.Ordinal)).Select(m => m[(key.Length + 1)..]);

    public async Task OnGet() => await Load();

    /// <summary>The page of an indicator or a goal.</summary>
    public string LinkTo(MatrixRow row) =>
        Links.OfVersion(
            Opened,
            row.Goal is { } goal ? Links.Goal(County, Year, goal) : Links.Item(County, Year, row.Key)
        );

    /// <summary>Whether unknown names were to set up units, when what was typed was refused.</summary>
    public bool NewUnits { get; private set; }

    [Needs(Right.RunCampaign)]
    public async Task<IActionResult> OnPost(bool newUnits)
    {
        NewUnits = newUnits;
        await Load();
        var form = Request.Form;
        List<MatrixEntry> entries =
        [
            .. All
                .Rows.Where(r => form.ContainsKey("lead." + r.Key))
                .Select(r => new MatrixEntry(
                    r.Key,
                    Field("lead", r),
                    Field("support", r),
                    Field("year", r),
                    form["held." + r.Key] == "true",
                    form["measures." + r.Key].ToString(),
                    form["units." + r.Key].ToString(),
                    int.TryParse(form["version." + r.Key], out var version) ? version : -1
                )),
        ];
        var outcome = await save.Handle(new(County, Table.Names(Pack), entries, newUnits), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            Typed = entries.ToDictionary(e => e.ItemKey);
            return Refuse(outcome.Mistakes);
        }

        Done = IsRunning ? "任务分解表已保存，各项任务已同步。" : "任务分解表已保存。";
        return Redirect(Links.OfVersion(Opened, Links.Matrix(County, Year, Asked)));

        string Field(string name, MatrixRow row) => form[$"{name}.{row.Key}"].ToString().Trim();
    }

    /// <summary>The rows asked for as a workbook.</summary>
    public async Task<IActionResult> OnGetWorkbook()
    {
        await Load();
        using var stream = new MemoryStream();
        MatrixWorkbook.Write(stream, Opened, Shown, Asked.Words(Shown.Rows), MarkAt(clock));
        return File(stream.ToArray(), WorkbookType, $"{MatrixWorkbook.Name}-{County}-{Year}.xlsx");
    }

    /// <summary>The rows asked for as an annex.</summary>
    public async Task<IActionResult> OnGetPaper()
    {
        await Load();
        using var stream = new MemoryStream();
        MatrixPaper.Write(stream, Opened, Shown, Asked.Words(Shown.Rows), MarkAt(clock));
        return File(stream.ToArray(), WordType, $"{MatrixPaper.Name}-{County}-{Year}.docx");
    }

    private async Task Load()
    {
        var cancel = HttpContext.RequestAborted;
        Asked = MatrixQuery.Parse(Request.QueryString.Value);
        All = await Table.Of(db, names, Pack, County, cancel);
        Shown = Asked.Of(All);
        IsRunning = await db.PlanPapers.AnyAsync(
            p => p.CountyCode == County && p.State == PaperState.Confirmed,
            cancel
        );
        Known =
        [
            .. (
                await db
                    .UnitAliases.AsNoTracking()
                    .Where(a => a.CountyCode == County)
                    .Select(a => a.Name)
                    .ToListAsync(cancel)
            )
                .Concat(All.Units.SelectMany(u => u.Names))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
