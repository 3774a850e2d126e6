using Junheng.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Users;

/// <summary>Counts a wrong password or code: some in a row lock the account for a while.</summary>
internal static class WrongEntry
{
    /// <summary>Counts one, as the program: whoever it was is not known.</summary>
    public static Task<Outcome> Count(
        Db db,
        TimeProvider clock,
        SessionRules rules,
        Account known,
        string process,
        CancellationToken cancel
    ) =>
        ProcessLog.Run(
            db,
            clock,
            new(known.CountyCode, process, ""),
            async scope =>
            {
                var account = await db.Accounts.SingleAsync(a => a.Id == known.Id, cancel);
                if (account.Closed || IsLocked(account, scope.At))
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

    public static bool IsLocked(Account account, DateTime now) => account.LockedUntil > now;
}
