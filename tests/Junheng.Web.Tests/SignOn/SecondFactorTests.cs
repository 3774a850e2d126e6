using System.Net;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.SingleSignOn;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.SignOn;

/// <summary>The product's own second factor is asked of whom others vouch for too, unless they have asked for one.</summary>
[Collection(SignOnUsers.Name)]
public sealed class SecondFactorTests(SignOnHost product) : IDisposable
{
    public void Dispose() => product.Provider.More.Clear();

    [Fact]
    public async Task An_account_with_a_second_factor_is_asked_for_it_after_the_identity_provider()
    {
        var (id, name) = await product.Account(product.Provider.Issuer, "u-two");
        var (secret, _) = await TurnOn(id);
        using var browser = product.Browser();
        Assert.Equal(Links.SignInCode("/account"), await Enter(browser, "u-two"));
        Assert.Null(await SignOnHost.WhoAmI(browser));
        using (var wrong = await Give(browser, "000000"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        Assert.Null(await SignOnHost.WhoAmI(browser));
        using (var right = await Give(browser, Code(secret)))
        {
            Assert.Equal("/account", right.Headers.Location!.ToString());
        }

        Assert.Equal(name, await SignOnHost.WhoAmI(browser));
        Assert.Equal(("sign-in", "统一身份认证"), await Last());

        // Unlinked, what was shown at the provider opens nothing any more, also with a code.
        using var late = product.Browser();
        Assert.Equal(Links.SignInCode("/account"), await Enter(late, "u-two"));
        Assert.True((await product.Link(id, null, null)).Ok);
        using var refused = await Give(late, Code(secret, +1));
        Assert.NotEqual(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Null(await SignOnHost.WhoAmI(late));
    }

    [Theory]
    [InlineData("amr", "mfa", true)]
    [InlineData("acr", "urn:test:two", true)]
    [InlineData("amr", "pwd", false)]
    [InlineData("acr", "mfa", false)]
    public async Task A_token_that_tells_of_two_factors_stands_for_the_products_own(
        string claim,
        string value,
        bool counts
    )
    {
        var person = $"u-{claim}-{value}";
        var (id, name) = await product.Account(product.Provider.Issuer, person);
        await TurnOn(id);
        product.Provider.More[claim] = claim == "amr" ? new[] { "user", value } : value;
        using var browser = product.Browser();
        Assert.Equal(counts ? "/account" : Links.SignInCode("/account"), await Enter(browser, person));
        Assert.Equal(counts ? name : null, await SignOnHost.WhoAmI(browser));
    }

    [Fact]
    public async Task A_role_that_needs_one_sets_it_up_first_without_a_password_unless_the_token_tells_of_one()
    {
        var (id, _) = await product.Account(product.Provider.Issuer, "u-audit");
        await Appoint(id);
        using var browser = product.Browser();
        Assert.Equal("/account", await Enter(browser, "u-audit"));
        using (var away = await browser.GetAsync(Links.Audit))
        {
            Assert.Equal(Links.SecondFactor, away.Headers.Location!.ToString());
        }

        using (var offered = await Post(browser, Links.SecondFactor + "?handler=Offer"))
        {
            var page = await Reader.Page(offered);
            Assert.Null(page.QuerySelector("input[type=password]"));
            var secret = page.QuerySelector(".secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
            var key = page.QuerySelector("input[name=key]")!.GetAttribute("value")!;
            using var on = await Post(
                browser,
                Links.SecondFactor + "?handler=On",
                ("key", key),
                ("code", Code(secret))
            );
            Assert.Equal(HttpStatusCode.OK, on.StatusCode);
        }

        using (var open = await browser.GetAsync(Links.Audit))
        {
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        }

        var (other, _) = await product.Account(product.Provider.Issuer, "u-audit-two");
        await Appoint(other);
        product.Provider.More["amr"] = new[] { "mfa" };
        using var proved = product.Browser();
        await Enter(proved, "u-audit-two");
        using var at = await proved.GetAsync(Links.Audit);
        Assert.Equal(HttpStatusCode.OK, at.StatusCode);
    }

    [Fact]
    public async Task A_gateway_whose_sign_in_is_not_set_to_count_is_asked_too()
    {
        var (id, name) = await product.Account(ExternalSubject.Gateway, "g-two-factors");
        var (secret, _) = await TurnOn(id);
        using var browser = product.Browser(gateway: true);
        browser.DefaultRequestHeaders.Add(SignOnHost.Header, "g-two-factors");
        using (var away = await browser.GetAsync(Links.Account))
        {
            Assert.Equal(Links.SignInCode(Links.Account), away.Headers.Location!.ToString());
        }

        using (var right = await Give(browser, Code(secret)))
        {
            Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        }

        Assert.Equal(name, await SignOnHost.WhoAmI(browser));
        Assert.Equal(("sign-in", "政务网关"), await Last());
    }

    [Theory]
    [InlineData("mfa")]
    [InlineData("amr=")]
    [InlineData("amr=mfa, =x")]
    public void A_claim_that_is_half_named_stops_the_start(string setting)
    {
        IConfiguration Of(string value) =>
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new("OpenIdConnect:Authority", "https://provider.example"),
                    new("OpenIdConnect:ClientId", "a"),
                    new("OpenIdConnect:SecondFactor", value),
                    new("Gateway:Header", "X-User"),
                    new("Gateway:Addresses", "10.0.0.1"),
                    new("Gateway:SecondFactor", "true"),
                ])
                .Build();
        Assert.Throws<InvalidOperationException>(() => OidcSettings.Of(Of(setting)));
        Assert.Equal("amr=mfa", OidcSettings.Of(Of("amr=mfa")).SecondFactor);
        Assert.True(Gateway.Of(Of("")).SecondFactor);
    }

    private async Task<string> Enter(HttpClient browser, string person)
    {
        using var entered = await browser.GetAsync(await product.GoAndAgree(browser, person));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return entered.Headers.Location!.ToString();
    }

    private static Task<HttpResponseMessage> Give(HttpClient browser, string code) =>
        Post(browser, Links.SignInCode("/account"), ("code", code));

    private static async Task<HttpResponseMessage> Post(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = await browser.GetAsync(path.Split("?handler")[0]);
        var token = (await Reader.Page(form))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        return await browser.PostAsync(
            path,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ])
        );
    }

