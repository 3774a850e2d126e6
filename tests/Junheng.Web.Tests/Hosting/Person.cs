using System.Net;
using Junheng.App.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Hosting;

/// <summary>Somebody with an account of his own, who signs in by the pages, with or without a telephone.</summary>
public sealed class Person(Host host, long id, string name) : IDisposable
{
    public const string Password = "wo-de-mi-ma-2026";

    private const int Step = 30;

    private string secret = "";
    private long last;

    public long Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The browser he uses; each sign-in begins with a new one.</summary>
    public Reader Browser { get; private set; } = host.Stranger();

    /// <summary>Recovery codes, as he has written them down.</summary>
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    /// <summary>The secret in his telephone.</summary>
    public string Secret => secret;

    /// <summary>Opens an account and takes a password of its own.</summary>
    public static async Task<Person> Come(Host host, string county)
    {
        await using var scope = host.Scope();
        var made = await scope
            .ServiceProvider.GetRequiredService<CreateAccount>()
            .Handle(new(county, $"p{Guid.NewGuid():N}"[..20]));
        var person = new Person(host, made.Value!.Id, made.Value.Name);
        using var entered = await person.Enter(made.Value.Password);
        using var changed = await person.Browser.Post(
            Links.Account + "?handler=Password",
            ("old", made.Value.Password),
            ("fresh", Password),
            ("again", Password)
        );
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        return person;
    }

    /// <summary>Gives name and password in a new browser.</summary>
    public async Task<HttpResponseMessage> Enter(string password = Password)
    {
        Browser.Dispose();
        Browser = host.Stranger();
        return await Browser.Post(Links.SignIn, ("Name", Name), ("Password", password));
    }

    /// <summary>Gives a code on the second page.</summary>
    public Task<HttpResponseMessage> Give(string code) => Browser.Post(Links.SignInCode(""), ("code", code));

    /// <summary>Sets up the second factor.</summary>
    public async Task TurnOn()
    {
        var key = await Scan();
        using var on = await Confirm(key, await FreshCode());
        Assert.Equal(HttpStatusCode.OK, on.StatusCode);
        Recovery = [.. (await Reader.Page(on)).QuerySelectorAll("ol.recovery code").Select(c => c.TextContent)];
    }

    /// <summary>Takes the secret into the telephone; what the form carries.</summary>
    public async Task<string> Scan()
    {
        using var offered = await Browser.Post(Links.SecondFactor + "?handler=Offer");
        var page = await Reader.Page(offered);
        secret = page.QuerySelector(".secret code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.StartsWith(
            "data:image/svg+xml",
            page.QuerySelector("img.qr")!.GetAttribute("src"),
            StringComparison.Ordinal
        );
        return page.QuerySelector("input[name=key]")!.GetAttribute("value")!;
    }

    public Task<HttpResponseMessage> Confirm(string key, string code) =>
        Browser.Post(Links.SecondFactor + "?handler=On", ("key", key), ("password", Password), ("code", code));

    /// <summary>A code not used before, early enough in its half minute not to run out on the way.</summary>
    public async Task<string> FreshCode()
    {
        var clock = host.Services.GetRequiredService<TimeProvider>();
        while (clock.GetUtcNow().ToUnixTimeSeconds() % Step > Step / 2)
        {
            await Task.Delay(500);
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Step;
        last = Math.Max(last + 1, now - 1);
        Assert.True(last <= now + 1, "The codes of this time are used up.");
        return Authenticator.CodeAt(secret, DateTimeOffset.FromUnixTimeSeconds(last * Step).UtcDateTime);
    }

    /// <summary>Whether his browser is signed in.</summary>
    public async Task<bool> IsIn()
    {
        using var answer = await Browser.Get(Links.Account);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    public void Dispose() => Browser.Dispose();
}
