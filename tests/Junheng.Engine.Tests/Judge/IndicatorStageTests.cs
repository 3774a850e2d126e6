using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Judge;

/// <summary>How the units of a stage stand to the threshold of one indicator, and why the indicator stands so.</summary>
public sealed class IndicatorStageTests
{
    private const int Area = 3;

    [Fact]
    public void Units_stand_below_lowest_first_and_above_nearest_first()
    {
        var county = Build.County(
            School("A", 4.6m),
            School("B", 4.4m),
            School("C", 3m),
            School("D", 4.5m),
            School("E", null),
            Build.School("J", SchoolType.Junior, junior: 400)
        );
        var all = IndicatorStage.Of(county.Resources, Area, nearest: 2);
        Assert.Equal([Stage.Primary, Stage.Junior], all.Select(s => s.Stage.Figures.Stage));
        var primary = all[0];
        Assert.Equal(["C", "B"], primary.Below.Select(Name));
        Assert.Equal(["D", "A"], primary.NearestAbove.Select(Name));
        Assert.Equal([true, false], primary.NearestAbove.Select(g => g.IsExact));
        Assert.Equal((2, 1, 1), (primary.Met, primary.UnderFloor, primary.Lacking));
        Assert.Empty(all[1].Below);
        Assert.Equal("D", Name(Assert.Single(IndicatorStage.Of(county.Resources, Area, 1)[0].NearestAbove)));

        string Name(Gap gap) => county.Schools[county.Units.Rows[gap.Unit]].School;
    }

    [Fact]
    public void The_reason_names_everything_in_the_way()
    {
        var fine = Build.County(School("A", 4.5m), School("B", 4.6m));
        Assert.Equal(["各校都达到门槛，差异系数都不超过上限"], IndicatorReason.Of(fine.Resources, Area));

        // One short, but not under the floor, and all else met: the school passes, and so does the indicator.
        var spared = Build.County(School("A", 4.5m), School("B", 4.4m));
        Assert.StartsWith(
            "1所小学未达门槛但不低于85%",
            Assert.Single(IndicatorReason.Of(spared.Resources, Area)),
            default
        );

        var bad = Build.County(
            School("A", 4.4m).WithResource(7, 0, Stage.Primary),
            School("B", 1m),
            School("C", 40m),
            School("D", null)
        );
        Assert.Equal(
            [
                "1所小学低于门槛的85%",
                "1所小学未达门槛，且学校综合不达标",
                "1所小学缺数据，是否达到门槛和差异系数无法判定",
            ],
            IndicatorReason.Of(bad.Resources, Area)
        );
        var uneven = Build.County(School("A", 4.5m), School("B", 40m));
        Assert.Equal(["小学校际差异系数超过上限0.50"], IndicatorReason.Of(uneven.Resources, Area));
        Assert.Empty(IndicatorReason.Of(Build.County().Resources, Area));
    }

    /// <summary>A primary school with this much teaching area per pupil; null leaves it blank.</summary>
    private static SchoolDraft School(string code, decimal? area)
    {
        var school = Build.School(code, primary: 400).WithValue(Area + 1, area ?? 1, Stage.Primary);
        school[Field.TeachingArea] = area is null ? null : school[Field.TeachingArea];
        return school;
    }
}
