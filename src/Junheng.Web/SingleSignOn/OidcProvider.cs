using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Junheng.App;
using Junheng.App.Users;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Junheng.Web.SingleSignOn;

/// <summary>
/// The identity provider (OpenID Connect, authorization code with PKCE): sends browsers there and makes sure of what
/// they bring back. The reason why something was refused goes into the program's output, not to the browser.
/// </summary>
public sealed partial class OidcProvider(OidcSettings settings, TimeProvider clock, ILogger<OidcProvider> logger)
    : IDisposable
{
    private const string Away = "现在连不上统一身份认证。请稍后再试，或者用登录名和密码登录。";
    private const string Wrong =
        "统一身份认证返回的信息没有通过核对，没有登录。请从登录页重新开始；仍不成功请告知系统管理员。";

    private const string Basic = "client_secret_basic";
    private const int LongestAnswer = 1024 * 1024;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = LongestAnswer,
    };

    private ConfigurationManager<OpenIdConnectConfiguration>? configurations;

    /// <summary>Where a browser has to go.</summary>
    /// <param name="journey">What it sets out with.</param>
    /// <param name="callback">Where it comes back to.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Outcome<string>> Address(Journey journey, string callback, CancellationToken cancel)
    {
        if (await Find(cancel) is not { } provider)
        {
            return Outcome.Refuse(Away).With("");
        }

        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["scope"] = "openid",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = callback,
            ["state"] = journey.State,
            ["nonce"] = journey.Nonce,
            ["code_challenge"] = journey.Challenge,
            ["code_challenge_method"] = "S256",
        };
        return Outcome.Done.With(QueryHelpers.AddQueryString(provider.AuthorizationEndpoint, query));
    }

    /// <summary>Whom the provider vouches for.</summary>
    /// <param name="Subject">Who it is.</param>
    /// <param name="TwoFactors">Whether he has shown two factors there.</param>
    public sealed record Vouched(ExternalSubject Subject, bool TwoFactors);

    /// <summary>Whom the provider vouches for.</summary>
    /// <param name="journey">What the browser had set out with.</param>
    /// <param name="code">What it brought back.</param>
    /// <param name="issuer">Who it says gave it, where it says so.</param>
    /// <param name="callback">Where it came back to.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Outcome<Vouched>> Redeem(
        Journey journey,
        string code,
        string? issuer,
        string callback,
        CancellationToken cancel
    )
    {
        if (await Find(cancel) is not { } provider)
        {
            return Outcome.Refuse(Away).With<Vouched>(null);
        }

        if (issuer is not null && issuer != provider.Issuer)
        {
            return Refuse("issuer of the answer");
        }

        var (token, problem) = await Token(provider, journey, code, callback, cancel);
        if (token is null)
        {
            return Refuse(problem);
        }

        var read = await IdToken.Read(token, provider, settings, journey.Nonce, clock.GetUtcNow().UtcDateTime);
        if (read.KeyUnknown)
        {
            // The provider may have changed its keys since they were fetched.
            configurations!.RequestRefresh();
            provider = await Find(cancel) ?? provider;
            read = await IdToken.Read(token, provider, settings, journey.Nonce, clock.GetUtcNow().UtcDateTime);
        }

        return read.Subject is null ? Refuse("token: " + read.Wrong)
            : ExternalSubject.Of(settings.Authority, read.Subject) is { } subject
                ? Outcome.Done.With(new Vouched(subject, read.TwoFactors))
            : Refuse("subject of another shape");
    }

    public void Dispose() => http.Dispose();

    private Outcome<Vouched> Refuse(string why)
    {
        Refused(why);
        return Outcome.Refuse(Wrong).With<Vouched>(null);
    }

    /// <summary>What the provider says of itself; null where it cannot be asked or is not who it should be.</summary>
    private async Task<OpenIdConnectConfiguration?> Find(CancellationToken cancel)
    {
        var isSafe = settings.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        configurations ??= new(
            settings.Authority + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http) { RequireHttps = isSafe }
        );
        try
        {
            var found = await configurations.GetConfigurationAsync(cancel);
            if (
                found.Issuer?.TrimEnd('/') == settings.Authority
                && Endpoint(found.AuthorizationEndpoint, isSafe)
                && Endpoint(found.TokenEndpoint, isSafe)
            )
            {
                return found;
            }

            Refused("discovery document of another issuer or with unsafe addresses");
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            Unreachable(e.GetType().Name);
        }

        return null;
    }

    private static bool Endpoint(string? address, bool isSafe) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (!isSafe && uri.IsLoopback && uri.Scheme == Uri.UriSchemeHttp));

    private async Task<(string? Token, string Problem)> Token(
        OpenIdConnectConfiguration provider,
        Journey journey,
        string code,
        string callback,
        CancellationToken cancel
    )
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = callback,
            ["client_id"] = settings.ClientId,
            ["code_verifier"] = journey.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint);
        var methods = provider.TokenEndpointAuthMethodsSupported;
        if (settings.ClientSecret.Length > 0 && (methods.Count == 0 || methods.Contains(Basic)))
        {
            var pair = $"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(settings.ClientSecret)}";
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else if (settings.ClientSecret.Length > 0)
        {
            fields["client_secret"] = settings.ClientSecret;
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new FormUrlEncodedContent(fields);
        try
        {
            using var answer = await http.SendAsync(request, cancel);
            if (!answer.IsSuccessStatusCode)
            {
                return (null, $"token endpoint answered {(int)answer.StatusCode}");
            }

            using var read = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel));
            return
                read.RootElement.ValueKind == JsonValueKind.Object
                && read.RootElement.TryGetProperty("id_token", out var token)
                && token.ValueKind == JsonValueKind.String
                ? (token.GetString(), "")
                : (null, "no id_token");
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException
                || (e is TaskCanceledException && !cancel.IsCancellationRequested)
            )
        {
            return (null, "token endpoint: " + e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Single sign-on refused: {Why}")]
    private partial void Refused(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider cannot be asked: {Why}")]
    private partial void Unreachable(string why);
}
