using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;

namespace Junheng.App.Users;

/// <summary>Refuses the passwords that are tried first: the sign-in name itself, and what many people take.</summary>
public sealed class PlainPasswords : IPasswordValidator<Account>
{
    private static readonly string[] Parts =
    [
        "password",
        "passw0rd",
        "qwerty",
        "12345",
        "abcde",
        "admin",
        "junheng",
        "jiaoyu",
        "iloveyou",
        "aaaaa",
        "1qaz2wsx",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var given = password ?? "";
        var mistake =
            user.Name.Length > 2 && given.Contains(user.Name, StringComparison.OrdinalIgnoreCase)
                ? "密码不能包含登录名。"
            : Parts.Any(p => given.Contains(p, StringComparison.OrdinalIgnoreCase))
                ? "密码含有常见的字串（如12345、admin），容易被猜中。请换一个。"
            : null;
        return Task.FromResult(
            mistake is null
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = "", Description = mistake })
        );
    }
}
