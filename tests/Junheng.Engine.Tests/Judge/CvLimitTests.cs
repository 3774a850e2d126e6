using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Judge;

/// <summary>A coefficient exactly at its limit is not over it; the least step more is, whatever a double makes of it.</summary>
public class CvLimitTests
{
    private const decimal Millionth = 0.000001m;

    /// <summary>Pupils and values of two units whose coefficient is exactly the limit of the stage.</summary>
    public static readonly TheoryData<Stage, int, string, int, string> Pairs = new()
    {
        { Stage.Primary, 300, "5", 300, "15" },
        { Stage.Primary, 1, "5", 1, "15" },
        { Stage.Primary, 300, "500000000", 300, "1500000000" },
        { Stage.Primary, 300, "0.000001", 300, "0.000003" },
        // Pupils 4:1: S = 0.4·d, X̄ = t + 0.2·d, so that d = 5/3·t gives one half.
        { Stage.Primary, 400, "3", 100, "8" },
        { Stage.Primary, 1600, "6", 400, "16" },
        { Stage.Junior, 300, "5.5", 300, "14.5" },
        { Stage.Junior, 700, "55000000", 700, "145000000" },
        // Pupils 4:1 and 0.45: 0.4·d = 0.45·(t + 0.2·d), so that d = 45/31·t.
        { Stage.Junior, 400, "3.1", 100, "7.6" },
        // Pupils 1:4, the larger unit being the richer: 0.4·d = 0.45·(t + 0.8·d), so that d = 11.25·t.
        { Stage.Junior, 100, "0.04", 400, "0.49" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Exactly_at_the_limit_is_not_over_and_a_millionth_more_is(
        Stage stage,
        int pupilsA,
        string valueA,
        int pupilsB,
        string valueB
    )
    {
        Expect(0, over: false);
        Expect(Millionth, over: true);
        Expect(-Millionth, over: false);

        void Expect(decimal more, bool over)
        {
            var rich = One("B", pupilsB, valueB);
            rich[Field.TeachingArea] += more;
            var judged = Build.County(One("A", pupilsA, valueA), rich).Of(stage);
            Assert.Equal(over, judged.Over[3]);
            Assert.Equal(over ? Verdict.NotMet : Verdict.Met, judged.CvVerdict);
        }

        SchoolDraft One(string id, int pupils, string value) =>
            (
                stage == Stage.Primary
                    ? Build.School(id, primary: pupils)
                    : Build.School(id, SchoolType.Junior, junior: pupils)
            )
                // The other values stay equal, so that only this coefficient speaks.
                .WithValue(1, 8, stage)
                .WithValue(2, 2, stage)
                .WithValue(3, 2, stage)
                .WithValue(7, 6, stage)
                .WithValue(4, decimal.Parse(value, null), stage);
    }

    [Fact]
    public void A_step_that_no_double_shows_is_still_over()
    {
        var rich = Build.School("B", primary: 300).WithValue(4, 1_500_000_000, Stage.Primary);
        rich[Field.TeachingArea] += Millionth;
        var judged = Build
            .County(Build.School("A", primary: 300).WithValue(4, 500_000_000, Stage.Primary), rich)
            .Of(Stage.Primary);
        Assert.Equal(0.5, judged.Figures.Cvs[3]);
        Assert.True(judged.Over[3]);
    }

    [Theory]
    [InlineData(SchoolType.NineYear, 0)]
    [InlineData(SchoolType.TwelveYear, 500)]
    public void Split_shares_at_the_limit_are_judged_exactly_too(SchoolType type, int senior)
    {
        // Both parts of such schools stand as 1 to 3: one half, over for junior parts, at the limit for primary ones.
        Expect(1, 3, 0, primary: false, junior: true);
        Expect(1, 3, Millionth, primary: true, junior: true);
        // 11 to 29 gives 0.45.
        Expect(11, 29, 0, primary: false, junior: false);
        Expect(11, 29, Millionth, primary: false, junior: true);

        void Expect(int poor, int rich, decimal more, bool primary, bool junior)
        {
            var county = Build.County(One("A", poor, 0), One("B", rich, more));
            Assert.Equal(primary, county.Of(Stage.Primary).Over[5]);
            Assert.Equal(junior, county.Of(Stage.Junior).Over[5]);
        }

        SchoolDraft One(string id, int times, decimal more)
        {
            // 307 and 211 pupils leave shares with no finite decimals.
            var school = Build.School(id, type, 307, 211, senior);
            school[Field.EquipmentWan] = (777.77m * times) + more;
            return school;
        }
    }

    [Fact]
    public void A_unit_without_a_value_leaves_the_coefficient_undecided_but_not_the_others()
    {
        var blank = Build.School("C", primary: 300);
        blank[Field.TeachingArea] = null;
        var over = Build
            .County(
                Build.School("A", primary: 300).WithValue(4, 1, Stage.Primary),
                Build.School("B", primary: 300).WithValue(4, 15, Stage.Primary),
                blank
            )
            .Of(Stage.Primary);
        Assert.Null(over.Over[3]);
        Assert.Equal(Verdict.CannotTell, over.CvVerdict);
        Assert.Equal(1, over.Figures.Lacking[3]);

        blank.WithValue(6, 100_000, Stage.Primary);
        var known = Build
            .County(Build.School("A", primary: 300), Build.School("B", primary: 300), blank)
            .Of(Stage.Primary);
        Assert.Null(known.Over[3]);
        Assert.True(known.Over[5]);
        Assert.Equal(Verdict.NotMet, known.CvVerdict);
    }
}
