using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>
/// 启用二次验证: one's own. A secret counts only when a code of it was given, and until then it is kept nowhere but in
/// the form, sealed.
/// </summary>
public sealed class TurnOnSecondFactor(Db db, TimeProvider clock, SecondFactor factor, UserManager<Account> users)
{
    /// <param name="Sealed">The secret, as <see cref="Offer"/> gave it.</param>
    /// <param name="Password">
    /// One's password: an open browser is not enough. Who came by an identity from outside may know none, and gives none.
    /// </param>
    /// <param name="Code">A code of the app.</param>
    public sealed record Command(string Sealed, string Password, string Code);

    /// <summary>A new secret for whoever asks: plain to be shown, and sealed to come back with the code.</summary>
    public (string Secret, string Sealed) Offer()
    {
        var secret = Authenticator.MakeSecret();
        return (secret, factor.Seal(db.Access.AccountId ?? 0, secret));
    }

    /// <summary>The secret of an offer; null if it is not one's own.</summary>
    public string? Offered(string? sealedSecret) => factor.Open(db.Access.AccountId ?? 0, sealedSecret);

    /// <summary>The recovery codes, told this once.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> Handle(Command command, CancellationToken cancel = default)
    {
        var access = db.Access;
        using var acting = db.As(access.Everywhere());
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == access.AccountId, cancel);
        var secret = factor.Open(account.Id, command.Sealed);
        string? mistake =
            account.TwoFactor ? "二次验证已经启用。"
            : secret is null ? "密钥无效，请重新启用。"
            : access.Subject is null
            && (
                account.PasswordHash is not { } hash
                || users.PasswordHasher.VerifyHashedPassword(account, hash, command.Password)
                    == PasswordVerificationResult.Failed
            )
                ? "密码不正确。"
            : null;
        if (mistake is not null)
        {
            return Outcome.Refuse(mistake).With<IReadOnlyList<string>>(null);
        }

        var codes = RecoveryCodes.Make();
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(account.CountyCode, "turn-on-second-factor", ""),
            async scope =>
            {
                var stored = await db.Accounts.SingleAsync(a => a.Id == account.Id, cancel);
                var typed = string.Concat(command.Code.Where(c => !char.IsWhiteSpace(c)));
                if (stored.TwoFactor || Authenticator.StepOf(secret!, typed, scope.At, 0) is not { } step)
                {
                    return Outcome.Refuse("动态口令不正确。请核对手机时间是否准确，用当前显示的六位数字再试。");
                }

                scope.Change("account", stored.Name, "two_factor", "false", "true");
                stored.TwoFactor = true;
                stored.Authenticator = command.Sealed;
                stored.AuthenticatorStep = step;
                stored.RecoveryCodes = RecoveryCodes.Hashes(codes);
                // Sessions that began without it end; the one that asks goes on.
                stored.SecurityStamp = SessionKey.Make();
                stored.Version++;
                (await db.SignInSessions.SingleAsync(s => s.Id == access.SessionId, cancel)).Stamp =
                    stored.SecurityStamp;
                return Outcome.Done;
            },
            cancel
        );
        return outcome.With(codes);
    }
}
