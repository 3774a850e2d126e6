using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Junheng.Web.Pages;

/// <summary>The one page for everything that went wrong: what happened and what to do, no internals.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    public void OnGet(int? status) => Show(status);

    public void OnPost(int? status) => Show(status);

    private void Show(int? status)
    {
        Status =
            status is >= 400 and < 600 ? status.Value
            : Response.StatusCode >= 400 ? Response.StatusCode
            : 500;
        Response.StatusCode = Status;
    }
}