    /// <summary>The code of the time, or of a step beside it, which a clock that is off is granted.</summary>
    private string Code(string secret, int steps = 0) =>
        Authenticator.CodeAt(
            secret,
            product.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddSeconds(30 * steps)
        );

    /// <summary>Gives an account a second factor.</summary>
    private async Task<(string Secret, long Id)> TurnOn(long id)
    {
        await using var scope = product.Host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var factor = scope.ServiceProvider.GetRequiredService<SecondFactor>();
        var secret = Authenticator.MakeSecret();
        await db
            .Accounts.Where(a => a.Id == id)
            .ExecuteUpdateAsync(s =>
                s.SetProperty(a => a.TwoFactor, true).SetProperty(a => a.Authenticator, factor.Seal(id, secret))
            );
        return (secret, id);
    }

    private async Task Appoint(long account)
    {
        await using var scope = product.Host.Scope();
        var services = scope.ServiceProvider;
        var unit = await services
            .GetRequiredService<Db>()
            .OrgUnits.Where(u => u.Level == UnitLevel.Nation)
            .Select(u => u.Id)
            .FirstAsync();
        var post = await services
            .GetRequiredService<CreatePost>()
            .Handle(new(unit, Role.AuditAdmin, $"审计岗{account}"));
        Assert.Equal([], post.Mistakes);
        Assert.Equal([], (await services.GetRequiredService<Appoint>().Handle(new(post.Value, account, ""))).Mistakes);
    }

    private async Task<(string Action, string Why)> Last()
    {
        var entry = await product.LastAudit();
        return (entry.Action, entry.Why);
    }
}
