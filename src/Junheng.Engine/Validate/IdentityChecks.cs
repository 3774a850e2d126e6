using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Dates and flags of every row as handed in.</summary>
internal static class IdentityChecks
{
    // Not policy: no school of today stands in a building planned before modern schooling began.
    private const int EarliestBuilt = 1850;

    public static readonly Check[] All =
    [
        Check.OfRows(
            "built-in-future",
            Error,
            "规划建成年份晚于统计年份",
            "请核对规划建成年份",
            r => r.Built > r.Year ? new("built", $"规划建成年份{r.Built}晚于统计年份{r.Year}") : null
        ),
        Check.OfRows(
            "built-too-early",
            Warning,
            "规划建成年份过早",
            "请填现有校舍的规划建成年份，不填办学历史",
            r => r.Built < EarliestBuilt ? new("built", $"规划建成年份填为{r.Built}") : null
        ),
        Check.OfRows(
            "facts-unknown",
            Notice,
            "举办者、城乡或建成年份未填",
            "请补填，未填的不能适用与之有关的过渡性条款",
            Unknown
        ),
        Check.OfRows(
            "centre-outside-city",
            Warning,
            "中心城区学校的城乡类型不是主城区",
            "请核对城乡类型和“中心城区”两栏",
            r =>
                r.CityCentre && r.Locale is Locale.Town or Locale.Rural
                    ? new("city_centre", $"标为人口密集的中心城区，城乡类型却是{r.Locale.Value.Title()}")
                    : null
        ),
        Check.OfRows(
            "parent-of-counted-school",
            Warning,
            "计校数的学校填了所属学校",
            "是校区的请把“是否计校数”改为0，是独立学校的请清空所属学校标识码",
            r =>
                r.Counted && !string.IsNullOrEmpty(r.Parent)
                    ? new("parent", $"填为计校数，又填了所属学校“{r.Parent}”，暂按独立学校测算")
                    : null
        ),
        Check.OfRows(
            "private-school",
            Notice,
            "民办学校不计入三项保障指标",
            "工资（G8）、编制岗位（G10）、交流轮岗（G11）的县级数据中不要包含这所学校",
            r => r.Organiser == SchoolTerms.PrivateOrganiser ? new("organiser", "举办者为民办") : null
        ),
    ];

    private static Fault? Unknown(SchoolRecord row)
    {
        (string Column, string Title)[] blank =
        [
            .. row.Organiser is null ? [("organiser", "举办者")] : Array.Empty<(string, string)>(),
            .. row.Locale is null ? [("locale", "城乡类型")] : Array.Empty<(string, string)>(),
            .. row.Built is null ? [("built", "规划建成年份")] : Array.Empty<(string, string)>(),
        ];
        return blank.Length == 0
            ? null
            : new(blank[0].Column, $"没有填写{string.Join("、", blank.Select(b => b.Title))}");
    }
}
