using System.Threading.RateLimiting;

namespace Junheng.Web.Setup;

/// <summary>
/// How often an address may try to sign in. A whole office may share one address, so the limit is above what its people
/// do; guessing at one account is stopped by its lock.
/// </summary>
internal static class SignInLimits
{
    /// <summary>Name of the limit for pages that take a password.</summary>
    public const string Name = "sign-in";

    private const int AMinute = 60;

    public static void AddSignInLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var most = configuration.GetValue("SignInsAMinute", AMinute);
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(
                Name,
                http =>
                    HttpMethods.IsPost(http.Request.Method) || http.Request.Path.StartsWithSegments(Links.OidcCallback)
                        ? RateLimitPartition.GetFixedWindowLimiter(
                            http.Visitor().Address,
                            _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }
                        )
                        : RateLimitPartition.GetNoLimiter("")
            );
        });
    }
}
