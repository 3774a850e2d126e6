using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Junheng.Web.Tests.SignOn;

/// <summary>What is wrong with a token that the provider gives out.</summary>
public enum Flaw
{
    None,
    Nonce,
    Issuer,
    Audience,
    SecondAudience,
    OtherParty,
    Expired,
    NotYet,
    NoExpiry,
    NotSigned,
    ForeignKey,
    ForeignKeyOfAnotherName,
    SharedSecret,
    Altered,
    NoSubject,
}

/// <summary>
/// An identity provider with a key of its own on a free port: discovery, keys, a page on which one agrees, tokens. A
/// code is redeemed once, by the client it was given to, and only with the verifier of its challenge.
/// </summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string Client = "junheng";
    public const string Secret = "a secret: of / the client";
    private const string Key = "k1";

    private readonly ConcurrentDictionary<string, Asked> codes = [];
    private readonly RSA own = RSA.Create(2048);
    private readonly RSA foreign = RSA.Create(2048);
    private readonly WebApplication app;

    private TestProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", Discovery);
        app.MapGet("/keys", Keys);
        app.MapGet("/authorize", Agree);
        // Taken for a bare handler of requests it would answer nothing.
        app.MapPost("/token", (Delegate)Redeem);
    }

    /// <summary>Its address under another name than the product's, so that a browser takes it for another site.</summary>
    public string Issuer => app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <summary>Who is at the browser.</summary>
    public string Person { get; set; } = "";

    /// <summary>What tokens say besides.</summary>
    public Dictionary<string, object> More { get; } = [];

    /// <summary>What is wrong with the tokens.</summary>
    public Flaw Flaw { get; set; }

    /// <summary>The time that tokens are made at.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public static async Task<TestProvider> Start()
    {
        var provider = new TestProvider();
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>Agrees; the address a browser is sent back to.</summary>
    public string Approve(Uri authorize)
    {
        var asked = QueryHelpers.ParseQuery(authorize.Query);
        Assert.Equal("code", asked["response_type"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        codes[code] = new(
            asked["client_id"]!,
            asked["redirect_uri"]!,
            asked["code_challenge"]!,
            asked["nonce"]!,
            Person
        );
        return QueryHelpers.AddQueryString(
            asked["redirect_uri"]!,
            new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        own.Dispose();
        foreign.Dispose();
    }

    private IResult Discovery() =>
        Results.Json(
            new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = Issuer + "/authorize",
                ["token_endpoint"] = Issuer + "/token",
                ["jwks_uri"] = Issuer + "/keys",
            }
        );

    private IResult Keys()
    {
        var key = own.ExportParameters(false);
        return Results.Json(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        alg = "RS256",
                        kid = Key,
                        n = WebEncoders.Base64UrlEncode(key.Modulus!),
                        e = WebEncoders.Base64UrlEncode(key.Exponent!),
                    },
                },
            }
        );
    }

    private IResult Agree(HttpContext http) =>
        Results.Content(
            $"<!doctype html><title>provider</title><a href=\"{System.Net.WebUtility.HtmlEncode(
                Approve(new(Issuer + http.Request.Path + http.Request.QueryString))
            )}\">agree</a>",
            "text/html"
        );

    private async Task<IResult> Redeem(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var basic = AuthenticationHeaderValue.Parse(http.Request.Headers.Authorization!).Parameter!;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(basic)).Split(':');
        var challenge = WebEncoders.Base64UrlEncode(
            SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))
        );
        return
            pair.Select(Uri.UnescapeDataString).SequenceEqual([Client, Secret])
            && form["grant_type"] == "authorization_code"
            && codes.TryRemove(form["code"].ToString(), out var asked)
            && asked.Client == Client
            && asked.Callback == form["redirect_uri"]
            && asked.Challenge == challenge
            ? Results.Json(
                new
                {
                    token_type = "Bearer",
                    access_token = "none",
                    id_token = Token(asked),
                }
            )
            : Results.BadRequest(new { error = "invalid_grant" });
    }

    private string Token(Asked asked)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Flaw == Flaw.Issuer ? "https://other.example" : Issuer,
            ["aud"] = Flaw switch
            {
                Flaw.Audience => "another-client",
                Flaw.SecondAudience => new[] { Client, "another-client" },
                _ => Client,
            },
            ["iat"] = now,
            ["nbf"] = Flaw == Flaw.NotYet ? now + 600 : now,
            ["nonce"] = Flaw == Flaw.Nonce ? "another" : asked.Nonce,
        };
        foreach (var (claim, value) in More)
        {
            claims[claim] = value;
        }

        if (Flaw != Flaw.NoSubject)
        {
            claims["sub"] = asked.Person;
        }

        if (Flaw != Flaw.NoExpiry)
        {
            claims["exp"] = now + (Flaw == Flaw.Expired ? -600 : 300);
        }

        if (Flaw == Flaw.OtherParty)
        {
            claims["azp"] = "another-client";
        }

        return Sign(claims);
    }

    private string Sign(Dictionary<string, object> claims)
    {
        var (algorithm, key) = Flaw switch
        {
            Flaw.NotSigned => ("none", Key),
            Flaw.SharedSecret => ("HS256", Key),
            Flaw.ForeignKeyOfAnotherName => ("RS256", "k2"),
            _ => ("RS256", Key),
        };
        var text = $"{Part(new { alg = algorithm, typ = "JWT", kid = key })}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = Flaw switch
        {
            Flaw.NotSigned => [],
            // The mistake that lets a public key pass for a shared secret.
            Flaw.SharedSecret => HMACSHA256.HashData(own.ExportSubjectPublicKeyInfo(), bytes),
            Flaw.ForeignKey or Flaw.ForeignKeyOfAnotherName => Signed(foreign, bytes),
            _ => Signed(own, bytes),
        };
        if (Flaw == Flaw.Altered)
        {
            claims["sub"] = claims["sub"] + "x";
            text = $"{text.Split('.')[0]}.{Part(claims)}";
        }

        return $"{text}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    private static byte[] Signed(RSA key, byte[] bytes) =>
        key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Part(object part) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(part));

    private sealed record Asked(string Client, string Callback, string Challenge, string Nonce, string Person);
}
