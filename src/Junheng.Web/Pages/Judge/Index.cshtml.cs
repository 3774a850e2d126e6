using Junheng.App;

namespace Junheng.Web.Pages.Judge;

/// <summary>指标研判表: 7 + 15 + 9 + 1 and the veto.</summary>
public sealed class IndexModel(OpenYear open) : CountyPage(open, "items")
{
    public void OnGet() { }
}
