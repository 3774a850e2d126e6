using System.Globalization;
using Junheng.App.Data;

namespace Junheng.App.Users;

/// <summary>Puts a new password in place: older sessions end, a lock is lifted.</summary>
internal static class NewPassword
{
    public static void Set(Account account, string hash, bool mustChange, ProcessScope scope)
    {
        // When, never what: not even a hash belongs into a record that many may read.
        scope.Change("account", account.Name, "password", null, "已改");
        scope.Change("account", account.Name, "password_at", Text(account.PasswordAt), Text(scope.At));
        scope.Change("account", account.Name, "must_change", Text(account.MustChange), Text(mustChange));
        account.PasswordHash = hash;
        account.PasswordAt = scope.At;
        account.MustChange = mustChange;
        account.SecurityStamp = SessionKey.Make();
        account.Failures = 0;
        account.LockedUntil = null;
        account.Version++;
    }

    private static string? Text(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(bool flag) => flag ? "true" : "false";
}
