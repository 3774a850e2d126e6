using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Users;

/// <summary>Passwords, locks and sessions.</summary>
[Trait("Database", "both")]
public sealed class SignInTests : IAsyncLifetime, IDisposable
{
    private const string Name = "jiaoyu-01";
    private static readonly Access Officer = Access.Program("安全管理员");
    private TestDb test = null!;
    private Office office = null!;
    private long account;
    private long post;

    public async Task InitializeAsync()
    {
        test = await TestDb.Create();
        office = new(test);
        await using var db = test.Open();
        var unit = await AccessTests.AddUnit(db, test);
        (account, post) = await office.Account(Officer, TestDb.County, Name, unit, Role.BureauStaff);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        office.Dispose();
        test.Dispose();
    }

    [Fact]
    public async Task A_session_acts_under_the_post_and_within_its_reach()
    {
        var access = (await office.Open((await office.SignIn(Name, Office.Password))!))!;
        Assert.Equal(
            (Role.BureauStaff, TestDb.County, false, "示例县教育局jiaoyu-01岗"),
            (access.Role, access.Division, access.MustChangePassword, access.Post)
        );
        Assert.True(access.May(Right.Confirm));
        Assert.False(access.May(Right.SetRules));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while_and_the_right_one_counts_anew()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.Null(await office.SignIn(Name, "falsch"));
        }

