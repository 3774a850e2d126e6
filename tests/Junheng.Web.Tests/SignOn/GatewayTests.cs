using Junheng.App.Users;
using Junheng.Web.SingleSignOn;
using Microsoft.Extensions.Configuration;

namespace Junheng.Web.Tests.SignOn;

/// <summary>Whose word about who somebody is is believed.</summary>
[Collection(SignOnUsers.Name)]
public sealed class GatewayTests(SignOnHost product)
{
    [Fact]
    public async Task Who_comes_through_the_gateway_enters_his_account_and_the_record_names_the_way()
    {
        var (_, name) = await product.Account(ExternalSubject.Gateway, "g-happy");
        using var browser = product.Browser(gateway: true);
        Assert.Equal(name, await SignOnHost.WhoAmI(browser, "g-happy"));
        var entry = await product.LastAudit();
        Assert.Equal(("sign-in", "政务网关", name), (entry.Action, entry.Why, entry.Account));
        // The session goes on, no second one is opened.
        Assert.Equal(name, await SignOnHost.WhoAmI(browser, "g-happy"));
        Assert.Equal(entry.Number, (await product.LastAudit()).Number);
    }

    [Fact]
    public async Task From_anywhere_else_the_header_is_nobodys_word()
    {
        await product.Account(ExternalSubject.Gateway, "g-forged");
        using var browser = product.Browser();
        Assert.Null(await SignOnHost.WhoAmI(browser, "g-forged"));
        // What a proxy says of the client does not make the connection the gateway's.
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.2");
        Assert.Null(await SignOnHost.WhoAmI(browser, "g-forged"));
    }

    [Fact]
    public async Task Two_people_one_after_the_other_at_one_browser_do_not_mix()
    {
        var (_, first) = await product.Account(ExternalSubject.Gateway, "g-first");
        var (_, second) = await product.Account(ExternalSubject.Gateway, "g-second");
        using var browser = product.Browser(gateway: true);
        Assert.Equal(first, await SignOnHost.WhoAmI(browser, "g-first"));
        Assert.Equal(second, await SignOnHost.WhoAmI(browser, "g-second"));
        Assert.Equal(first, await SignOnHost.WhoAmI(browser, "g-first"));
        // Whom the gateway does not know is nobody, and nothing of the last one is left.
        Assert.Null(await SignOnHost.WhoAmI(browser, "g-stranger"));
        Assert.Null(await SignOnHost.WhoAmI(browser));
    }

    [Fact]
    public async Task A_session_of_the_gateway_is_over_without_its_word()
    {
        var (_, name) = await product.Account(ExternalSubject.Gateway, "g-over");
        using var browser = product.Browser(gateway: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, Links.Account);
        request.Headers.Add(SignOnHost.Header, "g-over");
        using var answer = await browser.SendAsync(request);
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith(OpenSession.Cookie, StringComparison.Ordinal))
            .Split(';')[0];
        // Taken elsewhere, the cookie opens nothing.
        using var thief = product.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Null(await SignOnHost.WhoAmI(thief, "g-over"));
        Assert.Equal(name, await SignOnHost.WhoAmI(browser, "g-over"));
        Assert.Null(await SignOnHost.WhoAmI(browser));
        // It was ended then, not passed over: the old cookie is of no use any more.
        using var late = product.Browser(gateway: true);
        late.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Null(await SignOnHost.WhoAmI(late));
    }

    [Theory]
    [InlineData("g-two, g-other")]
    [InlineData("g-other,g-two")]
    [InlineData("")]
    [InlineData("G-TWO")]
    public async Task A_header_that_names_nobody_or_several_opens_nothing(string header)
    {
        await product.Link((await product.Account()).Id, ExternalSubject.Gateway, "g-two");
        using var browser = product.Browser(gateway: true);
        Assert.Null(await SignOnHost.WhoAmI(browser, header));
    }

    [Fact]
    public async Task Closed_or_unlinked_nobody_enters_and_the_page_says_whom_the_gateway_saw()
    {
        var (id, _) = await product.Account(ExternalSubject.Gateway, "g-closed");
        await product.Bar(id, close: true);
        using var browser = product.Browser(gateway: true);
        Assert.Null(await SignOnHost.WhoAmI(browser, "g-closed"));
        Assert.Equal("refuse-sign-in", (await product.LastAudit()).Action);
        using var request = new HttpRequestMessage(HttpMethod.Get, Links.SignIn);
        request.Headers.Add(SignOnHost.Header, "g-closed");
        using var page = await browser.SendAsync(request);
        Assert.Contains("“g-closed”", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-User", "")]
    [InlineData("", "10.0.0.1")]
    [InlineData("X User", "10.0.0.1")]
    [InlineData("X-User", "gateway.example")]
    public void Half_or_wrong_settings_stop_the_start(string header, string addresses)
    {
        Assert.Throws<InvalidOperationException>(() => Gateway.Of(Settings(header, addresses)));
        Assert.True(Gateway.Of(Settings("X-User", "10.0.0.1,10.1.0.0/16")).IsOn);
        Assert.False(Gateway.Of(Settings("", "")).IsOn);
    }

    [Theory]
    [InlineData("http://provider.example", "a")]
    [InlineData("https://provider.example", "")]
    [InlineData("", "a")]
    [InlineData("provider", "a")]
    public void An_identity_provider_that_is_half_named_or_not_reached_safely_stops_the_start(string at, string client)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("OpenIdConnect:Authority", at), new("OpenIdConnect:ClientId", client)])
            .Build();
        Assert.Throws<InvalidOperationException>(() => OidcSettings.Of(settings));
    }

    private static IConfiguration Settings(string header, string addresses) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("Gateway:Header", header), new("Gateway:Addresses", addresses)])
            .Build();
}
