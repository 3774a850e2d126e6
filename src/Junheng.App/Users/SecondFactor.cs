using System.Globalization;
using System.Security.Cryptography;
using Junheng.App.Data;
using Microsoft.AspNetCore.DataProtection;

namespace Junheng.App.Users;

/// <summary>
/// 二次验证: the secret of an account, which the database holds sealed, and its codes. What is sealed for one account
/// cannot be opened for another.
/// </summary>
public sealed class SecondFactor(IDataProtectionProvider protection)
{
    private const string Purpose = "junheng.authenticator";

    /// <summary>Seals a secret for an account.</summary>
    public string Seal(long accountId, string secret) => Protector(accountId).Protect(secret);

    /// <summary>The secret sealed for an account; null if it is none of ours.</summary>
    public string? Open(long accountId, string? sealedSecret)
    {
        try
        {
            return sealedSecret is null ? null : Protector(accountId).Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// Takes a code of the app, or a recovery code, from an account that the process under way tracks; each is good
    /// once. False if it is neither.
    /// </summary>
    internal bool Take(Account account, string typed, ProcessScope scope)
    {
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        if (
            Open(account.Id, account.Authenticator) is { } secret
            && Authenticator.StepOf(secret, code, scope.At, account.AuthenticatorStep ?? 0) is { } step
        )
        {
            account.AuthenticatorStep = step;
            return true;
        }

        if (RecoveryCodes.Without(account.RecoveryCodes, code) is not { } left)
        {
            return false;
        }

        scope.Change(
            "account",
            account.Name,
            "recovery_codes",
            Text(RecoveryCodes.Count(account.RecoveryCodes)),
            Text(RecoveryCodes.Count(left))
        );
        account.RecoveryCodes = left;
        return true;
    }

    /// <summary>Takes the second factor from an account; older sessions end.</summary>
    internal static void Remove(Account account, ProcessScope scope)
    {
        scope.Change("account", account.Name, "two_factor", "true", "false");
        account.TwoFactor = false;
        account.Authenticator = null;
        account.AuthenticatorStep = null;
        account.RecoveryCodes = "";
        account.SecurityStamp = SessionKey.Make();
        account.Version++;
    }

    private IDataProtector Protector(long accountId) => protection.CreateProtector(Purpose, Text(accountId));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
