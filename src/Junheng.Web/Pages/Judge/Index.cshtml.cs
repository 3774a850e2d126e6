using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Web.Setup;

namespace Junheng.Web.Pages.Judge;

/// <summary>指标研判表: 7 + 15 + 9 + 1 and the veto.</summary>
[Needs(Right.ReadCounty)]
public sealed class IndexModel(OpenYear open, Db db) : CountyPage(open, "items")
{
    /// <summary>Who answers for an item, by its key.</summary>
    public ILookup<string, string> Units { get; private set; } = null!;

    public async Task OnGet() => Units = await ItemUnitList.Of(db, County, HttpContext.RequestAborted);
}
