using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Junheng.Web.Pages.Users;

/// <summary>登录的第二步: the code, for whoever has given the right password a moment ago.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimits.Name)]
public sealed class SignInCodeModel(SecondStep step, FinishSignIn finish) : PageModel
{
    /// <summary>Where to go on; only addresses of our own are followed.</summary>
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public IActionResult OnGet() => step.Of(HttpContext) is null ? Redirect(Links.SignInThen(Back ?? "")) : Page();

    public async Task<IActionResult> OnPost(string? code)
    {
        if (step.Of(HttpContext) is not { } pending)
        {
            return Redirect(Links.SignInThen(Back ?? ""));
        }

        var outcome = await finish.Handle(new(pending, code ?? "", HttpContext.Visitor()), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            Mistakes = outcome.Mistakes;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        SecondStep.Forget(HttpContext);
        SessionHandler.Keep(HttpContext, outcome.Value!);
        return Url.IsLocalUrl(Back) ? LocalRedirect(Back) : Redirect("/");
    }
}
