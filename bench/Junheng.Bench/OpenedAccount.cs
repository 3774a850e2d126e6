using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Bench;

/// <summary>
/// Accounts for tests and benchmarks, made and signed in by the product's own use cases. Only the post is put in place
/// directly, so that a role can also be had over several counties at once.
/// </summary>
internal static class OpenedAccount
{
    /// <summary>Signs in under a new account; the key for the cookie of the session.</summary>
    /// <param name="setting">The database.</param>
    /// <param name="clock">The clock of the product that runs on it.</param>
    /// <param name="post">Name of the post.</param>
    /// <param name="role">Its role.</param>
    /// <param name="division">Division code of its unit; empty reaches everything.</param>
    /// <param name="school">The school, for a post in one.</param>
    /// <param name="unit">A department or township of the county, for a post in one; it is there already.</param>
    public static async Task<string> Of(
        string setting,
        TimeProvider clock,
        string post,
        Role role,
        string division = "",
        string? school = null,
        string? unit = null
    )
    {
        await using var services = Services(setting, clock);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        db.Access = Access.Program("测试账号");
        var postId = await Post(db, clock, post, role, division, school, unit);
        var county = division.Length == 6 ? division : AuditEntry.Installation;
        var name = $"t{Guid.NewGuid():N}"[..20];
        var account = Value(await scope.ServiceProvider.GetRequiredService<CreateAccount>().Handle(new(county, name)));
        Check(await scope.ServiceProvider.GetRequiredService<Appoint>().Handle(new(postId, account.Id, "")));
        var key = Value(
            await scope
                .ServiceProvider.GetRequiredService<SignIn>()
                .Handle(new(name, account.Password, new("127.0.0.1", "test")))
        ).Key;
        db.ChangeTracker.Clear();
        db.Access = (await scope.ServiceProvider.GetRequiredService<OpenSession>().Handle(key, "127.0.0.1"))!;
        const string Own = "biao-ti-7-qian-xi";
        Check(await scope.ServiceProvider.GetRequiredService<ChangePassword>().Handle(new(account.Password, Own, Own)));
        return key;
    }

    private static ServiceProvider Services(string setting, TimeProvider clock)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddSingleton(new SessionRules());
        services.AddDbContextFactory<Db>(o => Db.Use(o, setting));
        services.AddUsers();
        // Nobody guesses at these passwords; what a real hash costs is no part of what is tested here.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        return services.BuildServiceProvider();
    }

    private static async Task<long> Post(
        Db db,
        TimeProvider clock,
        string name,
        Role role,
        string division,
        string? school,
        string? below
    )
    {
        var level =
            school is not null ? UnitLevel.School
            : division.Length == 6 ? UnitLevel.County
            : division.Length == 4 ? UnitLevel.City
            : division.Length == 2 ? UnitLevel.Province
            : UnitLevel.Nation;
        var county = division.Length == 6 ? division : AuditEntry.Installation;
        var id = 0L;
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(county, "test-post", "测试"),
            async scope =>
            {
                var unit = below is null
                    ? await db.OrgUnits.FirstOrDefaultAsync(u =>
                        u.Level == level && u.Division == division && u.School == school
                    )
                    : await db.OrgUnits.SingleAsync(u => u.CountyCode == county && u.Name == below);
                if (unit is null)
                {
                    db.OrgUnits.Add(
                        unit = new()
                        {
                            CountyCode = county,
                            Level = level,
                            Division = division,
                            School = school,
                            Name = $"{division}{school}测试机构",
                        }
                    );
                    await db.SaveChangesAsync();
                }

                var added = new Post
                {
                    CountyCode = county,
                    OrgUnitId = unit.Id,
                    Role = role,
                    Name = name,
                };
                db.Posts.Add(added);
                await db.SaveChangesAsync();
                scope.Change("post", name, "role", null, $"{role}");
                id = added.Id;
            }
        );
        Check(outcome);
        return id;
    }

    private static T Value<T>(Outcome<T> outcome)
    {
        Check(outcome);
        return outcome.Value!;
    }

    private static void Check(Outcome outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Mistakes));
        }
    }
}
