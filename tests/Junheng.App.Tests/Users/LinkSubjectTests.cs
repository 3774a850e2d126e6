using Junheng.App.Data;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Users;

[Trait("Database", "both")]
public sealed class LinkSubjectTests
{
    private const string Issuer = "https://provider.example";

    [Fact]
    public async Task An_identity_is_of_one_account_and_the_record_tells_who_linked_it_and_why()
    {
        using var test = await TestDb.Create();
        var (first, second) = (await Account(test, "first"), await Account(test, "second"));
        await using var db = test.Open();
        var link = new LinkSubject(db, test.Clock);
        Assert.True((await link.Handle(new(first, Issuer, " u1 ", "本人办理"))).Ok);
        Assert.Equal(Issuer + "|u1", await db.Accounts.Where(a => a.Id == first).Select(a => a.Subject).SingleAsync());
        Assert.False((await link.Handle(new(second, Issuer, "u1", "本人办理"))).Ok);
        // The same name of another who vouches is another person.
        Assert.True((await link.Handle(new(second, ExternalSubject.Gateway, "u1", "本人办理"))).Ok);
        Assert.True((await link.Handle(new(first, null, null, "调离"))).Ok);
        Assert.False((await link.Handle(new(first, null, null, "调离"))).Ok);
        Assert.Equal(
            ["link-subject", "link-subject", "unlink-subject"],
            await db
                .Processes.Where(p => p.Name.EndsWith("subject"))
                .OrderBy(p => p.Id)
                .Select(p => p.Name)
                .ToListAsync()
        );
    }

    [Theory]
    [InlineData("", "办理")]
    [InlineData("  ", "办理")]
    [InlineData("u\u0007", "办理")]
    [InlineData("u1", " ")]
    public async Task What_names_nobody_or_gives_no_reason_is_refused(string name, string why)
    {
        using var test = await TestDb.Create();
        var account = await Account(test, "first");
        await using var db = test.Open();
        Assert.False((await new LinkSubject(db, test.Clock).Handle(new(account, Issuer, name, why))).Ok);
        Assert.False((await new LinkSubject(db, test.Clock).Handle(new(account, Issuer, new('u', 300), "办理"))).Ok);
    }

    [Fact]
    public async Task Two_accounts_with_one_identity_the_database_itself_refuses()
    {
        using var test = await TestDb.Create();
        var (first, second) = (await Account(test, "first"), await Account(test, "second"));
        await using var db = test.Open();
        const string Same = "update account set subject = 'gateway|u' where id = {0}";
        await db.Database.ExecuteSqlRawAsync(Same, first);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(Same, second));
    }

    private static async Task<long> Account(TestDb test, string name)
    {
        await using var db = test.Open();
        var account = new Account
        {
            CountyCode = TestDb.County,
            Name = name,
            Key = name.ToUpperInvariant(),
            SecurityStamp = name,
            CreatedAt = test.Clock.GetUtcNow().UtcDateTime,
        };
        var outcome = await ProcessLog.Run(
            db,
            test.Clock,
            new(TestDb.County, "create-account", ""),
            scope =>
            {
                db.Accounts.Add(account);
                scope.Change("account", name, "name", null, name);
                return Task.CompletedTask;
            }
        );
        Assert.True(outcome.Ok);
        return account.Id;
    }
}
