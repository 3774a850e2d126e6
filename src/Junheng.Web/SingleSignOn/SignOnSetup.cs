using Junheng.App.Users;

namespace Junheng.Web.SingleSignOn;

/// <summary>The ways in that others vouch for, as far as an installation has any.</summary>
public static class SignOnSetup
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddSingleSignOn(this IServiceCollection services) =>
        services
            .AddSingleton(s => OidcSettings.Of(s.GetRequiredService<IConfiguration>()))
            .AddSingleton(s => Gateway.Of(s.GetRequiredService<IConfiguration>()))
            .AddSingleton<OidcProvider>()
            .AddScoped<GatewaySession>();

    /// <summary>Comes before everything that changes what a request says of itself.</summary>
    public static void UseSingleSignOn(this WebApplication app)
    {
        // Wrong settings stop the start instead of the first who signs in.
        app.Services.GetRequiredService<OidcSettings>();
        Gateway.Use(app);
    }

    /// <summary>Who vouches in this installation: provider and what to call it.</summary>
    public static IReadOnlyList<(string Provider, string Title)> Providers(OidcSettings oidc, Gateway gateway) =>
        [
            .. oidc.IsOn ? [(oidc.Authority, "统一身份认证")] : Array.Empty<(string, string)>(),
            .. gateway.IsOn ? [(ExternalSubject.Gateway, "政务网关")] : Array.Empty<(string, string)>(),
        ];
}
