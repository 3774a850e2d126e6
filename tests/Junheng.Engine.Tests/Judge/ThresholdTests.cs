using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Judge;

/// <summary>Exactly at a threshold is met and one millionth under is not, for every indicator, stage and type.</summary>
public class ThresholdTests
{
    private const decimal Millionth = 0.000001m;

    /// <summary>Thresholds of the seven indicators, and the floor of the school test for each.</summary>
    public static readonly TheoryData<Stage, int, string, string> Limits = new()
    {
        { Stage.Primary, 1, "4.2", "3.57" },
        { Stage.Primary, 2, "1", "0.85" },
        { Stage.Primary, 3, "0.9", "0.765" },
        { Stage.Primary, 4, "4.5", "3.825" },
        { Stage.Primary, 5, "7.5", "6.375" },
        { Stage.Primary, 6, "2000", "1700" },
        { Stage.Primary, 7, "2.3", "1.955" },
        { Stage.Junior, 1, "5.3", "4.505" },
        { Stage.Junior, 2, "1", "0.85" },
        { Stage.Junior, 3, "0.9", "0.765" },
        { Stage.Junior, 4, "5.8", "4.93" },
        { Stage.Junior, 5, "10.2", "8.67" },
        { Stage.Junior, 6, "2500", "2125" },
        { Stage.Junior, 7, "2.4", "2.04" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_floor_is_85_per_cent_of_the_threshold(Stage stage, int indicator, string threshold, string floor)
    {
        var pack = Build.National;
        var limit = pack.Threshold(pack.Indicators[indicator - 1], stage);
        Assert.Equal(Rational.Parse(threshold), limit);
        Assert.Equal(Rational.Parse(floor), limit * pack["rule.floor"]);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_value_at_the_threshold_is_met_and_a_millionth_under_is_not(
        Stage stage,
        int indicator,
        string threshold,
        string floor
    )
    {
        foreach (var type in Types(stage))
        {
            Assert.Equal((true, true), At(type, stage, indicator, Number(threshold), 0));
            Assert.Equal((false, true), At(type, stage, indicator, Number(threshold), Millionth));
            Assert.Equal((false, true), At(type, stage, indicator, Number(floor), 0));
            Assert.Equal((false, false), At(type, stage, indicator, Number(floor), Millionth));
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Six_met_and_one_at_the_floor_is_met_and_a_millionth_under_the_floor_is_not(
        Stage stage,
        int indicator,
        string threshold,
        string floor
    )
    {
        Assert.NotEqual(threshold, floor);
        foreach (var type in Types(stage))
        {
            Assert.Equal((Verdict.Met, ""), Unit(type, stage, indicator, Number(floor), 0));
            Assert.Equal(
                (Verdict.NotMet, $"r{indicator}:floor"),
                Unit(type, stage, indicator, Number(floor), Millionth)
            );
        }
    }

    [Fact]
    public void Two_values_between_floor_and_threshold_are_one_too_many()
    {
        var school = Build
            .School("A", primary: 100)
            .WithValue(4, 4.4m, Stage.Primary)
            .WithValue(6, 1999, Stage.Primary);
        var county = Build.County(school);
        Assert.Equal(Verdict.NotMet, county.Verdict("A"));
        Assert.Equal("r4:below r6:below", county.Reason("A"));
        Assert.Equal(5, county.Resources.UnitVerdicts.MetCount(county.Unit("A")));
    }

    [Fact]
    public void A_missing_value_cannot_be_told_unless_the_known_ones_fail_by_themselves()
    {
        var school = Build.School("A", primary: 100).WithValue(4, 4.4m, Stage.Primary);
        school[Field.EquipmentWan] = null;
        Assert.Equal(Verdict.CannotTell, Build.County(school).Verdict("A"));
        Assert.Equal("r4:below r6:missing", Build.County(school).Reason("A"));

        school.WithValue(7, 2.2m, Stage.Primary);
        Assert.Equal(Verdict.NotMet, Build.County(school).Verdict("A"));
        school.WithValue(7, 3, Stage.Primary).WithValue(4, 3.8m, Stage.Primary);
        Assert.Equal(Verdict.NotMet, Build.County(school).Verdict("A"));
    }

    [Fact]
    public void A_boundary_case_is_one_that_rounding_would_turn()
    {
        var county = Build.County(
            Build.School("A", primary: 1000).WithValue(4, 4.495m, Stage.Primary),
            Build.School("B", primary: 1000).WithValue(4, 4.494999m, Stage.Primary),
            Build.School("C", primary: 1000).WithValue(4, 4.5m, Stage.Primary)
        );
        Assert.True(Gap.Of(county.Resources, county.Unit("A"), 3)!.IsBoundary);
        Assert.False(Gap.Of(county.Resources, county.Unit("B"), 3)!.IsBoundary);
        Assert.False(Gap.Of(county.Resources, county.Unit("C"), 3)!.IsBoundary);
        Assert.False(county.IsMet("A", 4));
    }

    private static SchoolType[] Types(Stage stage) =>
        stage == Stage.Primary
            ? [SchoolType.Primary, SchoolType.NineYear, SchoolType.TwelveYear, SchoolType.TeachingPoint]
            : [SchoolType.Junior, SchoolType.NineYear, SchoolType.TwelveYear, SchoolType.CompleteSecondary];

    private static decimal Number(string text) => decimal.Parse(text, null);

    private static (bool? Met, bool? Floor) At(SchoolType type, Stage stage, int indicator, decimal value, decimal less)
    {
        var county = Build.County(School(type, stage, indicator, value, less));
        return (county.IsMet("A", indicator, stage), county.ReachesFloor("A", indicator, stage));
    }

    private static (Verdict, string) Unit(SchoolType type, Stage stage, int indicator, decimal value, decimal less)
    {
        var county = Build.County(School(type, stage, indicator, value, less));
        return (county.Verdict("A", stage), county.Reason("A", stage));
    }

    /// <summary>A school whose resource is what the value asks for, less some.</summary>
    private static Validate.SchoolDraft School(SchoolType type, Stage stage, int indicator, decimal value, decimal less)
    {
        // Multiples of 1210 and 12100 leave whole numbers whatever the weights of the split.
        var implied = type.Implied();
        var school = Build.School(
            "A",
            type,
            implied.Contains(Stage.Primary) ? 12_100 : 0,
            implied.Contains(Stage.Junior) ? 24_200 : 0,
            implied.Contains(Stage.Senior) ? 36_300 : 0,
            implied.Contains(Stage.Primary) ? 1_210 : 0
        );
        school.WithValue(indicator, value, stage);
        school[Resources.Counted(indicator, stage)] -= less;
        return school;
    }
}
