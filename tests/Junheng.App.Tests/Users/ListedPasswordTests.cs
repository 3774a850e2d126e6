using System.Buffers.Binary;
using System.Diagnostics;
using Junheng.App.Data;
using Junheng.App.Tests.Data;
using Junheng.App.Users;
using Junheng.App.Users.Bulk;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Users;

/// <summary>Accounts of a list cost little to open and are no weaker for it.</summary>
[Trait("Database", "both")]
public sealed class ListedPasswordTests
{
    private const int Many = 200_000;

    [Fact]
    public async Task A_listed_password_is_hashed_in_few_rounds_until_it_is_changed()
    {
        using var test = await TestDb.Create();
        using var office = new Office(test, 20_000);
        var letter = Assert.Single(await Listed(test, office, 1));
        await using var db = test.Open();
        Assert.Equal(1_000, Rounds(await Hash(db, letter.Name)));

        Assert.Null(await office.SignIn(letter.Name, letter.Password[..^1]));
        var key = await office.SignIn(letter.Name, letter.Password);
        var own = await office.Open(key!);
        Assert.True(own!.MustChangePassword);
        var changed = await office.As<ChangePassword, Outcome>(
            own,
            c => c.Handle(new(letter.Password, Office.Password, Office.Password))
        );
        Assert.Equal([], changed.Mistakes);
        Assert.Equal(20_000, Rounds(await Hash(db, letter.Name)));
        Assert.Null(await office.SignIn(letter.Name, letter.Password));
        Assert.NotNull(await office.SignIn(letter.Name, Office.Password));
    }

    [Fact]
    public async Task Hundreds_of_accounts_are_opened_in_a_moment_each_with_a_password_of_its_own()
    {
        using var test = await TestDb.Create();
        using var office = new Office(test, UsersSetup.HashRounds);
        var timed = Stopwatch.StartNew();
        var letters = await Listed(test, office, 105);
        // At full cost the hashing alone takes 210 times as long as the rounds of one sign-in.
        Assert.InRange(timed.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.Equal(105, letters.Select(l => l.Password).Distinct().Count());
        // Four groups of four letters, one of digits: 24^16 * 8^4 is above 2^80.
        Assert.All(letters, l => Assert.Matches("^([a-km-np-z]{4}-){4}[2-9]{4}$", l.Password));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_try_against_it_costs_as_much_as_against_any_other_or_none(bool there)
    {
        using var test = await TestDb.Create();
        using var office = new Office(test, Many);
        var letter = Assert.Single(await Listed(test, office, 1));
        await using var db = test.OpenAs(Access.Nobody);
        var counted = new Counted(new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions())));
        var signIn = new SignIn(db, test.Clock, counted, new());
        await signIn.Handle(new(there ? letter.Name : "nobody", "wrong", new("10.1.2.3", "x")));
        // What is verified for a name that does not exist, whatever the installation's rounds are.
        Assert.InRange(counted.Verified, counted.Full, counted.Full + 1_000);
    }

    private static async Task<IReadOnlyList<CreateAccounts.Letter>> Listed(TestDb test, Office office, int count)
    {
        await using (var db = test.Open())
        {
            await AccessTests.AddUnit(db, test);
        }

        AccountRow[] rows =
        [
            .. Enumerable
                .Range(1, count)
                .Select(i => new AccountRow(
                    i + 1,
                    $"{9999010000 + i}",
                    $"第{i}小学",
                    Role.SchoolClerk,
                    $"{9999010000 + i}-1"
                )),
        ];
        var made = await office.As<CreateAccounts, Outcome<IReadOnlyList<CreateAccounts.Letter>>>(
            Access.Program("准备"),
            c => c.Handle(new(TestDb.County, rows))
        );
        Assert.Equal([], made.Mistakes);
        return made.Value!;
    }

    private static async Task<string> Hash(Db db, string name) =>
        (await db.Accounts.AsNoTracking().SingleAsync(a => a.Name == name)).PasswordHash!;

    private static int Rounds(string hash) =>
        BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    /// <summary>The real hasher, with what its verifying costs.</summary>
    private sealed class Counted(PasswordHasher<Account> real) : IPasswordHasher<Account>
    {
        public int Verified { get; private set; }

        public int Full { get; private set; }

        public string HashPassword(Account user, string password)
        {
            var hash = real.HashPassword(user, password);
            Full = Rounds(hash);
            return hash;
        }

        public PasswordVerificationResult VerifyHashedPassword(
            Account user,
            string hashedPassword,
            string providedPassword
        )
        {
            Verified += Rounds(hashedPassword);
            Full = Math.Max(Full, Rounds(hashedPassword));
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
