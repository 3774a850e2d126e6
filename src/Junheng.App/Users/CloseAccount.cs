using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>停用、启用账号: nothing it did is lost, nobody gets in with it any more.</summary>
public sealed class CloseAccount(Db db, TimeProvider clock)
{
    /// <param name="AccountId">Whose.</param>
    /// <param name="Close">To close it; otherwise it is opened again.</param>
    /// <param name="Why">The reason.</param>
    public sealed record Command(long AccountId, bool Close, string Why);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AccountId, cancel);
        string? mistake =
            account is null ? "没有这个账号。请刷新页面。"
            : account.Id == db.Access.AccountId ? "不能停用自己的账号。"
            : command.Why.Trim().Length == 0 ? "请写明原因。"
            : null;
        return mistake is not null
            ? Outcome.Refuse(mistake)
            : await ProcessLog.Run(
                db,
                clock,
                new(account!.CountyCode, command.Close ? "close-account" : "open-account", command.Why.Trim()),
                async scope =>
                {
                    var stored = await db.Accounts.SingleAsync(a => a.Id == account.Id, cancel);
                    scope.Change("account", stored.Name, "closed", Text(stored.Closed), Text(command.Close));
                    if (stored.Closed != command.Close)
                    {
                        stored.Closed = command.Close;
                        stored.SecurityStamp = SessionKey.Make();
                        stored.Version++;
                    }
                },
                cancel
            );
    }

    private static string Text(bool flag) => flag ? "true" : "false";
}
