using System.Numerics;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Judge;

/// <summary>A gap is the least that helps: exactly so much more meets, a little less does not.</summary>
public class GapTests
{
    public static TheoryData<SchoolType, Stage, int> Units()
    {
        var data = new TheoryData<SchoolType, Stage, int>();
        foreach (var type in Enum.GetValues<SchoolType>())
        {
            foreach (var stage in type.Implied().Intersect(SchoolTerms.Judged))
            {
                for (var i = 1; i <= 7; i++)
                {
                    data.Add(type, stage, i);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Raising_the_resource_by_the_gap_meets_and_by_less_does_not(SchoolType type, Stage stage, int indicator)
    {
        var before = Build.County(School(0));
        var gap = Gap.Of(before.Resources, before.Unit("A", stage), indicator - 1)!;
        Assert.True(gap.ToThreshold > gap.ToFloor && gap.ToFloor > 0);
        // Persons and rooms come whole; areas and money to the millionth that a record can hold.
        var step = indicator is 4 or 5 or 6 ? 0.000001m : 1;
        var (toThreshold, toFloor) = (Least(gap.ToThreshold, step), Least(gap.ToFloor, step));

        Assert.True(Build.County(School(toThreshold)).IsMet("A", indicator, stage));
        Assert.False(Build.County(School(toThreshold - step)).IsMet("A", indicator, stage));
        Assert.True(Build.County(School(toFloor)).ReachesFloor("A", indicator, stage));
        Assert.False(Build.County(School(toFloor - step)).ReachesFloor("A", indicator, stage));
        Assert.True(step < 1 || (gap.ToThreshold.Denominator.IsOne && gap.ToFloor.Denominator.IsOne));

        SchoolDraft School(decimal more)
        {
            var implied = type.Implied();
            var school = Build.School(
                "A",
                type,
                implied.Contains(Stage.Primary) ? 613 : 0,
                implied.Contains(Stage.Junior) ? 457 : 0,
                implied.Contains(Stage.Senior) ? 389 : 0
            );
            return school.WithResource(indicator, 1 + more, stage);
        }
    }

    [Fact]
    public void There_is_no_gap_at_the_threshold_and_none_to_the_floor_between_the_two()
    {
        var county = Build.County(
            Build.School("A", primary: 1000).WithValue(4, 4.5m, Stage.Primary),
            Build.School("B", primary: 1000).WithValue(4, 4.4m, Stage.Primary)
        );
        Assert.Equal((0, 0), Of("A"));
        Assert.Equal((0, 100), Of("B"));

        (Rational, Rational) Of(string school)
        {
            var gap = Gap.Of(county.Resources, county.Unit(school), 3)!;
            return (gap.ToFloor, gap.ToThreshold);
        }
    }

    [Fact]
    public void What_has_no_value_has_no_gap()
    {
        var school = Build.School("A", primary: 1000);
        school[Field.TeachingArea] = null;
        var county = Build.County(school);
        Assert.Null(Gap.Of(county.Resources, 0, 3));
        Assert.NotNull(Gap.Of(county.Resources, 0, 5));
    }

    [Fact]
    public void The_gaps_of_a_county_are_the_sums_of_its_units()
    {
        var county = Build.County(
            Build.School("A", primary: 1000).WithValue(4, 4.4m, Stage.Primary),
            Build.School("B", primary: 1000).WithValue(4, 4.499m, Stage.Primary),
            Build.School("C", primary: 1000).WithValue(4, 3.5m, Stage.Primary),
            Build.School("D", primary: 1000),
            Build.School("N", SchoolType.NineYear, 600, 400).WithValue(2, 0.5m, Stage.Junior)
        );
        var sums = GapSum.Of(county.Resources);
        Assert.Equal(14, sums.Count);
        var area = sums.Single(s => s is { Indicator: 3, Stage: Stage.Primary });
        Assert.Equal((3, 1, 1), (area.BelowThreshold, area.UnderFloor, area.Boundary));
        Assert.Equal((new Rational(325, 1), new Rational(1101, 1)), (area.ToFloor, area.ToThreshold));
        var backbone = sums.Single(s => s is { Indicator: 1, Stage: Stage.Junior });
        Assert.Equal((1, 2), (backbone.BelowThreshold, (int)backbone.ToThreshold.ToDouble()));
        Assert.Equal(2, sums.Count(s => s.BelowThreshold > 0));
    }

    private static decimal Least(Rational gap, decimal step)
    {
        var units = gap / Rational.From(step);
        return (decimal)((units.Numerator + units.Denominator - BigInteger.One) / units.Denominator) * step;
    }

    [Theory]
    [InlineData(1999.996, true)]
    [InlineData(1699.996, true)]
    [InlineData(1699.99, false)]
    [InlineData(2000, false)]
    public void A_value_that_rounding_would_lift_over_threshold_or_floor_is_a_boundary_case(
        double perPupil,
        bool boundary
    )
    {
        var draft = Build.School("A", primary: 1000);
        draft[Field.EquipmentWan] = (decimal)perPupil / 10;
        var county = Build.County(draft);
        Assert.Equal(boundary, Gap.Of(county.Resources, county.Unit("A", Stage.Primary), 5)!.IsBoundary);
    }
}
