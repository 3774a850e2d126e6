using System.Globalization;
using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Engine.Rectify;
using Junheng.Engine.Standards;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Judge;

/// <summary>县级数据: the figures reported for the whole county.</summary>
[Needs(Right.ReadCounty)]
public sealed class FiguresModel(OpenYear open, Db db, SaveCountyFigures save) : CountyPage(open, "figures")
{
    /// <summary>The figures the pack in force asks for, with the items that use them.</summary>
    public IReadOnlyList<AskedItem> Asked { get; private set; } = [];

    /// <summary>What stands in each field: the stored value, or what was typed if it was refused.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    /// <summary>Every change of a figure, newest first, by its code.</summary>
    public ILookup<string, ChangeEntry> Changes { get; private set; } = null!;

    public IReadOnlyDictionary<string, int> Versions { get; private set; } = new Dictionary<string, int>();

    /// <summary>Whether a figure is another unit's to fill in, which the reader's department only reads.</summary>
    public bool IsOthers(AskedItem asked) => Duties.IsOthers(duties, asked.UsedBy);

    /// <summary>The units that answer for a figure: those of the items that use it.</summary>
    public IEnumerable<string> UnitsOf(AskedItem asked) => asked.UsedBy.SelectMany(key => units[key]).Distinct();

    private IReadOnlySet<string>? duties;
    private ILookup<string, string> units = null!;

    public async Task OnGet() => await Load();

    [Needs(Right.FillFigures)]
    public async Task<IActionResult> OnPost()
    {
        await Load();
        var mistakes = new List<string>();
        var values = new Dictionary<string, decimal?>();
        var seen = new Dictionary<string, int>();
        foreach (var (item, _) in Asked.Where(a => Request.Form.ContainsKey("v." + a.Item.Code)))
        {
            var text = Request.Form["v." + item.Code].ToString().Trim();
            Typed[item.Code] = text;
            seen[item.Code] = int.TryParse(Request.Form["s." + item.Code], out var version) ? version : 0;
            if (text.Length == 0)
            {
                values[item.Code] = null;
            }
            else if (
                decimal.TryParse(
                    text,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                values[item.Code] = value;
            }
            else
            {
                mistakes.Add($"“{item.Title}”填的是“{text}”，不是数字。请只填数字，单位是{item.Unit}。");
            }
        }

        // A refused post keeps the versions the reader saw, lest a second press overwrite unseen.
        Versions = seen;
        if (mistakes.Count > 0)
        {
            return Refuse(mistakes);
        }

        var outcome = await save.Handle(
            new(
                County,
                Year,
                values,
                seen,
                "填写县级数据",
                Asked.ToDictionary(a => a.Item.Code, a => (IReadOnlyList<string>)[.. a.UsedBy])
            ),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            return Refuse(outcome.Mistakes);
        }

        Done = "县级数据已保存。";
        return Redirect(Links.OfVersion(Opened, Links.CountyFigures(County, Year)));
    }

    private async Task Load()
    {
        Asked = [.. AskedItem.Of(Pack), .. GapCost.Asked(Pack)];
        duties = await Duties.Of(db, County, HttpContext.RequestAborted);
        units = await ItemUnitList.Of(db, County, HttpContext.RequestAborted);
        var stored = await db
            .CountyFigures.AsNoTracking()
            .Where(f => f.CountyCode == County && f.Year == Year)
            .ToListAsync(HttpContext.RequestAborted);
        Versions = stored.ToDictionary(f => f.Code, f => f.Version);
        Changes = (
            await ChangeHistory.Of(
                db,
                County,
                "county_figure",
                [.. Asked.Select(a => $"{Year}/{a.Item.Code}")],
                HttpContext.RequestAborted
            )
        ).ToLookup(c => c.Key[(c.Key.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        foreach (var figure in stored)
        {
            Typed[figure.Code] = figure.Value.ToString("0.######", CultureInfo.InvariantCulture);
        }
    }
}
