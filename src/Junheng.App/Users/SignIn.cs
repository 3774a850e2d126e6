using Junheng.App.Audit;
using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>
/// 登录: a password against an account. What is wrong is not told apart, neither in words nor in time, so that nobody
/// learns here which names exist.
/// </summary>
public sealed class SignIn(Db db, TimeProvider clock, IPasswordHasher<Account> hasher, SessionRules rules)
{
    private const string Refused =
        "登录名或密码不正确，或者账号已被锁定、停用。连续输错会锁定账号一段时间；忘记密码请找本县安全管理员重置。";

    private static string? nobodysHash;

    /// <param name="Name">Sign-in name.</param>
    /// <param name="Password">Password.</param>
    /// <param name="From">Where it comes from.</param>
    public sealed record Command(string Name, string Password, Visitor From);

    /// <param name="Key">The key of the new session; empty where a code is still asked for.</param>
    /// <param name="Pending">Who has still to give a code; null if nobody has.</param>
    public sealed record Result(string Key, PendingSignIn? Pending = null);

    /// <summary>The key of the new session, or who has still to give a code: then there is no session yet.</summary>
    public async Task<Outcome<Result>> Handle(Command command, CancellationToken cancel = default)
    {
        var key = command.Name.Trim().ToUpperInvariant();
        using var acting = db.As(Access.Program("登录") with { Address = command.From.Address });
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, cancel);
        // A name that does not exist costs as much time as one that does, and a cheap hash as much as a dear one.
        var nobody = nobodysHash ??= hasher.HashPassword(Nobody(), SessionKey.Make());
        var hash = account?.PasswordHash ?? nobody;
        var right = hasher.VerifyHashedPassword(account!, hash, command.Password) != PasswordVerificationResult.Failed;
        if (OneTimePassword.IsCheap(hash))
        {
            hasher.VerifyHashedPassword(Nobody(), nobody, command.Password);
        }

        if (account is null)
        {
            await Note(command, cancel);
            return Outcome.Refuse(Refused).With<Result>(null);
        }

        db.Access = db.Access with { Account = account.Name };
        if (!right || account.PasswordHash is null || account.Closed || IsLocked(account))
        {
            await Fail(account, cancel);
            return Outcome.Refuse(Refused).With<Result>(null);
        }

        if (account.TwoFactor)
        {
            return Outcome.Done.With(new Result("", new(account.Id, account.SecurityStamp)));
        }

        var opened = await Open(account.Id, account.CountyCode, command.From, null, cancel);
        return opened.With(new Result(opened.Value ?? ""));
    }

    /// <summary>Opens a session for an account that has proved itself, by a password or by an identity from outside.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="county">The county that keeps it.</param>
    /// <param name="from">Where the request comes from.</param>
    /// <param name="proof">What the account has still to show, in the process under way; null if nothing.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="by">The identity from outside; null for a password.</param>
    /// <param name="twoFactors">Whether whoever vouches has asked for two factors.</param>
    internal async Task<Outcome<string>> Open(
        long accountId,
        string county,
        Visitor from,
        Func<Account, ProcessScope, bool>? proof,
        CancellationToken cancel,
        ExternalSubject? by = null,
        bool twoFactors = false
    )
    {
        var secret = SessionKey.Make();
        var outcome = await ProcessLog.Run(
            db,
            clock,
            new(county, "sign-in", by?.Way ?? ""),
            async scope =>
            {
                var account = await db.Accounts.SingleAsync(a => a.Id == accountId, cancel);
                if (
                    account.Closed
                    || IsLocked(account)
                    || (by is not null && by.Text != account.Subject)
                    || proof?.Invoke(account, scope) == false
                )
                {
                    return Outcome.Refuse(Refused);
                }

                scope.Change("account", account.Name, "failures", $"{account.Failures}", "0");
                account.Failures = 0;
                account.LockedUntil = null;
                var holding = await db
                    .Holdings.Where(h => h.AccountId == accountId && h.Until == null)
                    .OrderBy(h => h.Id)
                    .Select(h => (long?)h.Id)
                    .FirstOrDefaultAsync(cancel);
                db.SignInSessions.Add(
                    new()
                    {
                        CountyCode = county,
                        AccountId = accountId,
                        HoldingId = holding,
                        KeyHash = SessionKey.Hash(secret),
                        Stamp = account.SecurityStamp,
                        From = scope.At,
                        SeenAt = scope.At,
                        Address = from.Address,
                        Browser = from.Browser,
                        Subject = by?.Text,
                        SecondFactor = twoFactors || proof is not null,
                    }
                );
                scope.Change("session", account.Name, "from", null, $"{scope.At:yyyy-MM-dd HH:mm:ss}");
                return Outcome.Done;
            },
            cancel
        );
        return outcome.With(secret);
    }

    private static Account Nobody() =>
        new()
        {
            CountyCode = "",
            Name = "",
            CreatedAt = default,
        };

    private bool IsLocked(Account account) => WrongEntry.IsLocked(account, clock.GetUtcNow().UtcDateTime);

    private Task<Outcome> Fail(Account known, CancellationToken cancel) =>
        WrongEntry.Count(db, clock, rules, known, "refuse-sign-in", cancel);

    /// <summary>The name itself is not kept: it may be a password typed into the wrong field.</summary>
    private Task Note(Command command, CancellationToken cancel) =>
        AuditLog.Note(db, clock, AuditEntry.Installation, "refuse-sign-in", "登录名不存在", cancel);
}

/// <summary>An account that has shown a password, or an identity from outside, and whose code is still to come.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Stamp">Its stamp at that time: with a later one it begins anew.</param>
/// <param name="By">The identity from outside; null for a password.</param>
public sealed record PendingSignIn(long AccountId, string Stamp, ExternalSubject? By = null);

/// <summary>Where a request comes from.</summary>
/// <param name="Address">Network address.</param>
/// <param name="Browser">What the browser calls itself.</param>
public sealed record Visitor(string Address, string Browser)
{
    private const int LongestBrowser = 200;
    private const int LongestAddress = 60;

    /// <summary>Cut to what is kept.</summary>
    public static Visitor Of(string? address, string? browser) =>
        new(Cut(address ?? "", LongestAddress), Cut(browser ?? "", LongestBrowser));

    private static string Cut(string text, int most) => text.Length > most ? text[..most] : text;
}
