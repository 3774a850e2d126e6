using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>One thing that stands between the county and a pass.</summary>
/// <param name="Key">The indicator or item (R4, G3, V1).</param>
/// <param name="Stage">The stage, where it has one.</param>
/// <param name="Verdict">Not met or cannot tell.</param>
/// <param name="Schools">Schools or stage parts in the way; 0 where it is a matter of the county.</param>
/// <param name="What">What is in the way, in Chinese.</param>
public sealed record Blocker(string Key, Stage? Stage, Verdict Verdict, int Schools, string What)
{
    /// <summary>Everything in the way, what is not met first, then by how few schools stand in the way.</summary>
    public static IReadOnlyList<Blocker> Of(CountyVerdict county) =>
        [
            .. Resources(county)
                .Concat(Items(county))
                .Concat(Veto(county))
                .OrderBy(b => b.Verdict == Verdict.NotMet ? 0 : 1)
                .ThenBy(b => b.Schools),
        ];

    private static IEnumerable<Blocker> Resources(CountyVerdict county)
    {
        var pack = county.Resources.Kernel.Pack;
        var units = county.Resources.UnitVerdicts;
        foreach (var stage in county.Resources.Stages)
        {
            var title = stage.Figures.Stage.Title();
            for (var i = 0; i < pack.Indicators.Count; i++)
            {
                var index = i;
                var rule = pack.Indicators[i];
                var failing = stage.Figures.Members.Count(u =>
                    units.All[u] == Verdict.NotMet && units.IsMet(u, index) == false
                );
                if (failing > 0)
                {
                    yield return new(
                        rule.Key,
                        stage.Figures.Stage,
                        Verdict.NotMet,
                        failing,
                        $"{failing}所{title}不达标，其{rule.Name}不足"
                    );
                }

                if (stage.Over[i] == true)
                {
                    yield return new(
                        rule.Key,
                        stage.Figures.Stage,
                        Verdict.NotMet,
                        0,
                        $"{title}{rule.Name}的校际差异系数超过上限"
                    );
                }

                if (stage.Figures.Lacking[i] > 0)
                {
                    var lacking = stage.Figures.Lacking[i];
                    yield return new(
                        rule.Key,
                        stage.Figures.Stage,
                        Verdict.CannotTell,
                        lacking,
                        $"{lacking}所{title}缺{rule.Name}的数据"
                    );
                }
            }
        }
    }

    private static IEnumerable<Blocker> Items(CountyVerdict county) =>
        from item in county.Items
        where item.Item.Group != ItemGroup.Local && item.Verdict != Verdict.Met
        let schools = item
            .Shortfalls.Where(s => s.Verdict != Verdict.Met)
            .Select(s => s.School.School)
            .Distinct()
            .Count()
        select new Blocker(item.Item.Key, null, item.Verdict, schools, $"{item.Item.Label}：{item.Conclusion}");

    private static IEnumerable<Blocker> Veto(CountyVerdict county) =>
        from veto in county.Veto
        where veto.Verdict != Verdict.Met
        select new Blocker(
            veto.Item.Key,
            null,
            veto.Verdict,
            0,
            veto.Verdict == Verdict.NotMet
                ? $"一票否决：存在以下情形：{veto.Item.Name}"
                : $"一票否决情形尚未核实：{veto.Item.Name}"
        );
}
