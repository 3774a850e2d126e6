using System.Net;
using System.Net.Sockets;
using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.SingleSignOn;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.SignOn;

/// <summary>The product with an identity provider and a gateway: what comes from 127.0.0.2 came through the gateway.</summary>
public sealed class SignOnHost : IAsyncLifetime
{
    public const string Header = "X-Gateway-User";
    private int count;

    internal TestProvider Provider { get; private set; } = null!;

    public Host Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Provider = await TestProvider.Start();
        Host = new(
            demo: false,
            listen: true,
            ("OpenIdConnect:Authority", Provider.Issuer),
            ("OpenIdConnect:ClientId", TestProvider.Client),
            ("OpenIdConnect:ClientSecret", TestProvider.Secret),
            ("OpenIdConnect:SecondFactor", "amr=mfa, acr=urn:test:two"),
            ("RequireSecondFactor", nameof(Role.AuditAdmin)),
            ("Gateway:Header", Header),
            ("Gateway:Addresses", "127.0.0.2, 10.20.0.0/16"),
            ("TrustedProxies", "127.0.0.1"),
            // Quick tests are a busy office: more than its people ever do.
            ("SignInsAMinute", "1000")
        );
        Provider.Clock = Host.Services.GetRequiredService<TimeProvider>();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>A new account, linked where somebody is said to vouch for it: its id and sign-in name.</summary>
    public async Task<(long Id, string Name)> Account(string? provider = null, string? person = null)
    {
        await using var scope = Host.Scope();
        var services = scope.ServiceProvider;
        var made = await services
            .GetRequiredService<CreateAccount>()
            .Handle(new(AuditEntry.Installation, $"person{Interlocked.Increment(ref count)}"));
        Assert.True(made.Ok, string.Join(' ', made.Mistakes));
        if (provider is not null)
        {
            Assert.True((await Link(made.Value!.Id, provider, person)).Ok);
        }

        return (made.Value!.Id, made.Value.Name);
    }

    /// <summary>Links an account, or undoes its link.</summary>
    public async Task<Outcome> Link(long account, string? provider, string? person)
    {
        await using var scope = Host.Scope();
        return await scope
            .ServiceProvider.GetRequiredService<LinkSubject>()
            .Handle(new(account, provider, person, "测试"));
    }

    /// <summary>Closes or locks an account.</summary>
    public async Task Bar(long account, bool close)
    {
        await using var scope = Host.Scope();
        var services = scope.ServiceProvider;
        if (close)
        {
            Assert.True((await services.GetRequiredService<CloseAccount>().Handle(new(account, true, "测试"))).Ok);
            return;
        }

        var name = await services
            .GetRequiredService<Db>()
            .Accounts.Where(a => a.Id == account)
            .Select(a => a.Name)
            .SingleAsync();
        for (var i = 0; i < services.GetRequiredService<SessionRules>().MostFailures; i++)
        {
            await services.GetRequiredService<SignIn>().Handle(new(name, "wrong", new("127.0.0.1", "test")));
        }
    }

    /// <summary>The newest entry of the audit record.</summary>
    public async Task<AuditEntry> LastAudit()
    {
        await using var scope = Host.Scope();
        return await scope
            .ServiceProvider.GetRequiredService<Db>()
            .AuditEntries.Where(e => e.CountyCode == AuditEntry.Installation)
            .OrderByDescending(e => e.Number)
            .FirstAsync();
    }

    /// <summary>A browser with cookies of its own that follows no redirect.</summary>
    /// <param name="gateway">Whether it comes through the gateway.</param>
    public HttpClient Browser(bool gateway = false)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (gateway)
        {
            handler.ConnectCallback = async (context, cancel) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
                return new NetworkStream(socket, ownsSocket: true);
            };
        }

        return new(handler) { BaseAddress = new(Host.Address) };
    }

    /// <summary>The sign-in name on the page of one's own account; null for somebody who has to sign in first.</summary>
    public static async Task<string?> WhoAmI(HttpClient browser, string? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Links.Account);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation(Header, header);
        }

        using var answer = await browser.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            Assert.StartsWith(Links.SignIn, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            return null;
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await Reader.Page(answer)).QuerySelector("dl.card-list dd")!.TextContent;
    }

    /// <summary>Sets out for the provider and agrees there: the address to come back to.</summary>
    public async Task<string> GoAndAgree(HttpClient browser, string person, string back = "/account")
    {
        Provider.Person = person;
        using var away = await browser.GetAsync($"{Links.Oidc}?back={Uri.EscapeDataString(back)}");
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        var cookie = Assert.Single(away.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(Journey.Cookie, cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(Provider.Issuer, away.Headers.Location!.ToString(), StringComparison.Ordinal);
        return Provider.Approve(away.Headers.Location!);
    }
}

[CollectionDefinition(Name)]
public sealed class SignOnUsers : ICollectionFixture<SignOnHost>
{
    public const string Name = "single sign-on";
}
