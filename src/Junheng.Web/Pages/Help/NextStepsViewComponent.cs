using Junheng.App.Data;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Help;

/// <summary>下一步 on the overview: all steps while there are no data, then the one that comes next.</summary>
public sealed class NextStepsViewComponent(Db db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var page = (CountyPage)ViewContext.ViewData["page"]!;
        return View(
            "/Pages/Shared/_Next.cshtml",
            (page, await NextSteps.Of(db, page.Opened, HttpContext.RequestAborted))
        );
    }
}
