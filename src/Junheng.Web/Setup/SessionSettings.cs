using Junheng.App.Users;

namespace Junheng.Web.Setup;

/// <summary>What an installation sets about sessions and signing in.</summary>
internal static class SessionSettings
{
    private const string SecondFactor = "RequireSecondFactor";

    /// <summary>The rules in force; a role that does not exist stops the start, or the demand would be void.</summary>
    public static SessionRules Of(IConfiguration configuration)
    {
        var rules = configuration.GetSection("Sessions").Get<SessionRules>() ?? new();
        return rules with
        {
            SecondFactorFor =
            [
                .. (configuration[SecondFactor] ?? "")
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(RoleOf),
            ],
        };
    }

    private static Role RoleOf(string name) =>
        Enum.GetNames<Role>().Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<Role>(name, ignoreCase: true)
            : throw new InvalidOperationException(
                $"设置 {SecondFactor} 中没有“{name}”这种角色。可用：{string.Join('、', Enum.GetNames<Role>())}"
            );
}
