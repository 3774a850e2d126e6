using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>核对会话: whose session a key belongs to, at every request: what was revoked ends at once.</summary>
public sealed class OpenSession(Db db, TimeProvider clock, SessionRules rules)
{
    /// <summary>Name of the cookie a browser keeps the key in.</summary>
    public const string Cookie = "junheng.session";

    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    /// <summary>The access the key gives; null if it gives none any more.</summary>
    /// <param name="key">What the browser holds.</param>
    /// <param name="address">Where the request comes from.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Access?> Handle(string key, string address, CancellationToken cancel = default)
    {
        using var acting = db.As(Access.Program("会话"));
        var hash = SessionKey.Hash(key);
        var found = await (
            from session in db.SignInSessions
            where session.KeyHash == hash && session.Ended == null
            join account in db.Accounts on session.AccountId equals account.Id
            where !account.Closed && account.SecurityStamp == session.Stamp
            // An identity that is linked no more, or to another account, opens nothing.
            where session.Subject == null || session.Subject == account.Subject
            from holding in db.Holdings.Where(h => h.Id == session.HoldingId && h.Until == null).DefaultIfEmpty()
            from post in db.Posts.Where(p => p.Id == holding!.PostId).DefaultIfEmpty()
            from unit in db.OrgUnits.Where(u => u.Id == post!.OrgUnitId).DefaultIfEmpty()
            select new
            {
                session.Id,
                session.From,
                session.SeenAt,
                account.Name,
                AccountId = account.Id,
                account.MustChange,
                session.Subject,
                // A demo account has no password and nothing to prove; from outside the proof may have come along.
                Single = !account.TwoFactor
                    && (session.Subject == null ? account.PasswordHash != null : session.SecondFactor != true),
                Post = post,
                Unit = unit,
            }
        )
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        var now = ProcessLog.Now(clock);
        if (found is null || now - found.SeenAt > rules.Idle || now - found.From > rules.Longest)
        {
            return null;
        }

        if (now - found.SeenAt > SeenStep)
        {
            await db
                .SignInSessions.Where(s => s.Id == found.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        }

        var access = found is { Post: { } at, Unit: { } of }
            ? Access.Of(at.Name, at.Role, of.Division, of.School) with
            {
                PostId = at.Id,
                UnitId = of.Id,
                Unit = of.Name,
                Level = of.Level,
            }
            : Access.WithoutPost;
        return access with
        {
            Account = found.Name,
            AccountId = found.AccountId,
            SessionId = found.Id,
            Address = address,
            Subject = found.Subject,
            // Who came by an identity from outside need not know a password at all, and proves himself there.
            MustChangePassword = found.MustChange && found.Subject is null,
            MustTurnOnSecondFactor = found.Single && access.Role is { } role && rules.SecondFactorFor.Contains(role),
        };
    }
}
