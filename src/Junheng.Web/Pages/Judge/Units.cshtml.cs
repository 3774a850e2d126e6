using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Engine.Standards;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Judge;

/// <summary>责任单位: who answers for each indicator, item and ground of the veto.</summary>
[Needs(Right.ReadCounty)]
public sealed class UnitsModel(OpenYear open, Db db, SaveItemUnits save) : CountyPage(open, "items")
{
    /// <summary>Every key of the rules in force with its name, under the part it belongs to.</summary>
    public IEnumerable<(string Title, IReadOnlyList<(string Key, string Name)> Items)> Parts =>
        new (string Title, IReadOnlyList<(string Key, string Name)> Items)[]
        {
            ("资源配置", [.. Pack.Indicators.Select(i => (i.Key, Show.Name(i)))]),
            ("政府保障程度", Of(ItemGroup.Guarantee)),
            ("教育质量", Of(ItemGroup.Quality)),
            ("社会认可度", Of(ItemGroup.Recognition)),
            ("地方增加项（不计入国家32项）", Of(ItemGroup.Local)),
            ("一票否决", [.. Pack.Veto.Select(v => (v.Key, Show.Name(v)))]),
        }.Where(p => p.Items.Count > 0);

    private IEnumerable<(string Key, string Name)> Items => Parts.SelectMany(p => p.Items);

    /// <summary>The keys nobody answers for yet.</summary>
    public IEnumerable<string> Without =>
        Items.Select(i => i.Key).Where(k => string.IsNullOrEmpty(Seen.GetValueOrDefault(k)));

    /// <summary>What stands in each field: what is stored, or what was typed if it was refused.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    /// <summary>What was stored when the form was made.</summary>
    public Dictionary<string, string> Seen { get; } = [];

    private IReadOnlyList<(string Key, string Name)> Of(ItemGroup group) =>
        [.. Pack.Items.Where(i => i.Group == group).Select(i => (i.Key, Show.Name(i)))];

    /// <summary>Every change of an item's units, newest first, by its key.</summary>
    public ILookup<string, ChangeEntry> Changes { get; private set; } = null!;

    public async Task OnGet()
    {
        await LoadChanges();
        foreach (var units in await ItemUnitList.Of(db, County, HttpContext.RequestAborted))
        {
            Typed[units.Key] = Seen[units.Key] = SaveItemUnits.Text(units);
        }
    }

    [Needs(Right.AssignUnits)]
    public async Task<IActionResult> OnPost()
    {
        var entries = new List<SaveItemUnits.Entry>();
        foreach (var (key, _) in Items.Where(i => Request.Form.ContainsKey("u." + i.Key)))
        {
            Typed[key] = Request.Form["u." + key].ToString().Trim();
            Seen[key] = Request.Form["s." + key].ToString();
            entries.Add(new(key, Typed[key], Seen[key]));
        }

        var outcome = await save.Handle(
            new(County, [.. Items.Select(i => i.Key)], entries),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            await LoadChanges();
            return Refuse(outcome.Mistakes);
        }

        Done = "责任单位已保存。";
        return Redirect(Links.OfVersion(Opened, Links.Items(County, Year)));
    }

    private async Task LoadChanges() =>
        Changes = (
            await ChangeHistory.Of(db, County, "item_unit", [.. Items.Select(i => i.Key)], HttpContext.RequestAborted)
        ).ToLookup(c => c.Key);
}
