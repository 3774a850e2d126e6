using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Import;

/// <summary>定版: putting a data version on record.</summary>
[Needs(Right.ReadCounty)]
public sealed class VersionsModel(OpenYear open, FreezeVersion freeze) : CountyPage(open, "import")
{
    /// <summary>What was typed into a form that was refused.</summary>
    public string? TypedName { get; private set; }

    public void OnGet() { }

    [Needs(Right.KeepVersions)]
    public async Task<IActionResult> OnPostFreeze(int number, string? name, string? why)
    {
        var outcome = await freeze.Handle(new(County, Year, number, name ?? "", why ?? ""), HttpContext.RequestAborted);
        if (outcome.Ok)
        {
            Done = "已定版。以后的导入和填报都不会改变它。";
            return Redirect(Links.Versions(County, Year));
        }

        TypedName = name;
        return Refuse(outcome.Mistakes);
    }

    /// <summary>How a version is called in a list.</summary>
    public string Named(DataVersion version) =>
        $"第{version.Number}版 {(version.Kind == ImportKind.Official ? "正式" : "过程")} {version.AsOf:yyyy-MM-dd}"
        + (Opened.Freezes.TryGetValue(version.Id, out var frozen) ? $"【{frozen.Name}】" : "");
}
