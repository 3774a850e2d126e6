using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>登录的第二步: a code of the app, or a recovery code, after the right password or an identity from outside.</summary>
public sealed class FinishSignIn(Db db, TimeProvider clock, SecondFactor factor, SignIn signIn, SessionRules rules)
{
    private const string Refused =
        "动态口令或备用码不正确、已经用过，或者账号已被锁定。每个动态口令只能用一次，请等下一个。";

    /// <param name="Pending">Who has shown the first factor.</param>
    /// <param name="Code">What was typed.</param>
    /// <param name="From">Where it comes from.</param>
    public sealed record Command(PendingSignIn Pending, string Code, Visitor From);

    /// <summary>The key of the new session.</summary>
    public async Task<Outcome<string>> Handle(Command command, CancellationToken cancel = default)
    {
        var ((id, stamp, by), code, from) = command;
        using var acting = db.As(Access.Program("登录") with { Address = from.Address });
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (account is null || account.SecurityStamp != stamp)
        {
            return Outcome.Refuse("账号刚刚有变更，请重新登录。").With("");
        }

        db.Access = db.Access with { Account = account.Name };
        var opened = await signIn.Open(
            id,
            account.CountyCode,
            from,
            (stored, scope) => stored.SecurityStamp == stamp && factor.Take(stored, code, scope),
            cancel,
            by
        );
        if (opened.Ok)
        {
            return opened;
        }

        await WrongEntry.Count(db, clock, rules, account, "refuse-second-factor", cancel);
        return Outcome.Refuse(Refused).With("");
    }
}
