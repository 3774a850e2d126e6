using Microsoft.AspNetCore.Identity;

namespace Junheng.App.Users;

/// <summary>What the identity library finds wrong, in plain Chinese.</summary>
public sealed class ChineseErrors : IdentityErrorDescriber
{
    public override IdentityError InvalidUserName(string? userName) =>
        Say($"登录名“{userName}”不能用。请用1至40个字母、数字、点、横线或下划线。");

    public override IdentityError DuplicateUserName(string userName) => Say($"登录名“{userName}”已被使用。请换一个。");

    public override IdentityError PasswordTooShort(int length) => Say($"密码至少{length}位。");

    public override IdentityError PasswordRequiresDigit() => Say("密码须含数字。");

    public override IdentityError PasswordRequiresLower() => Say("密码须含小写字母。");

    public override IdentityError PasswordRequiresUpper() => Say("密码须含大写字母。");

    public override IdentityError PasswordRequiresNonAlphanumeric() => Say("密码须含标点或符号。");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say($"密码至少有{uniqueChars}个不同的字符。");

    private static IdentityError Say(string description) => new() { Code = "", Description = description };
}
