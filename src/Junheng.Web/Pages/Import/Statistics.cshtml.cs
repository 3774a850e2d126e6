using Junheng.App;
using Junheng.App.Import.Statistics;
using Junheng.App.Users;
using Junheng.Engine.Schools;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Import;

/// <summary>导入教育事业统计: upload the exports, one for each stage.</summary>
[Needs(Right.ReadCounty | Right.HandIn)]
public sealed class StatisticsModel(OpenYear open, KeepStatistics keep) : CountyPage(open, "import")
{
    /// <summary>The stages, those of compulsory education first.</summary>
    public static readonly IReadOnlyList<Stage> Asked = [Stage.Primary, Stage.Junior, Stage.Senior, Stage.Kindergarten];

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var files = new List<KeepStatistics.Upload>();
        foreach (var stage in Asked)
        {
            if (Request.HasFormContentType && Request.Form.Files[stage.Code()] is { } file)
            {
                files.Add(new(stage, file.FileName, await file.Bytes(HttpContext.RequestAborted)));
            }
        }

        var outcome = await keep.Handle(new(County, files), HttpContext.RequestAborted);
        return outcome.Ok
            ? Redirect(Links.Mapping(County, Year, outcome.Value!.Select(f => (f.Key, f.Value))))
            : Refuse(outcome.Mistakes);
    }
}
