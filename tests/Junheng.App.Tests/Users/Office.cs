using Junheng.App.Data;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.App.Tests.Users;

/// <summary>The use cases of accounts over a test's database, each call in a scope of its own, as in a request.</summary>
internal sealed class Office : IDisposable
{
    public const string Password = "biao-ti-7-qian-xi";

    private readonly ServiceProvider services;

    public Office(TestDb test, int rounds = 1_000)
    {
        var all = new ServiceCollection();
        all.AddLogging();
        all.AddSingleton<TimeProvider>(test.Clock);
        all.AddSingleton(new SessionRules());
        all.AddDbContextFactory<Db>(o => Db.Use(o, test.Setting));
        all.AddUsers();
        // Many sign in here: what a hash costs is measured elsewhere.
        all.Configure<PasswordHasherOptions>(o => o.IterationCount = rounds);
        services = all.BuildServiceProvider();
    }

    /// <summary>Calls a use case as somebody.</summary>
    public async Task<TResult> As<TUseCase, TResult>(Access access, Func<TUseCase, Task<TResult>> call)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Db>().Access = access;
        return await call(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>The session a password opens; null if it opens none.</summary>
    public async Task<string?> SignIn(string name, string password)
    {
        var outcome = await As<SignIn, Outcome<SignIn.Result>>(
            Access.Nobody,
            s => s.Handle(new(name, password, new("10.1.2.3", "浏览器")))
        );
        return outcome.Ok ? outcome.Value!.Key : null;
    }

    /// <summary>What a session gives.</summary>
    public Task<Access?> Open(string key) => As<OpenSession, Access?>(Access.Nobody, o => o.Handle(key, "10.1.2.3"));

    /// <summary>A unit below the county's, made if need be.</summary>
    public async Task<long> Unit(Access by, UnitLevel level, string name, string code = "")
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Access = by;
        var county = await db.OrgUnits.SingleAsync(u => u.Level == UnitLevel.County);
        var made = await scope
            .ServiceProvider.GetRequiredService<CreateUnit>()
            .Handle(new(county.Id, level, name, code));
        Assert.Equal([], made.Mistakes);
        return made.Value;
    }

    /// <summary>The number of the county's own unit.</summary>
    public async Task<long> CountyUnit(Access by)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Access = by;
        return await db.OrgUnits.Where(u => u.Level == UnitLevel.County).Select(u => u.Id).SingleAsync();
    }

    /// <summary>An account with a password of its own, in a post.</summary>
    public async Task<(long Account, long Post)> Account(Access by, string county, string name, long unit, Role role)
    {
        var made = await As<CreateAccount, Outcome<CreateAccount.Result>>(by, c => c.Handle(new(county, name)));
        Assert.Equal([], made.Mistakes);
        var post = await As<CreatePost, Outcome<long>>(by, c => c.Handle(new(unit, role, $"{name}岗")));
        Assert.Equal([], post.Mistakes);
        var appointed = await As<Appoint, Outcome>(by, a => a.Handle(new(post.Value, made.Value!.Id, "")));
        Assert.Equal([], appointed.Mistakes);
        var key = await SignIn(name, made.Value!.Password);
        var own = await Open(key!);
        var changed = await As<ChangePassword, Outcome>(
            own!,
            c => c.Handle(new(made.Value.Password, Password, Password))
        );
        Assert.Equal([], changed.Mistakes);
        return (made.Value.Id, post.Value);
    }

    public void Dispose() => services.Dispose();
}
