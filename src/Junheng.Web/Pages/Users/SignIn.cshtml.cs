using Junheng.App;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Junheng.Web.SingleSignOn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Junheng.Web.Pages.Users;

/// <summary>登录: by password, or on the machine itself by one click as somebody of the demo county.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimits.Name)]
public sealed class SignInModel(
    App.Users.SignIn signIn,
    SecondStep second,
    DemoAccounts demo,
    IConfiguration configuration,
    OidcSettings oidc
) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go on; only addresses of our own are followed.</summary>
    [BindProperty(SupportsGet = true, Name = "back")]
    public string? Back { get; set; }

    /// <summary>The demo accounts, where they may be used.</summary>
    public IReadOnlyList<DemoAccounts.Offer> Offers { get; private set; } = [];

    /// <summary>The identity provider, where there is one.</summary>
    public OidcSettings? Oidc => oidc.IsOn ? oidc : null;

    /// <summary>What the gateway calls whoever came through it; null for everybody else.</summary>
    public string? GatewayName => Gateway.WordOf(HttpContext)?.Subject?.Name;

    /// <summary>The page of our own to go on to.</summary>
    public string Onward => Url.IsLocalUrl(Back) ? Back! : "/";

    public IReadOnlyList<string> Mistakes { get; private set; } = [];

    public async Task OnGet() => await Load();

    public async Task<IActionResult> OnPost()
    {
        var outcome = await signIn.Handle(
            new(Name ?? "", Password ?? "", HttpContext.Visitor()),
            HttpContext.RequestAborted
        );
        if (outcome.Value?.Pending is { } pending)
        {
            second.Keep(HttpContext, pending);
            return Redirect(Links.SignInCode(Back ?? ""));
        }

        return await Finish(outcome.With(outcome.Value?.Key));
    }

    public async Task<IActionResult> OnPostDemo(long account) =>
        MayDemo
            ? await Finish(await demo.Enter(account, HttpContext.Visitor(), HttpContext.RequestAborted))
            : NotFound();

    private bool MayDemo => configuration.GetValue("Demo", true) && SafeConnection.IsThisMachine(HttpContext);

    private async Task<IActionResult> Finish(Outcome<string> outcome)
    {
        if (!outcome.Ok)
        {
            await Load();
            Mistakes = outcome.Mistakes;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        SessionHandler.Keep(HttpContext, outcome.Value!);
        return LocalRedirect(Onward);
    }

    private async Task Load() => Offers = MayDemo ? await demo.Offered(HttpContext.RequestAborted) : [];
}
