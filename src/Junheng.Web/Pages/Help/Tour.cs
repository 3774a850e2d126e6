using Junheng.App;

namespace Junheng.Web.Pages.Help;

/// <summary>五分钟走一遍: the places a newcomer looks at once, in a county that has data.</summary>
public static class Tour
{
    /// <summary>A place, and the one thing to do there; both are keys of texts.</summary>
    public sealed record Place(string Task, string Look, string Link);

    /// <summary>The stops in order; empty where the year has nothing to look at.</summary>
    public static IReadOnlyList<Place> Of(OpenedYear opened)
    {
        var (county, year) = (opened.County.Code, opened.Year);
        var resources = opened.Result.Strict.Resources;
        if (resources.Stages.Count == 0)
        {
            return [];
        }

        var pack = opened.Result.Inputs.Pack;
        // A value below its threshold tells most; where there is none, the first one does.
        var shared = Enumerable.Range(0, pack.Indicators.Count).First(i => pack.Indicators[i].Shared);
        var members = resources.Stages[0].Figures.Members;
        var below = members.Where(u => resources.UnitVerdicts.IsMet(u, shared) == false).ToList();
        var unit = below.Count > 0 ? below[0] : members[0];
        var school = opened.Result.Schools[resources.Units.Rows[unit]].School;
        var key = pack.Indicators[shared].Key;
        Place[] all =
        [
            new("看一看全县为什么不达标", "总体结论下面列着还差什么，涉及学校少的在前。", Links.Home(county, year)),
            new(
                "点开一个数，看它从哪里来",
                "公式、每一步、每个输入在哪个文件的哪个单元格、谁确认的。",
                Links.Figure(county, year, school, resources.Units.Stages[unit], key)
            ),
            new("看哪些学校拉大了差距", "对方差贡献最大的学校排在最前。", Links.Balance(county, year)),
            new("看每所学校还缺多少", "以人、㎡、间、万元列出到门槛和到下限的缺口。", Links.Gaps(county, year)),
            new("看一项指标是怎么判的", "算式、门槛、出处和涉及的学校都在一页。", Links.Item(county, year, "G5")),
            new("看数据哪里可能填错", "每个问题都写着在哪里、怎么处理。", Links.Validate(county, year)),
            new("下载年报表，看要填什么", "在“上传文件”里下载；每个数字旁有上年数值。", Links.Import(county, year)),
            new("查一个名词的口径", "页面上“口径”二字都通到这里。", Links.Glossary(county, year)),
        ];
        return [.. all.Select(p => p with { Link = Links.OfVersion(opened, p.Link) })];
    }
}
