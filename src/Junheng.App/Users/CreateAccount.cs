using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>开立账号: with a one-time password, which is told once and has to be changed at the first sign-in.</summary>
public sealed class CreateAccount(Db db, TimeProvider clock, UserManager<Account> users)
{
    /// <param name="County">The county that keeps it, or <see cref="AuditEntry.Installation"/>.</param>
    /// <param name="Name">Sign-in name.</param>
    public sealed record Command(string County, string Name);

    /// <summary>The account and its one-time password.</summary>
    public sealed record Result(long Id, string Name, string Password);

    public async Task<Outcome<Result>> Handle(Command command, CancellationToken cancel = default)
    {
        var name = command.Name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return Outcome
                .Refuse($"请填写登录名（1至{LongestName}位字母、数字、点、横线或下划线）。")
                .With<Result>(null);
        }

        var key = users.NormalizeName(name);
        using (db.As(db.Access.Everywhere()))
        {
            // A sign-in name is unique in the whole installation, also beyond the reach of whoever asks.
            if (await db.Accounts.AnyAsync(a => a.Key == key, cancel))
            {
                return Outcome.Refuse($"登录名“{name}”已被使用。请换一个。").With<Result>(null);
            }
        }

        Result? result = null;
        var password = OneTimePassword.Make();
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(command.County, "create-account", ""),
            async scope =>
            {
                var (added, id) = await Add(db, users, command.County, name, password, scope);
                result = new(id, name, password);
                return added;
            },
            cancel
        );
        return outcome.With(result);
    }

    internal const int LongestName = 40;

    /// <summary>Adds an account in the process under way.</summary>
    internal static async Task<(Outcome Outcome, long Id)> Add(
        Db db,
        UserManager<Account> users,
        string county,
        string name,
        string? password,
        ProcessScope scope,
        bool demo = false
    )
    {
        var account = new Account
        {
            CountyCode = county,
            Name = name,
            Demo = demo,
            CreatedAt = scope.At,
            MustChange = password is not null,
            PasswordAt = password is null ? null : scope.At,
        };
        var created = password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password);
        if (!created.Succeeded)
        {
            return (Outcome.Refuse([.. created.Errors.Select(e => e.Description)]), 0);
        }

        scope.Change("account", name, "state", null, demo ? "demo" : "open");
        return (Outcome.Done, account.Id);
    }
}
