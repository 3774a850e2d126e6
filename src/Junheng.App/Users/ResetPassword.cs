using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>重置密码: gives somebody else's account a one-time password; its sessions end, a lock is lifted.</summary>
public sealed class ResetPassword(Db db, TimeProvider clock, UserManager<Account> users)
{
    /// <param name="AccountId">Whose.</param>
    /// <param name="Why">The reason, e.g. that the holder forgot it and how he proved who he is.</param>
    public sealed record Command(long AccountId, string Why);

    /// <summary>The one-time password.</summary>
    public async Task<Outcome<string>> Handle(Command command, CancellationToken cancel = default)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AccountId, cancel);
        string? mistake =
            account is null ? "没有这个账号。请刷新页面。"
            : account.Id == db.Access.AccountId ? "自己的密码请在“我的账号”修改。"
            : account.Demo ? "演示账号没有密码。"
            : command.Why.Trim().Length == 0 ? "请写明重置原因。"
            : null;
        if (mistake is not null)
        {
            return Outcome.Refuse(mistake).With("");
        }

        var password = OneTimePassword.Make();
        var hash = users.PasswordHasher.HashPassword(account!, password);
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(account!.CountyCode, "reset-password", command.Why.Trim()),
            async scope =>
                NewPassword.Set(
                    await db.Accounts.SingleAsync(a => a.Id == account.Id, cancel),
                    hash,
                    mustChange: true,
                    scope
                ),
            cancel
        );
        return outcome.With(password);
    }
}
