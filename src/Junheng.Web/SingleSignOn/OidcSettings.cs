namespace Junheng.Web.SingleSignOn;

/// <summary>统一身份认证: the settings <c>OpenIdConnect:…</c>. It is off unless issuer and client are named.</summary>
public sealed record OidcSettings
{
    /// <summary>The section.</summary>
    public const string Section = "OpenIdConnect";

    /// <summary>Address of the issuer, without a slash at the end; empty where it is off.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What the issuer knows the product by.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The product's secret at the issuer; empty for a public client.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>A file whose first line is the secret.</summary>
    public string ClientSecretFile { get; init; } = "";

    /// <summary>Words on the button; null for the usual ones.</summary>
    public string? Title { get; init; }

    /// <summary>The claim that tells who somebody is. It must never pass to another person.</summary>
    public string SubjectClaim { get; init; } = "sub";

    /// <summary>
    /// What a token says when the issuer has asked for two factors, e.g. <c>amr=mfa, acr=urn:example:2fa</c>, one of
    /// them; empty where nothing it says counts, so that the product asks for its own.
    /// </summary>
    public string SecondFactor { get; init; } = "";

    /// <summary>Those claims and their values.</summary>
    internal IReadOnlyList<(string Claim, string Value)> SecondFactorClaims =>
        [
            .. SecondFactor
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(pair =>
                    pair.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } claim, { Length: > 0 } value]
                        ? (claim, value)
                        : throw new InvalidOperationException(
                            $"设置 {Section}:SecondFactor 中的“{pair}”不是 声明=值。例：amr=mfa, acr=urn:example:2fa"
                        )
                ),
        ];

    public bool IsOn => Authority.Length > 0;

    /// <summary>The settings of an installation.</summary>
    /// <exception cref="InvalidOperationException">They are incomplete or unsafe.</exception>
    public static OidcSettings Of(IConfiguration configuration)
    {
        var read = configuration.GetSection(Section).Get<OidcSettings>() ?? new();
        if (read.Authority.Length == 0 && read.ClientId.Length == 0)
        {
            return new();
        }

        if (read.Authority.Length == 0 || read.ClientId.Length == 0)
        {
            throw new InvalidOperationException($"设置 {Section}：Authority 和 ClientId 须同时填写。");
        }

        if (
            !Uri.TryCreate(read.Authority, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            || address.Query.Length + address.Fragment.Length > 0
        )
        {
            throw new InvalidOperationException($"设置 {Section}:Authority 须是 https:// 开头的网址。");
        }

        _ = read.SecondFactorClaims;
        return read with
        {
            Authority = read.Authority.TrimEnd('/'),
            ClientSecret =
                read.ClientSecretFile.Length > 0
                    ? File.ReadLines(read.ClientSecretFile).First().Trim()
                    : read.ClientSecret,
        };
    }
}
