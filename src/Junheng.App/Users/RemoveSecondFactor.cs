using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>解除二次验证: by the security officer, for somebody who has lost telephone and recovery codes.</summary>
public sealed class RemoveSecondFactor(Db db, TimeProvider clock)
{
    /// <param name="AccountId">Whose.</param>
    /// <param name="Why">The reason, and how the holder proved who he is.</param>
    public sealed record Command(long AccountId, string Why);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AccountId, cancel);
        string? mistake =
            account is null ? "没有这个账号。请刷新页面。"
            : account.Id == db.Access.AccountId ? "自己的二次验证请在“我的账号”停用。"
            : !account.TwoFactor ? "这个账号没有启用二次验证。"
            : command.Why.Trim().Length == 0 ? "请写明解除原因。"
            : null;
        return mistake is not null
            ? Outcome.Refuse(mistake)
            : await ProcessLog.Run(
                db,
                clock,
                new(account!.CountyCode, "remove-second-factor", command.Why.Trim()),
                async scope =>
                {
                    var stored = await db.Accounts.SingleAsync(a => a.Id == account.Id, cancel);
                    if (stored.TwoFactor)
                    {
                        SecondFactor.Remove(stored, scope);
                    }
                },
                cancel
            );
    }
}
