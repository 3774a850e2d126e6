using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.SingleSignOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace Junheng.Web.Setup;

/// <summary>
/// Knows a browser by the key in its cookie, asking the database at every request: a session ended there is over at
/// once, on every node. Gives the request's context its access.
/// </summary>
public sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Db db,
    OpenSession open,
    GatewaySession gateway
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session";

    /// <summary>Hands a browser the key of its session.</summary>
    public static void Keep(HttpContext http, string key) =>
        http.Response.Cookies.Append(OpenSession.Cookie, key, Settings(http));

    /// <summary>Takes the key from a browser.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(OpenSession.Cookie, Settings(http));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return AuthenticateResult.NoResult();
        }

        var kept = Request.Cookies[OpenSession.Cookie] is { Length: > 0 } key
            ? await open.Handle(key, Context.Visitor().Address, Context.RequestAborted)
            : null;
        if (await gateway.Settle(Context, kept) is not { IsAccount: true } access)
        {
            return AuthenticateResult.NoResult();
        }

        db.Access = access;
        var account = access.AccountId.Value.ToString(CultureInfo.InvariantCulture);
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account), new(ClaimTypes.Name, access.Account)],
            Name
        );
        return AuthenticateResult.Success(new(new(identity), Name));
    }

    /// <summary>Sends whoever has not signed in to the page where he can, and from there back.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isGet = HttpMethods.IsGet(Request.Method);
        var back = isGet ? Request.Path + Request.QueryString : Came();
        var address = Context.Items.ContainsKey(SecondStep.Awaited) ? Links.SignInCode(back) : Links.SignInThen(back);
        if (Request.Headers.ContainsKey("HX-Request"))
        {
            // A part of a page cannot be replaced by the sign-in page: the whole page goes there.
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers["HX-Redirect"] = address;
            return Task.CompletedTask;
        }

        Response.StatusCode = isGet ? StatusCodes.Status302Found : StatusCodes.Status303SeeOther;
        Response.Headers.Location = address;
        return Task.CompletedTask;
    }

    /// <summary>The page of our own that a form was sent from.</summary>
    private string Came() =>
        Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == Request.Host.Value
            ? from.PathAndQuery
            : "/";

    private static CookieOptions Settings(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            // Lax, so that a link in a notice opens the page instead of the sign-in page.
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            Path = "/",
        };
}
