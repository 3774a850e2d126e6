using System.Net;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>二次验证: set up, asked for, guessed at, lost.</summary>
[Collection(ProductUsers.Name)]
public sealed class SecondFactorTests(Product product)
{
    [Fact]
    public async Task A_second_factor_counts_once_confirmed_and_each_code_opens_one_session()
    {
        using var person = await Person.Come(product.Host, Addresses.Demo);
        var key = await person.Scan();
        using (var wrong = await person.Confirm(key, "000000"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using (var still = await person.Enter())
        {
            Assert.Equal("/", still.Headers.Location!.ToString());
        }

        await person.TurnOn();
        Assert.Equal(10, person.Recovery.Count);
        Assert.True(await person.IsIn());

        // The right password alone opens nothing.
        using (var half = await person.Enter())
        {
            Assert.Equal(Links.SignInCode(""), half.Headers.Location!.ToString());
        }

        Assert.False(await person.IsIn());
        var code = await person.FreshCode();
        using (var whole = await person.Give(code))
        {
            Assert.Equal("/", whole.Headers.Location!.ToString());
        }

        Assert.True(await person.IsIn());
        await NothingIsPlain(person);

        // Somebody who has seen password and code comes too late.
        await person.Enter();
        using (var again = await person.Give(code))
        {
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        }

        Assert.False(await person.IsIn());
        using (var next = await person.Give(person.Recovery[3].ToUpperInvariant()))
        {
            Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
        }

        Assert.True(await person.IsIn());
        await person.Enter();
        using (var used = await person.Give(person.Recovery[3]))
        {
            Assert.Equal(HttpStatusCode.BadRequest, used.StatusCode);
        }

        using (var other = await person.Give(person.Recovery[4]))
        {
            Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
        }

        // Off again: by password and code, not by one of them.
        var off = Links.SecondFactor + "?handler=Off";
        using (var half = await person.Browser.Post(off, ("password", "falsch"), ("code", person.Recovery[5])))
        {
            Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        }

        using (var done = await person.Browser.Post(off, ("password", Person.Password), ("code", person.Recovery[5])))
        {
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }

        using var single = await person.Enter();
        Assert.Equal("/", single.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_for_right_ones_too()
    {
        using var person = await Person.Come(product.Host, Addresses.Demo);
        await person.TurnOn();
        await person.Enter();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await person.Give("12345" + i);
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using (var right = await person.Give(person.Recovery[0]))
        {
            Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
        }

        using var entered = await person.Enter();
        Assert.Equal(HttpStatusCode.BadRequest, entered.StatusCode);
    }

    [Fact]
    public async Task The_security_officer_removes_it_with_a_reason_and_another_countys_cannot()
    {
        using var person = await Person.Come(product.Host, Addresses.Demo);
        await person.TurnOn();
        var remove = Links.AccountOf(person.Id) + "?handler=RemoveFactor";
        using var stranger = product.Host.Reader(Role.SecurityAdmin, Neighbour.Code);
        using (var refused = await stranger.Post(remove, ("why", "手机丢失")))
        {
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var officer = product.Host.Reader(Role.SecurityAdmin, Addresses.Demo);
        using (var bare = await officer.Post(remove, ("why", " ")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        }

        // Who stands between password and code begins anew as well.
        await person.Enter();
        using (var done = await officer.Post(remove, ("why", "手机丢失，已当面核对")))
        {
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }

        using (var late = await person.Give(person.Recovery[0]))
        {
            Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        }

        using var single = await person.Enter();
        Assert.Equal("/", single.Headers.Location!.ToString());
        Assert.Contains(
            "手机丢失，已当面核对",
            (await officer.Page(Links.AccountOf(person.Id))).Body!.TextContent,
            default
        );
    }

    [Fact]
    public async Task A_role_that_needs_one_does_nothing_before_it_is_set_up()
    {
        await using var host = new Host(demo: false, listen: false);
        await using var strict = host.WithWebHostBuilder(b => b.UseSetting("RequireSecondFactor", "AuditAdmin"));
        foreach (
            var (role, page, to) in new[]
            {
                (Role.AuditAdmin, Links.Audit, Links.SecondFactor),
                (Role.SecurityAdmin, Links.Accounts, null),
            }
        )
        {
            using var http = strict.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
            http.DefaultRequestHeaders.Add("Cookie", $"{OpenSession.Cookie}={host.Key(role)}");
            using var answer = await http.GetAsync(page);
            Assert.Equal(to, answer.Headers.Location?.ToString());
            using var own = await http.GetAsync(Links.SecondFactor);
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        }
    }

    /// <summary>The database tells neither secret nor codes, and the record neither them nor what is kept of them.</summary>
    private async Task NothingIsPlain(Person person)
    {
        await using var scope = product.Host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == person.Id);
        Assert.DoesNotContain(person.Secret, account.Authenticator, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Recovery[0], account.RecoveryCodes, StringComparison.Ordinal);
        var changes = await db.ProcessChanges.Where(c => c.Key == person.Name).ToListAsync();
        Assert.Contains(changes, c => c is { Property: "two_factor", New: "true" });
        string[] hidden =
        [
            person.Secret,
            account.Authenticator!,
            .. person.Recovery,
            .. account.RecoveryCodes.Split('\n'),
        ];
        Assert.DoesNotContain(changes, c => hidden.Any(h => $"{c.Old} {c.New}".Contains(h, StringComparison.Ordinal)));
    }
}
