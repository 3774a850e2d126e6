using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>切换岗位: an account that holds several posts acts under one of them at a time.</summary>
public sealed class ChoosePost(Db db, TimeProvider clock)
{
    /// <param name="PostId">The post to act under from now on, in this session.</param>
    public sealed record Command(long PostId);

    public async Task<Outcome> Handle(Command command, CancellationToken cancel = default)
    {
        var access = db.Access;
        using var acting = db.As(access.Everywhere());
        var found = await (
            from holding in db.Holdings
            where holding.AccountId == access.AccountId && holding.PostId == command.PostId && holding.Until == null
            join post in db.Posts on holding.PostId equals post.Id
            join account in db.Accounts on holding.AccountId equals account.Id
            select new
            {
                holding.Id,
                post.Name,
                Account = account.Name,
                account.CountyCode,
            }
        ).FirstOrDefaultAsync(cancel);
        return found is null
            ? Outcome.Refuse("您没有担任这个岗位。请刷新页面。")
            : await ProcessLog.Run(
                db,
                clock,
                new(found.CountyCode, "choose-post", ""),
                async scope =>
                {
                    var session = await db.SignInSessions.SingleAsync(s => s.Id == access.SessionId, cancel);
                    scope.Change("session", found.Account, "post", access.Post, found.Name);
                    session.HoldingId = found.Id;
                },
                cancel
            );
    }
}
