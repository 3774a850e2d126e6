using System.Globalization;
using System.Security.Cryptography;
using Junheng.App.Users;
using Microsoft.AspNetCore.DataProtection;

namespace Junheng.Web.Setup;

/// <summary>
/// Remembers between the first factor and the code who has shown the first: in a cookie that is sealed, good for some
/// minutes and opens nothing by itself.
/// </summary>
public sealed class SecondStep(IDataProtectionProvider protection)
{
    /// <summary>Marks a request whose sender has still to give a code.</summary>
    public const string Awaited = "junheng.second-awaited";

    private const string Cookie = "junheng.second";
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("junheng.second-step")
        .ToTimeLimitedDataProtector();

    /// <summary>Hands it to the browser.</summary>
    public void Keep(HttpContext http, PendingSignIn pending) =>
        http.Response.Cookies.Append(
            Cookie,
            protector.Protect(
                string.Create(CultureInfo.InvariantCulture, $"{pending.AccountId} {pending.Stamp} {pending.By?.Text}"),
                Good
            ),
            Settings(http)
        );

    /// <summary>Takes it from the browser.</summary>
    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie, Settings(http));

    /// <summary>Whose code is awaited; null if nobody's, or no longer.</summary>
    public PendingSignIn? Of(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } kept)
        {
            return null;
        }

        try
        {
            var parts = protector.Unprotect(kept).Split(' ', 3);
            var by = parts[2].Length == 0 ? null : ExternalSubject.Read(parts[2]);
            return new(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], by);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Settings(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            // Lax: who comes back from an identity provider is still on the way from another site.
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            Path = Links.SignIn,
        };
}
