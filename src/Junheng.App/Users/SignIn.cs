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

    /// <summary>The key of the new session.</summary>
    public async Task<Outcome<string>> Handle(Command command, CancellationToken cancel = default)
    {
        var key = command.Name.Trim().ToUpperInvariant();
        using var acting = db.As(Access.Program("登录") with { Address = command.From.Address });
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, cancel);
        // A name that does not exist costs as much time as one that does.
        var hash =
            account?.PasswordHash
            ?? (
                nobodysHash ??= hasher.HashPassword(
                    new Account
                    {
                        CountyCode = "",
                        Name = "",
                        CreatedAt = default,
                    },
                    SessionKey.Make()
                )
            );
        var right = hasher.VerifyHashedPassword(account!, hash, command.Password) != PasswordVerificationResult.Failed;
        if (account is null)
        {
            await Note(command, cancel);
            return Outcome.Refuse(Refused).With("");
        }

        db.Access = db.Access with { Account = account.Name };
        if (!right || account.PasswordHash is null || account.Closed || IsLocked(account))
        {
            await Fail(account, cancel);
            return Outcome.Refuse(Refused).With("");
        }

        return await Open(account.Id, account.CountyCode, command.From, cancel);
    }

    /// <summary>Opens a session for an account that has proved itself, by a password or by an identity from outside.</summary>
    internal async Task<Outcome<string>> Open(
        long accountId,
        string county,
        Visitor from,
        CancellationToken cancel,
        ExternalSubject? by = null
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
                if (account.Closed || IsLocked(account) || (by is not null && by.Text != account.Subject))
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
                    }
                );
                scope.Change("session", account.Name, "from", null, $"{scope.At:yyyy-MM-dd HH:mm:ss}");
                return Outcome.Done;
            },
            cancel
        );
        return outcome.With(secret);
    }

    private bool IsLocked(Account account) => account.LockedUntil > clock.GetUtcNow().UtcDateTime;

    private Task<Outcome> Fail(Account known, CancellationToken cancel) =>
        ProcessLog.Run(
            db,
            clock,
            new(known.CountyCode, "refuse-sign-in", ""),
            async scope =>
            {
                var account = await db.Accounts.SingleAsync(a => a.Id == known.Id, cancel);
                if (account.Closed || IsLocked(account))
                {
                    // It is on record already that nobody gets in.
                    return;
                }

                scope.Change("account", account.Name, "failures", $"{account.Failures}", $"{account.Failures + 1}");
                account.Failures++;
                if (account.Failures >= rules.MostFailures)
                {
                    account.Failures = 0;
                    account.LockedUntil = scope.At + rules.Lockout;
                    scope.Change(
                        "account",
                        account.Name,
                        "locked_until",
                        null,
                        $"{account.LockedUntil:yyyy-MM-dd HH:mm:ss}"
                    );
                }
            },
            cancel
        );

    /// <summary>The name itself is not kept: it may be a password typed into the wrong field.</summary>
    private Task Note(Command command, CancellationToken cancel) =>
        AuditLog.Note(db, clock, AuditEntry.Installation, "refuse-sign-in", "登录名不存在", cancel);
}

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
