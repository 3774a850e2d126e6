using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>修改密码: one's own. Every other session of the account ends with it.</summary>
public sealed class ChangePassword(Db db, TimeProvider clock, UserManager<Account> users)
{
    /// <param name="Old">The password so far.</param>
    /// <param name="New">The new one.</param>
    /// <param name="Again">The new one once more.</param>
    public sealed record Command(string Old, string New, string Again);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var access = db.Access;
        using var acting = db.As(access.Everywhere());
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == access.AccountId, cancel);
        // Hashing takes its time and is done before the county's writers have to wait.
        if (
            account.PasswordHash is not { } hash
            || users.PasswordHasher.VerifyHashedPassword(account, hash, command.Old)
                == PasswordVerificationResult.Failed
        )
        {
            return Outcome.Refuse("原密码不正确。");
        }

        var mistakes = await PasswordMistakes.Of(users, account, command.New);
        if (command.New != command.Again)
        {
            mistakes.Add("两次输入的新密码不一致。");
        }

        if (command.New == command.Old)
        {
            mistakes.Add("新密码与原密码相同。");
        }

        if (mistakes.Count > 0)
        {
            return Outcome.Refuse(mistakes);
        }

        var fresh = users.PasswordHasher.HashPassword(account, command.New);
        return await ProcessLog.Run(
            db,
            clock,
            new(account.CountyCode, "change-password", ""),
            async scope =>
            {
                var stored = await db.Accounts.SingleAsync(a => a.Id == account.Id, cancel);
                var session = await db.SignInSessions.SingleAsync(s => s.Id == access.SessionId, cancel);
                NewPassword.Set(stored, fresh, mustChange: false, scope);
                session.Stamp = stored.SecurityStamp;
            },
            cancel
        );
    }
}
