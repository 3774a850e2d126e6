using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Junheng.Web.Pages.Users;

/// <summary>A page of administration, which belongs to no county's year.</summary>
public abstract class OfficePage : PageModel
{
    /// <summary>Who reads it.</summary>
    public Access Access => HttpContext.Access();

    /// <summary>User mistakes of a refused post, shown on top of the page.</summary>
    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    /// <summary>What was done, shown once after a redirect.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Shows the page again with the user's mistakes and status 400.</summary>
    protected PageResult Refuse(IReadOnlyList<string> mistakes)
    {
        Mistakes = mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