        Assert.NotNull(await office.SignIn(Name, Office.Password));
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await office.SignIn(Name, "falsch"));
        }

        Assert.Null(await office.SignIn(Name, Office.Password));
        test.Clock.Now += TimeSpan.FromMinutes(16);
        Assert.NotNull(await office.SignIn(Name, Office.Password));
        var log = await test.Log("refuse-sign-in");
        Assert.Contains(log, l => l.StartsWith($"account {Name} locked_until: - -> ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_is_not_told_apart()
    {
        await office.As<CloseAccount, Outcome>(Officer, c => c.Handle(new(account, true, "离职")));
        string[] answers =
        [
            await Refusal(Name, Office.Password),
            await Refusal(Name, "falsch"),
            await Refusal("nobody", "falsch"),
            await Refusal("", ""),
        ];
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_session_ends_idle_and_after_half_a_day_whatever_happens()
    {
        var idle = await office.SignIn(Name, Office.Password);
        test.Clock.Now += TimeSpan.FromMinutes(29);
        Assert.NotNull(await office.Open(idle!));
        test.Clock.Now += TimeSpan.FromMinutes(31);
        Assert.Null(await office.Open(idle!));

        var busy = await office.SignIn(Name, Office.Password);
        for (var i = 0; i < 36; i++)
        {
            test.Clock.Now += TimeSpan.FromMinutes(20);
            Assert.NotNull(await office.Open(busy!));
        }

        test.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Null(await office.Open(busy!));
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_its_own()
    {
        var other = await office.SignIn(Name, Office.Password);
        var own = await office.SignIn(Name, Office.Password);
        var access = (await office.Open(own!))!;
        var wrong = await office.As<ChangePassword, Outcome>(
            access,
            c => c.Handle(new("falsch", "ein-neues-9-wort", "ein-neues-9-wort"))
        );
        Assert.Equal(["原密码不正确。"], wrong.Mistakes);
        var changed = await office.As<ChangePassword, Outcome>(
            access,
            c => c.Handle(new(Office.Password, "ein-neues-9-wort", "ein-neues-9-wort"))
        );
        Assert.Equal([], changed.Mistakes);
        Assert.NotNull(await office.Open(own!));
        Assert.Null(await office.Open(other!));
        Assert.Null(await office.SignIn(Name, Office.Password));
        Assert.NotNull(await office.SignIn(Name, "ein-neues-9-wort"));
    }

    [Theory]
    [InlineData("kurz7")]
    [InlineData("nurbuchstaben")]
    [InlineData("123456789012")]
    [InlineData("jiaoyu-01-geheim")]
    [InlineData("meinpassword7")]
    [InlineData("aaaa1aaaa1aaaa1")]
    public async Task A_weak_password_is_not_taken(string password)
    {
        var access = (await office.Open((await office.SignIn(Name, Office.Password))!))!;
        var outcome = await office.As<ChangePassword, Outcome>(
            access,
            c => c.Handle(new(Office.Password, password, password))
        );
        Assert.NotEmpty(outcome.Mistakes);
        Assert.All(outcome.Mistakes, m => Assert.Matches("[\u4e00-\u9fff]", m));
    }

    [Fact]
    public async Task A_reset_gives_a_password_for_one_use_that_has_to_be_changed()
    {
        var before = await office.SignIn(Name, Office.Password);
        var reset = await office.As<ResetPassword, Outcome<string>>(Officer, r => r.Handle(new(account, "忘记密码")));
        Assert.Equal([], reset.Mistakes);
        Assert.Null(await office.Open(before!));
        var access = (await office.Open((await office.SignIn(Name, reset.Value!))!))!;
        Assert.True(access.MustChangePassword);
        await using var db = test.Open();
        var kept = await db.ProcessChanges.Select(c => c.New + c.Old).ToListAsync();
        Assert.DoesNotContain(kept, k => k is not null && k.Contains(reset.Value!, StringComparison.Ordinal));
        var hash = (await db.Accounts.SingleAsync(a => a.Id == account)).PasswordHash!;
        Assert.DoesNotContain(kept, k => k is not null && k.Contains(hash, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_successor_takes_over_the_post_and_the_predecessor_has_nothing_left()
    {
        var old = await office.SignIn(Name, Office.Password);
        var made = await office.As<CreateAccount, Outcome<CreateAccount.Result>>(
            Officer,
            c => c.Handle(new(TestDb.County, "nachfolger"))
        );
        await using (var db = test.OpenAs((await office.Open(old!))!))
        {
            var started = await new App.Import.StartImport(db, test.Clock).Handle(
                new(
                    TestDb.County,
                    Rows.Year,
                    new(2026, 9, 1),
                    App.Data.ImportKind.Interim,
                    App.Data.ImportScope.OnlyTheseSchools,
                    "摸底",
                    "摸底.csv",
                    "x"u8.ToArray()
                )
            );
            Assert.Equal([], started.Mistakes);
        }

        test.Clock.Now += TimeSpan.FromMinutes(1);
        var appointed = await office.As<Appoint, Outcome>(
            Officer,
            a => a.Handle(new(post, made.Value!.Id, "钥匙在办公室"))
        );
        Assert.Equal([], appointed.Mistakes);
        await using var all = test.Open();
        var terms = await all.Holdings.Where(h => h.PostId == post).OrderBy(h => h.Id).ToListAsync();
        Assert.Equal(terms[0].Until, terms[1].From);
        Assert.Null(terms[1].Until);
        Assert.Contains("未办结的导入1件", terms[1].HandOver, StringComparison.Ordinal);
        Assert.EndsWith("钥匙在办公室", terms[1].HandOver, StringComparison.Ordinal);
        var left = (await office.Open(old!))!;
        Assert.Equal((Right.None, false), (left.Rights, left.Reaches(TestDb.County)));
    }

    [Fact]
    public async Task The_three_officers_exclude_each_other_and_every_other_duty()
    {
        var unit = await office.CountyUnit(Officer);
        foreach (var role in new[] { Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin })
        {
            var made = await office.As<CreatePost, Outcome<long>>(Officer, c => c.Handle(new(unit, role, $"{role}")));
            var outcome = await office.As<Appoint, Outcome>(Officer, a => a.Handle(new(made.Value, account, "")));
            Assert.Contains("不能由担任其他岗位的账号兼任", Assert.Single(outcome.Mistakes), StringComparison.Ordinal);
        }

        var (officer, _) = await office.Account(Officer, TestDb.County, "sys-01", unit, Role.SystemAdmin);
        foreach (var role in new[] { Role.SecurityAdmin, Role.BureauStaff })
        {
            var made = await office.As<CreatePost, Outcome<long>>(Officer, c => c.Handle(new(unit, role, $"另{role}")));
            var outcome = await office.As<Appoint, Outcome>(Officer, a => a.Handle(new(made.Value, officer, "")));
            Assert.NotEmpty(outcome.Mistakes);
        }
    }

    [Fact]
    public async Task A_security_officer_of_a_county_has_no_power_over_another()
    {
        await AccessTests.Register(test, "999902");
        var there = Access.Of("邻县安全岗", Role.SecurityAdmin, "999902", null);
        var reset = await office.As<ResetPassword, Outcome<string>>(there, r => r.Handle(new(account, "试")));
        Assert.Equal(["没有这个账号。请刷新页面。"], reset.Mistakes);
        var taken = await office.As<CreateAccount, Outcome<CreateAccount.Result>>(
            there,
            c => c.Handle(new("999902", Name.ToUpperInvariant()))
        );
        Assert.Contains("已被使用", Assert.Single(taken.Mistakes), StringComparison.Ordinal);
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            office.As<CreateAccount, Outcome<CreateAccount.Result>>(there, c => c.Handle(new(TestDb.County, "fremd")))
        );
    }

    [Fact]
    public async Task First_administrators_are_made_once()
    {
        await using var empty = test.Open();
        Assert.Empty(
            await office.As<FirstAdministrators, IReadOnlyList<(string Title, string Name, string Password)>>(
                Access.Nobody,
                f => f.Handle()
            )
        );
        using var fresh = await TestDb.Create();
        using var own = new Office(fresh);
        var starts = Enumerable
            .Range(0, 3)
            .Select(_ =>
                own.As<FirstAdministrators, IReadOnlyList<(string Title, string Name, string Password)>>(
                    Access.Nobody,
                    f => f.Handle()
                )
            );
        var made = (await Task.WhenAll(starts)).SelectMany(m => m).ToList();
        Assert.Equal(["auditor", "secadmin", "sysadmin"], made.Select(m => m.Name).Order());
        foreach (var (_, name, password) in made)
        {
            Assert.True((await own.Open((await own.SignIn(name, password))!))!.MustChangePassword);
        }
    }

    private async Task<string> Refusal(string name, string password) =>
        Assert.Single(
            (
                await office.As<SignIn, Outcome<SignIn.Result>>(
                    Access.Nobody,
                    s => s.Handle(new(name, password, new("10.1.2.3", "")))
                )
            ).Mistakes
        );
}
