using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Junheng.Web.SingleSignOn;

/// <summary>
/// One way to the identity provider and back, kept sealed in the browser that set out: what comes back from elsewhere,
/// or to another browser, is known by it.
/// </summary>
/// <param name="State">Comes back with the answer.</param>
/// <param name="Nonce">Comes back in the token.</param>
/// <param name="Verifier">Proves to the provider that the code is ours (PKCE).</param>
/// <param name="Back">The page to go on to, of our own.</param>
/// <param name="From">When it began.</param>
public sealed record Journey(string State, string Nonce, string Verifier, string Back, DateTimeOffset From)
{
    /// <summary>The cookie.</summary>
    public const string Cookie = "junheng.oidc";

    private const int Bytes = 32;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Hash of <see cref="Verifier"/>, for the provider to keep.</summary>
    public string Challenge =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>Sets out: the browser is given the cookie.</summary>
    public static Journey Begin(HttpContext http, string back)
    {
        var journey = new Journey(Random(), Random(), Random(), back, Now(http));
        http.Response.Cookies.Append(
            Cookie,
            Protector(http).Protect(JsonSerializer.Serialize(journey)),
            Settings(http, Longest)
        );
        return journey;
    }

    /// <summary>The journey a browser is on; it ends here, however it went, so that it cannot be walked twice.</summary>
    public static Journey? End(HttpContext http)
    {
        var kept = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, Settings(http, null));
        if (string.IsNullOrEmpty(kept))
        {
            return null;
        }

        try
        {
            var journey = JsonSerializer.Deserialize<Journey>(Protector(http).Unprotect(kept))!;
            return Now(http) - journey.From <= Longest ? journey : null;
        }
        catch (CryptographicException)
        {
            // Not of our making, or sealed with a key that is gone.
            return null;
        }
    }

    /// <summary>Whether a text that came from outside is one of ours, without telling by time how far it is.</summary>
    public static bool Same(string ours, string? theirs) =>
        CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(ours),
            System.Text.Encoding.UTF8.GetBytes(theirs ?? "")
        );

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    private static DateTimeOffset Now(HttpContext http) =>
        http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private static IDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("single-sign-on");

    private static CookieOptions Settings(HttpContext http, TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            // Lax: the answer comes by a link from the provider's site.
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
            MaxAge = age,
            Path = Links.Oidc,
        };
}
