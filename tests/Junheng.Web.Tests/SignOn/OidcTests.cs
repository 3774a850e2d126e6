using System.Net;
using Junheng.App.Users;
using Junheng.Web.SingleSignOn;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.SignOn;

/// <summary>Whom an identity provider lets in, and what is not believed.</summary>
[Collection(SignOnUsers.Name)]
public sealed class OidcTests(SignOnHost product) : IDisposable
{
    public static TheoryData<Flaw> Flaws => [.. Enum.GetValues<Flaw>().Where(f => f != Flaw.None)];

    public void Dispose() => product.Provider.Flaw = Flaw.None;

    [Fact]
    public async Task Who_is_linked_enters_his_account_and_the_record_names_the_way()
    {
        var (_, name) = await product.Account(product.Provider.Issuer, "u-happy");
        using var browser = product.Browser();
        var back = await product.GoAndAgree(browser, "u-happy");
        using var entered = await browser.GetAsync(back);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Equal("/account", entered.Headers.Location!.ToString());
        var entry = await product.LastAudit();
        Assert.Equal(("sign-in", "统一身份认证", name), (entry.Action, entry.Why, entry.Account));
        // The one-time password, which he never needed, does not stand in the way.
        Assert.Equal(name, await SignOnHost.WhoAmI(browser));
        // The way cannot be walked twice, neither by this browser nor by another.
        await Refused(browser, back);
        using var other = product.Browser();
        await Refused(other, back);
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task A_token_that_is_not_in_order_lets_nobody_in(Flaw flaw)
    {
        var person = $"u-flaw-{flaw}";
        await product.Account(product.Provider.Issuer, person);
        await product.Account(product.Provider.Issuer, person + "x");
        using var browser = product.Browser();
        var back = await product.GoAndAgree(browser, person);
        product.Provider.Flaw = flaw;
        await Refused(browser, back);
        Assert.Null(await SignOnHost.WhoAmI(browser));
        product.Provider.Flaw = Flaw.None;
        using var entered = await browser.GetAsync(await product.GoAndAgree(browser, person));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Fact]
    public async Task An_answer_of_another_state_browser_or_issuer_is_refused()
    {
        await product.Account(product.Provider.Issuer, "u-state");
        using var browser = product.Browser();
        var back = await product.GoAndAgree(browser, "u-state");
        using var other = product.Browser();
        // Another browser that is on a journey of its own.
        await product.GoAndAgree(other, "u-state");
        await Refused(other, back);
        await Refused(browser, back.Replace("state=", "state=x", StringComparison.Ordinal));
        back = await product.GoAndAgree(browser, "u-state");
        await Refused(browser, back + "&iss=https%3A%2F%2Fother.example");
        back = await product.GoAndAgree(browser, "u-state");
        await Refused(browser, back.Replace("code=", "error=access_denied&not=", StringComparison.Ordinal));
        Assert.Null(await SignOnHost.WhoAmI(browser));
        Assert.Null(await SignOnHost.WhoAmI(other));
    }

    [Fact]
    public async Task A_code_is_redeemed_once_even_if_somebody_kept_the_cookie()
    {
        await product.Account(product.Provider.Issuer, "u-code");
        using var browser = product.Browser();
        product.Provider.Person = "u-code";
        using var away = await browser.GetAsync(Links.Oidc);
        var cookie = away.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var back = product.Provider.Approve(away.Headers.Location!);
        using var entered = await browser.GetAsync(back);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        using var thief = product.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        await Refused(thief, back);
        thief.DefaultRequestHeaders.Remove("Cookie");
        thief.DefaultRequestHeaders.Add("Cookie", cookie[..^4] + "AAAA");
        await Refused(thief, back);
    }

    [Fact]
    public async Task Who_is_unknown_closed_or_locked_is_refused_in_the_same_words_and_no_account_is_made()
    {
        var (closed, _) = await product.Account(product.Provider.Issuer, "u-closed");
        var (locked, _) = await product.Account(product.Provider.Issuer, "u-locked");
        await product.Bar(closed, close: true);
        await product.Bar(locked, close: false);
        foreach (var person in new[] { "u-unknown", "u-closed", "u-locked" })
        {
            using var browser = product.Browser();
            var said = await Refused(browser, await product.GoAndAgree(browser, person));
            Assert.Contains(SignInLinked.Refused, said, StringComparison.Ordinal);
            var entry = await product.LastAudit();
            Assert.Equal("refuse-sign-in", entry.Action);
            Assert.StartsWith("统一身份认证：", entry.Subject, StringComparison.Ordinal);
            Assert.DoesNotContain(person, entry.Subject, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_on_to_another_site(string back)
    {
        await product.Account(product.Provider.Issuer, "u-back" + back);
        using var browser = product.Browser();
        using var entered = await browser.GetAsync(await product.GoAndAgree(browser, "u-back" + back, back));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Equal("/", entered.Headers.Location!.ToString());
        using var page = await browser.GetAsync($"{Links.SignIn}?back={Uri.EscapeDataString(back)}");
        Assert.DoesNotContain(
            "evil",
            (await Reader.Page(page)).QuerySelector("a[href^='" + Links.Oidc + "']")!.OuterHtml
        );
    }

    [Fact]
    public async Task An_identity_opens_one_account_and_none_once_it_is_unlinked()
    {
        var (id, name) = await product.Account(product.Provider.Issuer, "u-link");
        var (second, _) = await product.Account();
        Assert.False((await product.Link(second, product.Provider.Issuer, "u-link")).Ok);
        using var browser = product.Browser();
        (await browser.GetAsync(await product.GoAndAgree(browser, "u-link"))).Dispose();
        Assert.Equal(name, await SignOnHost.WhoAmI(browser));
        Assert.True((await product.Link(id, null, null)).Ok);
        Assert.Null(await SignOnHost.WhoAmI(browser));
        await Refused(browser, await product.GoAndAgree(browser, "u-link"));
        Assert.True((await product.Link(second, product.Provider.Issuer, "u-link")).Ok);
    }

    /// <summary>Comes back and is refused: no session, no journey left; what the page says.</summary>
    private static async Task<string> Refused(HttpClient browser, string back)
    {
        using var answer = await browser.GetAsync(back);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join('\n', set) : "";
        Assert.DoesNotContain(OpenSession.Cookie, cookies, StringComparison.Ordinal);
        Assert.Contains(Journey.Cookie + "=;", cookies, StringComparison.Ordinal);
        return (await Reader.Page(answer)).QuerySelector("[role=alert]")!.TextContent;
    }
}
