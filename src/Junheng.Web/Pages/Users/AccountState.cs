using Junheng.App.Data;

namespace Junheng.Web.Pages.Users;

/// <summary>How an account stands, in a word.</summary>
internal static class AccountState
{
    public static string Of(Account account, DateTime now) =>
        account.Closed ? "停用"
        : account.LockedUntil > now ? "锁定"
        : account.Demo ? "演示"
        : account.MustChange ? "待改密码"
        : "正常";
}
