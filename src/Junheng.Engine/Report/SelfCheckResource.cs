using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Report;

/// <summary>What the annex says of one of the seven resource indicators.</summary>
internal sealed class SelfCheckResource(CountyVerdict county, IReadOnlyList<SchoolRecord> schools, int indicator)
{
    /// <summary>Decimals of a CV that would otherwise seem to keep to its limit.</summary>
    private const int Finer = 6;

    private readonly ResourceVerdict resources = county.Resources;
    private readonly RulePack pack = county.Resources.Kernel.Pack;
    private readonly ResourceIndicator rule = county.Resources.Kernel.Pack.Indicators[indicator];

    public (string Text, IReadOnlyList<SelfCheckList> Lists) Made()
    {
        var verdict = county.Indicators[indicator];
        if (resources.Stages.Count == 0)
        {
            return (SelfCheckWords.Sentence(verdict, ["还没有学校数据"]), []);
        }

        var below = Lists(Verdict.NotMet, "", u => resources.UnitVerdicts.IsMet(u, indicator) == false);
        var blank = Lists(Verdict.CannotTell, "缺有关数据", u => !resources.Units.Has(u, indicator));
        var parts = new List<string>();
        if (below.Count > 0)
        {
            parts.Add(Below(below, verdict));
        }

        if (blank.Count > 0)
        {
            parts.Add($"{SelfCheckWords.Schools(blank)}缺有关数据");
        }

        parts.Add(Cvs());
        return (SelfCheckWords.Sentence(verdict, parts), [.. below, .. blank]);
    }

    private string Below(IReadOnlyList<SelfCheckList> below, Verdict verdict)
    {
        var floor = SelfCheckWords.Percent(pack["rule.floor"]);
        var under = Members().Count(u => resources.UnitVerdicts.ReachesFloor(u, indicator) == false);
        var text = $"有{SelfCheckWords.Schools(below)}{rule.Name}未达到{SelfCheckWords.Requirement(pack, rule.Key)}";
        return under > 0 ? $"{text}，其中{under}所低于要求的{floor}"
            : verdict == Verdict.Met ? $"{text}，但均不低于要求的{floor}，属于允许的余项"
            : $"{text}，均不低于要求的{floor}";
    }

    private string Cvs() =>
        "校际差异系数："
        + string.Join(
            '、',
            resources.Stages.Select(s =>
            {
                var name = s.Figures.Stage.Title();
                if (s.Figures.Cvs[indicator] is not { } cv)
                {
                    return $"{name}无法计算";
                }

                var decimals = s.IsBoundary(pack, indicator) ? Finer : pack.Whole("decimals.cv");
                var limit = pack.Numbers[$"cv.limits.{s.Figures.Stage.Code()}"].Text;
                return $"{name}{Rounding.Show(cv, decimals)}{(s.Over[indicator] == true ? $"（超过{limit}）" : "")}";
            })
        );

    private IEnumerable<int> Members() => resources.Stages.SelectMany(s => s.Figures.Members);

    private List<SelfCheckList> Lists(Verdict verdict, string what, Func<int, bool> chosen) =>
        [
            .. resources
                .Stages.Select(s =>
                    (s.Figures.Stage, Names: (string[])[.. s.Figures.Members.Where(chosen).Select(u => Name(u))])
                )
                .Where(s => s.Names.Length > 0)
                .Select(s => new SelfCheckList(what, s.Stage, verdict, s.Names, s.Names.Length)),
        ];

    private string Name(int unit) =>
        SelfCheckWords.Part(schools[resources.Units.Rows[unit]], resources.Units.Stages[unit]);
}
