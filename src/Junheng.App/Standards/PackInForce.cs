using Junheng.Engine.Standards;
using Junheng.Engine.Validate;

namespace Junheng.App.Standards;

/// <summary>What is to be said where rules are applied outside the time they are made for.</summary>
public static class PackInForce
{
    /// <summary>Warnings about a pack applied on a day, with or without its tolerances.</summary>
    public static IEnumerable<Finding> Warnings(RulePack pack, DateOnly day, bool tolerances)
    {
        if (tolerances && !pack.Granted(day).Any())
        {
            yield return Warning(
                "tolerances-expired",
                $"要求适用过渡性条款，但规则包“{pack.Name}”的过渡性条款在{day:yyyy-MM-dd}已过期或尚未开始，结果按严格口径计算。请核实省里是否仍准予适用。"
            );
        }

        if (day < pack.From || day > pack.Until)
        {
            yield return Warning(
                "pack-not-in-force",
                $"规则包“{pack.Name}”在{day:yyyy-MM-dd}尚未施行或已经废止，结果只供参考。请核对年度，或改用当时施行的规则包。"
            );
        }
    }

    private static Finding Warning(string code, string message) =>
        new(FindingLevel.Warning, code, "", null, 0, "", "", message);
}
