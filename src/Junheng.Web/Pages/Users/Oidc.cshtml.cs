using Junheng.App.Users;
using Junheng.Web.Setup;
using Junheng.Web.SingleSignOn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Junheng.Web.Pages.Users;

/// <summary>统一身份认证登录: to the identity provider, and back with what it says. Shown only where that fails.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimits.Name)]
public sealed class OidcModel(OidcSettings settings, OidcProvider provider, SignInLinked signIn, SecondStep second)
    : PageModel
{
    private const string Strayed = "这次登录已经过期，或者不是在这个浏览器里开始的，没有登录。请从登录页重新开始。";
    private const string Denied = "统一身份认证没有放行，没有登录。可以从登录页重新开始，或者用登录名和密码登录。";

    /// <summary>Longer addresses do not fit into a cookie.</summary>
    private const int LongestBack = 1000;

    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    /// <summary>Sends the browser to the provider.</summary>
    public async Task<IActionResult> OnGet(string? back)
    {
        if (!settings.IsOn)
        {
            return NotFound();
        }

        var journey = Journey.Begin(HttpContext, Url.IsLocalUrl(back) && back.Length <= LongestBack ? back : "/");
        var outcome = await provider.Address(journey, Callback, HttpContext.RequestAborted);
        return outcome.Ok
            ? Redirect(outcome.Value!)
            : Refuse(outcome.Mistakes, StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The browser is back.</summary>
    public async Task<IActionResult> OnGetCallback(string? code, string? state, string? error, string? iss)
    {
        if (!settings.IsOn)
        {
            return NotFound();
        }

        var cancel = HttpContext.RequestAborted;
        var journey = Journey.End(HttpContext);
        if (journey is null || !Journey.Same(journey.State, state))
        {
            return Refuse([Strayed]);
        }

        if (error is not null || string.IsNullOrEmpty(code))
        {
            return Refuse([Denied]);
        }

        var vouched = await provider.Redeem(journey, code, iss, Callback, cancel);
        if (!vouched.Ok)
        {
            return Refuse(vouched.Mistakes);
        }

        var (subject, twoFactors) = vouched.Value!;
        var opened = await signIn.Handle(subject, twoFactors, HttpContext.Visitor(), cancel);
        if (!opened.Ok)
        {
            return Refuse(opened.Mistakes);
        }

        if (opened.Value!.Pending is { } pending)
        {
            second.Keep(HttpContext, pending);
            return Redirect(Links.SignInCode(journey.Back));
        }

        SessionHandler.Keep(HttpContext, opened.Value.Key);
        return LocalRedirect(journey.Back);
    }

    /// <summary>Where the provider sends the browser back to; the host is one of those that are allowed.</summary>
    private string Callback => $"{Request.Scheme}://{Request.Host}{Links.OidcCallback}";

    private PageResult Refuse(IReadOnlyList<string> mistakes, int status = StatusCodes.Status400BadRequest)
    {
        Mistakes = mistakes;
        Response.StatusCode = status;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
