using FsCheck.Xunit;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Rectify;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Rectify;

/// <summary>What the gaps cost by the county's prices.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 100)]
public class GapCostTests
{
    private static readonly Dictionary<string, decimal> Prices = GapCost
        .Asked(Build.National)
        .ToDictionary(a => a.Item.Code, _ => 3000m);

    [Fact]
    public void Rooms_that_both_parts_of_a_school_share_are_built_once()
    {
        var school = Build.School("A", SchoolType.NineYear, primary: 400, junior: 400);
        school[Field.TeachingArea] = 1000m;
        var judged = Build.County(school);
        var gaps = new[] { Stage.Primary, Stage.Junior }.Select(s => Gap.Of(judged.Resources, judged.Unit("A", s), 3)!);
        var cost = GapCost.Of(judged.Resources, Prices)[3];
        Assert.Equal(gaps.Max(g => g.ToThreshold), cost.ToThreshold);
        // 3,000 yuan a square metre is 0.3 of 10,000 yuan.
        Assert.Equal(cost.ToThreshold * new Rational(3, 10), cost.WanToThreshold);
    }

    [Fact]
    public void Teachers_of_each_part_are_counted_apart()
    {
        var school = Build.School("A", SchoolType.NineYear, primary: 400, junior: 400);
        (school[Field.BackbonePrimary], school[Field.BackboneJunior]) = (1, 1);
        var judged = Build.County(school);
        Assert.Equal(new(6, 1), GapCost.Of(judged.Resources, Prices)[1].ToThreshold);
    }

    [Property]
    public void Without_a_price_there_is_no_cost_and_equipment_is_its_own_price(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        foreach (var cost in GapCost.Of(judged.Resources, new Dictionary<string, decimal>()))
        {
            var isMoney = Build.National.Indicators[cost.Indicator].Amount == "万元";
            Assert.Equal(isMoney, cost.Price is not null);
            Assert.Equal(cost.ToThreshold.Sign > 0 && !isMoney, cost.WanToThreshold is null);
            Assert.True(cost.WanToThreshold is null || !isMoney || cost.WanToThreshold == cost.ToThreshold);
            Assert.True(cost.ToFloor <= cost.ToThreshold);
        }
    }

    [Property]
    public void The_total_of_an_indicator_is_never_more_than_its_stages_together(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        var sums = GapSum.Of(judged.Resources).ToLookup(g => g.Indicator, g => g.ToThreshold);
        Assert.All(
            GapCost.Of(judged.Resources, Prices),
            c => Assert.True(c.ToThreshold <= sums[c.Indicator].Aggregate(Rational.Zero, (a, b) => a + b))
        );
    }
}
