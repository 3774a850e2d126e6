using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Judge;

/// <summary>Why a resource indicator stands in the county as it does, one line each, in Chinese with numbers.</summary>
public static class IndicatorReason
{
    /// <summary>Everything that keeps it from being met; where it is met, what that means for the units below.</summary>
    /// <param name="resources">A1 of the county.</param>
    /// <param name="indicator">0 to 6.</param>
    public static IReadOnlyList<string> Of(ResourceVerdict resources, int indicator)
    {
        var pack = resources.Kernel.Pack;
        var share = Rounding.Show(pack["rule.floor"] * 100, 2).TrimEnd('0').TrimEnd('.') + "%";
        var lines = new List<string>();
        foreach (var stage in resources.Stages)
        {
            var title = stage.Figures.Stage.Title();
            Say(Count(stage, u => Is(u, met: false, floor: false)), $"所{title}低于门槛的{share}");
            Say(
                Count(stage, u => Is(u, met: false, floor: true) && resources.UnitVerdicts[u] == Verdict.NotMet),
                $"所{title}未达门槛，且学校综合不达标"
            );
            if (stage.Over[indicator] == true)
            {
                lines.Add($"{title}校际差异系数超过上限{pack.Numbers["cv.limits." + stage.Figures.Stage.Code()].Text}");
            }

            Say(stage.Figures.Lacking[indicator], $"所{title}缺数据，是否达到门槛和差异系数无法判定");
            Say(
                Count(stage, u => Is(u, met: false, floor: true) && resources.UnitVerdicts[u] != Verdict.NotMet),
                $"所{title}未达门槛但不低于{share}，学校其余各项没有不达标的，不影响本项结论"
            );
        }

        return lines.Count > 0 ? lines
            : resources.Stages.Count > 0 ? ["各校都达到门槛，差异系数都不超过上限"]
            : [];

        bool Is(int u, bool met, bool floor) =>
            resources.UnitVerdicts.IsMet(u, indicator) == met
            && resources.UnitVerdicts.ReachesFloor(u, indicator) == floor;

        void Say(int count, string what)
        {
            if (count > 0)
            {
                lines.Add(count + what);
            }
        }
    }

    private static int Count(StageVerdict stage, Func<int, bool> of) => stage.Figures.Members.Count(of);
}
