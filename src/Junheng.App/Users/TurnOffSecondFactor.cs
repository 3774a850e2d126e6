using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>停用二次验证: one's own, with password and code; whoever guesses is locked out as at the sign-in.</summary>
public sealed class TurnOffSecondFactor(
    Db db,
    TimeProvider clock,
    SecondFactor factor,
    UserManager<Account> users,
    SessionRules rules
)
{
    private const string Refused =
        "密码、动态口令或备用码不正确，或者账号已被锁定。每个动态口令只能用一次，请等下一个。";

    /// <param name="Password">One's password.</param>
    /// <param name="Code">A code of the app, or a recovery code.</param>
    public sealed record Command(string Password, string Code);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var access = db.Access;
        using var acting = db.As(access.Everywhere());
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == access.AccountId, cancel);
        if (!account.TwoFactor)
        {
            return Outcome.Refuse("二次验证没有启用。");
        }

        var right =
            account.PasswordHash is { } hash
            && users.PasswordHasher.VerifyHashedPassword(account, hash, command.Password)
                != PasswordVerificationResult.Failed;
        var outcome = !right
            ? Outcome.Refuse(Refused)
            : await ProcessLog.Run(
                db,
                clock,
                new(account.CountyCode, "turn-off-second-factor", ""),
                async scope =>
                {
                    var stored = await db.Accounts.SingleAsync(a => a.Id == account.Id, cancel);
                    if (WrongEntry.IsLocked(stored, scope.At) || !factor.Take(stored, command.Code, scope))
                    {
                        return Outcome.Refuse(Refused);
                    }

                    SecondFactor.Remove(stored, scope);
                    (await db.SignInSessions.SingleAsync(s => s.Id == access.SessionId, cancel)).Stamp =
                        stored.SecurityStamp;
                    return Outcome.Done;
                },
                cancel
            );
        if (!outcome.Ok)
        {
            using var program = db.As(Access.Program(access.Post) with { Account = access.Account });
            await WrongEntry.Count(db, clock, rules, account, "refuse-second-factor", cancel);
        }

        return outcome;
    }
}
