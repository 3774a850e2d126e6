using FsCheck.Xunit;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Rectify;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Rectify;

/// <summary>The least that makes a school pass.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 200)]
public class PassCostTests
{
    private static readonly Dictionary<string, decimal> Prices = new()
    {
        ["price_degree_teacher"] = 1,
        ["price_backbone_teacher"] = 2,
        ["price_arts_teacher"] = 9,
        ["price_teaching_area"] = 3000,
        ["price_sports_area"] = 500,
        ["price_multimedia_room"] = 4,
    };

    [Property]
    public void A_school_of_one_stage_that_gets_what_it_needs_passes(RandomCounty county)
    {
        var rows = county.Schools(blanks: false, campuses: false);
        var judged = Build.County(rows);
        foreach (var cost in PassCost.Of(judged.Resources, Prices))
        {
            var school = judged.Schools[cost.Row].School;
            var draft = rows.Single(r => r.School == school);
            var stages = SchoolTerms.Judged.Where(s => draft[Fields.Pupils(s)] > 0).ToList();
            if (stages.Count > 1)
            {
                continue;
            }

            foreach (var need in cost.Needs)
            {
                draft[FieldOf(need.Indicator, stages[0])] += Least(need.Amount, need.Indicator is 3 or 4 or 5);
            }

            Assert.Equal(Verdict.Met, Build.County(draft).Verdict(school, stages[0]));
        }
    }

    [Property]
    public void It_never_costs_more_than_raising_everything_and_lists_just_the_schools_that_fail(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        var costs = PassCost.Of(judged.Resources, Prices);
        Assert.Equal(
            Enumerable
                .Range(0, judged.Units.Count)
                .Where(u => judged.Resources.UnitVerdicts[u] == Verdict.NotMet)
                .Select(u => judged.Units.Rows[u])
                .Distinct()
                .Order(),
            costs.Select(c => c.Row)
        );
        var all = GapCost
            .Of(judged.Resources, Prices)
            .Aggregate(Rational.Zero, (sum, c) => sum + c.WanToThreshold!.Value);
        Assert.True(costs.Aggregate(Rational.Zero, (sum, c) => sum + (c.Wan ?? Rational.Zero)) <= all);
    }

    [Fact]
    public void The_dearest_value_stays_at_the_floor_and_the_cheap_one_is_raised()
    {
        // 1,000 pupils: 4 ㎡ a pupil is under 4.5 and over the floor; 1,900 yuan likewise. One of them may stay.
        var school = Build
            .School("A", primary: 1000)
            .WithValue(4, 4m, Stage.Primary)
            .WithValue(6, 1900m, Stage.Primary);
        var cost = Assert.Single(PassCost.Of(Build.County(school).Resources, Prices));
        Assert.Equal([new Need(5, 10)], cost.Needs);
        Assert.Equal(new Rational(10, 1), cost.Wan);
        // Where equipment costs as it is and rooms nearly nothing, the rooms are built.
        var cheap = new Dictionary<string, decimal>(Prices) { ["price_teaching_area"] = 1 };
        var rooms = Assert.Single(PassCost.Of(Build.County(school).Resources, cheap));
        Assert.Equal([new Need(3, 500)], rooms.Needs);
    }

    [Fact]
    public void Without_a_price_the_way_is_shown_and_the_cost_is_not()
    {
        var school = Build.School("A", primary: 1000).WithValue(4, 3m, Stage.Primary);
        var cost = Assert.Single(PassCost.Of(Build.County(school).Resources, new Dictionary<string, decimal>()));
        Assert.Null(cost.Wan);
        Assert.Equal([new Need(3, 825)], cost.Needs);
    }

    private static Field FieldOf(int indicator, Stage stage) =>
        indicator switch
        {
            0 => Fields.Of(Field.MasterPrimary, stage),
            1 => Fields.Of(Field.BackbonePrimary, stage),
            2 => Fields.Of(Field.PePrimary, stage),
            3 => Field.TeachingArea,
            4 => Field.SportsGroundArea,
            5 => Field.EquipmentWan,
            _ => Field.MultimediaRooms,
        };

    /// <summary>The least figure a record can hold that is enough.</summary>
    private static decimal Least(Rational amount, bool isPart)
    {
        var scale = isPart ? 1_000_000 : 1;
        var scaled = amount * new Rational(scale, 1);
        return (decimal)((scaled.Numerator + scaled.Denominator - 1) / scaled.Denominator) / scale;
    }
}
