using System.Net;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.SignOn;

/// <summary>Whoever tries one sign-in after the other has to wait, and nobody else with him.</summary>
public sealed class SignInLimitTests
{
    private const int Most = 3;

    [Fact]
    public async Task An_address_that_tries_too_often_is_turned_away_and_others_are_not()
    {
        await using var host = new Host(
            demo: false,
            listen: true,
            ("SignInsAMinute", $"{Most}"),
            ("TrustedProxies", "127.0.0.1")
        );
        using var stranger = host.Stranger();
        for (var i = 0; i < Most; i++)
        {
            using var tried = await stranger.Post(Links.SignIn, ("Name", $"nobody{i}"), ("Password", "bu-zhi-dao-9"));
            Assert.Equal(HttpStatusCode.BadRequest, tried.StatusCode);
        }

        using var over = await stranger.Post(Links.SignIn, ("Name", "nobody"), ("Password", "bu-zhi-dao-9"));
        Assert.Equal(HttpStatusCode.TooManyRequests, over.StatusCode);
        Assert.Contains("请一分钟后再试", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // To look at the page is no try.
        using var seen = await stranger.Get(Links.SignIn);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var form = new FormUrlEncodedContent([new("Name", "nobody"), new("Password", "bu-zhi-dao-9")]);
        using var other = await http.PostAsync(host.Address + Links.SignIn, form);
        // It has no token, and is told so.
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }
}
