using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Junheng.Web.SingleSignOn;

/// <summary>What the identity provider says about somebody, believed only if everything about it is in order.</summary>
internal static class IdToken
{
    private const int Longest = 64 * 1024;

    /// <summary>How far the provider's clock may be off.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Signatures by a key pair only: what is signed with a shared secret, or not at all, proves nothing.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Who it is; otherwise what is wrong, for the record of the program only.</summary>
    /// <param name="token">As it came.</param>
    /// <param name="provider">What the provider says of itself, with its keys.</param>
    /// <param name="settings">The client it must be for, and the claim that tells who.</param>
    /// <param name="nonce">What was sent along.</param>
    /// <param name="now">The time.</param>
    public static async Task<(string? Subject, bool TwoFactors, string Wrong, bool KeyUnknown)> Read(
        string token,
        OpenIdConnectConfiguration provider,
        OidcSettings settings,
        string nonce,
        DateTime now
    )
    {
        var checkedToken = await new JsonWebTokenHandler
        {
            MapInboundClaims = false,
            MaximumTokenSizeInBytes = Longest,
        }.ValidateTokenAsync(
            token,
            new()
            {
                ValidIssuer = provider.Issuer,
                ValidAudience = settings.ClientId,
                IssuerSigningKeys = provider.SigningKeys,
                ValidAlgorithms = Algorithms,
                RequireSignedTokens = true,
                RequireAudience = true,
                RequireExpirationTime = true,
                LifetimeValidator = (from, until, _, _) =>
                    until is { } end && now < end + Skew && (from is not { } begin || now > begin - Skew),
            }
        );
        if (!checkedToken.IsValid || checkedToken.SecurityToken is not JsonWebToken read)
        {
            return (
                null,
                false,
                checkedToken.Exception?.GetType().Name ?? "unreadable",
                checkedToken.Exception is SecurityTokenSignatureKeyNotFoundException
            );
        }

        var wrong =
            !Journey.Same(nonce, Text(read, JwtRegisteredClaimNames.Nonce)) ? "nonce"
            : !read.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Iat, out _) ? "no time of issue"
            : read.Audiences.Count() > 1 && Text(read, JwtRegisteredClaimNames.Azp) is null ? "several audiences"
            : Text(read, JwtRegisteredClaimNames.Azp) is { } party && party != settings.ClientId ? "another party"
            : Text(read, settings.SubjectClaim) is not { Length: > 0 } ? "no claim " + settings.SubjectClaim
            : "";
        // A claim with several values stands there once for each.
        var twoFactors = settings.SecondFactorClaims.Any(asked =>
            read.Claims.Any(c => c.Type == asked.Claim && c.Value == asked.Value)
        );
        return (wrong.Length == 0 ? Text(read, settings.SubjectClaim) : null, twoFactors, wrong, false);
    }

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) ? value as string : null;
}
