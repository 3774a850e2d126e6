using Junheng.App.Audit;
using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>
/// 以外部身份登录: somebody whom an identity provider or a gateway vouches for enters the account that was linked to him.
/// None is ever made for him.
/// </summary>
public sealed class SignInLinked(Db db, TimeProvider clock, SignIn signIn)
{
    /// <summary>What is told to whom no account is open; a closed or locked one is not told apart.</summary>
    public const string Refused =
        "身份已经确认，但没有可以进入的账号：可能还没有关联，或者账号已被锁定、停用。请找本县安全管理员办理。";

    /// <summary>The key of the new session, or who has still to give a code of the product's own second factor.</summary>
    /// <param name="subject">Whom others vouch for; the caller has made sure of it.</param>
    /// <param name="twoFactors">Whether they have asked for two factors: then none of the product's own is asked for.</param>
    /// <param name="from">Where the request comes from.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Outcome<SignIn.Result>> Handle(
        ExternalSubject subject,
        bool twoFactors,
        Visitor from,
        CancellationToken cancel = default
    )
    {
        using var acting = db.As(Access.Program("登录") with { Address = from.Address });
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Subject == subject.Text, cancel);
        if (account is not null)
        {
            db.Access = db.Access with { Account = account.Name };
            if (
                account is { TwoFactor: true, Closed: false }
                && !twoFactors
                && !WrongEntry.IsLocked(account, clock.GetUtcNow().UtcDateTime)
            )
            {
                return Outcome.Done.With(new SignIn.Result("", new(account.Id, account.SecurityStamp, subject)));
            }

            var opened = await signIn.Open(account.Id, account.CountyCode, from, null, cancel, subject, twoFactors);
            if (opened.Ok)
            {
                return opened.With(new SignIn.Result(opened.Value!));
            }
        }

        await AuditLog.Note(
            db,
            clock,
            account?.CountyCode ?? AuditEntry.Installation,
            "refuse-sign-in",
            $"{subject.Way}：{(account is null ? "没有关联账号" : "账号已锁定或停用")}",
            cancel
        );
        return Outcome.Refuse(Refused).With<SignIn.Result>(null);
    }
}
