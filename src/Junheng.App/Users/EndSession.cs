using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>结束会话: one's own, or by the security officer another's.</summary>
public sealed class EndSession(Db db, TimeProvider clock)
{
    /// <param name="AccountId">Whose.</param>
    /// <param name="SessionId">Which; null for all but the one that asks.</param>
    public sealed record Command(long AccountId, long? SessionId);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var access = db.Access;
        var own = command.AccountId == access.AccountId;
        if (!own && !access.May(Right.ManageAccounts))
        {
            throw new AccessDeniedException("只能结束自己的会话。");
        }

        using var acting = db.As(own ? access.Everywhere() : access);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.AccountId, cancel);
        return account is null
            ? Outcome.Refuse("没有这个账号。请刷新页面。")
            : await ProcessLog.Run(
                db,
                clock,
                new(account.CountyCode, "end-session", ""),
                async scope =>
                {
                    var open = await db
                        .SignInSessions.Where(s =>
                            s.AccountId == account.Id
                            && s.Ended == null
                            && (command.SessionId == null ? s.Id != access.SessionId : s.Id == command.SessionId)
                        )
                        .ToListAsync(cancel);
                    foreach (var session in open)
                    {
                        session.Ended = scope.At;
                        scope.Change(
                            "session",
                            account.Name,
                            $"ended {session.Id}",
                            null,
                            $"{scope.At:yyyy-MM-dd HH:mm:ss}"
                        );
                    }
                },
                cancel
            );
    }
}
