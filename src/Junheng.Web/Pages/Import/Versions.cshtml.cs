using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Junheng.Web.Pages.Import;

/// <summary>版本比较与定版: two data versions side by side, and putting one on record.</summary>
public sealed class VersionsModel(OpenYear open, FreezeVersion freeze) : CountyPage(open, "import")
{
    private readonly OpenYear open = open;

    /// <summary>Differences shown at once; the count tells of the rest.</summary>
    public const int MostChanges = 500;

    /// <summary>The first version compared; null if the year has less than two.</summary>
    public DataVersion? Left { get; private set; }

    public DataVersion? Right { get; private set; }

    public VersionComparison? Comparison { get; private set; }

    /// <summary>What was typed into a form that was refused.</summary>
    public string? TypedName { get; private set; }

    public Task<IActionResult> OnGet(int? left, int? right) => Compare(left, right);

    public async Task<IActionResult> OnPostFreeze(int number, string? name, string? why)
    {
        var outcome = await freeze.Handle(
            new(County, Year, number, name ?? "", why ?? "", LocalOperator.Post),
            HttpContext.RequestAborted
        );
        if (outcome.Ok)
        {
            Done = "已定版。以后的导入和填报都不会改变它。";
            return Redirect(Links.Versions(County, Year));
        }

        TypedName = name;
        var page = await Compare(null, null);
        return page is PageResult ? Refuse(outcome.Mistakes) : page;
    }

    /// <summary>How a version is called in a list.</summary>
    public string Named(DataVersion version) =>
        $"第{version.Number}版 {(version.Kind == ImportKind.Official ? "正式" : "过程")} {version.AsOf:yyyy-MM-dd}"
        + (Opened.Freezes.TryGetValue(version.Id, out var frozen) ? $"【{frozen.Name}】" : "");

    private async Task<IActionResult> Compare(int? left, int? right)
    {
        var versions = Opened.Versions;
        if (versions.Count < 2)
        {
            return left is null && right is null ? Page() : NotFound();
        }

        var (l, r) = (left ?? versions[1].Number, right ?? versions[0].Number);
        var cancel = HttpContext.RequestAborted;
        var before = await open.Handle(County, Year, l, cancel);
        var after = await open.Handle(County, Year, r, cancel);
        if (before?.Version is null || after?.Version is null)
        {
            return NotFound();
        }

        (Left, Right) = (before.Version, after.Version);
        Comparison = VersionComparison.Between(before.Result, after.Result);
        return Page();
    }
}
