using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Judge;

/// <summary>The county's verdict over 32 indicators and the veto.</summary>
public class CountyVerdictTests
{
    public static TheoryData<string> ItemKeys => [.. Build.National.Items.Select(i => i.Key)];

    public static TheoryData<string> VetoKeys => [.. Build.National.Veto.Select(v => v.Key)];

    [Fact]
    public void A_county_that_meets_everything_is_met()
    {
        var county = new Sound().Judge();
        Assert.Equal(Verdict.Met, county.Verdict);
        Assert.Equal(32, county.Met);
        Assert.Equal([7, 15, 9, 1, 6], county.Parts.Select(p => p.Count));
        Assert.All(county.Parts, p => Assert.Equal((Verdict.Met, p.Count), (p.Verdict, p.Met)));
        Assert.Empty(Blocker.Of(county));
    }

    [Theory]
    [MemberData(nameof(ItemKeys))]
    public void One_item_not_met_fails_the_county(string key)
    {
        var county = new Sound();
        Break(county, key);
        var judged = county.Judge();
        Assert.Equal(Verdict.NotMet, judged.Verdict);
        Assert.Equal(31, judged.Met);
        Assert.Equal([key], judged.Items.Where(i => i.Verdict != Verdict.Met).Select(i => i.Item.Key));
        Assert.Equal((key, Verdict.NotMet), Blocker.Of(judged).Select(b => (b.Key, b.Verdict)).Single());
    }

    [Theory]
    [MemberData(nameof(ItemKeys))]
    public void One_item_that_cannot_be_told_blocks_the_county(string key)
    {
        var county = new Sound();
        Blank(county, key);
        var judged = county.Judge();
        Assert.Equal(Verdict.CannotTell, judged.Verdict);
        Assert.Equal([key], judged.Items.Where(i => i.Verdict != Verdict.Met).Select(i => i.Item.Key));
        Assert.Equal(Verdict.CannotTell, judged.Items.Single(i => i.Item.Key == key).Verdict);
        Assert.Contains(Blocker.Of(judged), b => b.Key == key && b.Verdict == Verdict.CannotTell);
    }

    [Theory]
    [MemberData(nameof(VetoKeys))]
    public void One_ground_of_the_veto_fails_the_county_and_one_unlooked_at_blocks_it(string key)
    {
        var county = new Sound();
        county.Say(key, Verdict.NotMet);
        Assert.Equal(Verdict.NotMet, county.Judge().Verdict);
        Assert.Equal(32, county.Judge().Met);
        county.Judgements.Remove(key);
        Assert.Equal(Verdict.CannotTell, county.Judge().Verdict);
        Assert.Equal([key], Blocker.Of(county.Judge()).Select(b => b.Key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void One_unit_under_the_floor_of_one_indicator_fails_the_county(int indicator)
    {
        var county = new Sound();
        var field = Resources.Counted(indicator, Stage.Primary);
        county.Schools[0].WithResource(indicator, 1, Stage.Primary);
        var judged = county.Judge();
        Assert.Equal(Verdict.NotMet, judged.Verdict);
        Assert.Equal(Verdict.NotMet, judged.Indicators[indicator - 1]);
        Assert.Equal(31, judged.Met);

        county.Schools[0][field] = null;
        judged = county.Judge();
        Assert.Equal(Verdict.CannotTell, judged.Indicators[indicator - 1]);
        Assert.Equal(Verdict.CannotTell, judged.Verdict);
    }

    [Fact]
    public void A_coefficient_over_its_limit_fails_the_county_though_every_unit_is_met()
    {
        var county = new Sound();
        county.Schools[1].WithValue(6, 1_000_000, Stage.Primary);
        var judged = county.Judge();
        Assert.Equal(Verdict.Met, judged.Resources.Stages[0].UnitsVerdict);
        Assert.Equal(Verdict.NotMet, judged.Indicators[5]);
        Assert.Equal(Verdict.NotMet, judged.Verdict);
        Assert.Contains(Blocker.Of(judged), b => b is { Key: "R6", Schools: 0, Stage: Stage.Primary });
    }

    [Fact]
    public void One_value_between_floor_and_threshold_in_a_school_does_no_harm()
    {
        var county = new Sound();
        county.Schools[0].WithValue(4, 4.4m, Stage.Primary);
        var judged = county.Judge();
        Assert.All(judged.Resources.UnitVerdicts.All, v => Assert.Equal(Verdict.Met, v));
        Assert.Equal(Verdict.Met, judged.Indicators[3]);
        Assert.Equal((Verdict.Met, 32), (judged.Verdict, judged.Met));
    }

    [Fact]
    public void A_county_without_schools_cannot_be_told()
    {
        var county = new Sound();
        county.Schools.Clear();
        var judged = county.Judge();
        Assert.Equal(Verdict.CannotTell, judged.Verdict);
        Assert.All(judged.Indicators, v => Assert.Equal(Verdict.CannotTell, v));
        Assert.Equal(
            Verdict.CannotTell,
            Verdicts.Worst(judged.Items.Where(i => i.Item.Key is "G3" or "G4" or "G5").Select(i => i.Verdict))
        );
    }

    [Fact]
    public void Local_items_are_judged_but_do_not_enter_the_national_verdict()
    {
        var county = new Sound { Pack = Build.Packs.Find("shanxi/pingshun")! };
        county.Figures["quota_allocated"] = 840;
        var judged = county.Judge();
        Assert.Contains(judged.Items, i => i.Item.Key == "L1" && i.Verdict == Verdict.CannotTell);
        Assert.Equal((Verdict.Met, 32), (judged.Verdict, judged.Met));
        Assert.DoesNotContain(Blocker.Of(judged), b => b.Key.StartsWith('L'));

        // What the overlay changed does enter: 70 of a hundred places, not 50.
        county.Figures["quota_allocated"] = 839;
        Assert.Equal(Verdict.NotMet, county.Judge().Verdict);
    }

    [Fact]
    public void A_local_ground_of_the_veto_does_enter()
    {
        var county = new Sound { Pack = Build.Packs.Find("liaoning/shenyang")! };
        county.Figures["special_funds"] = 8000 * 75;
        Assert.Equal(Verdict.CannotTell, county.Judge().Verdict);
        county.Say("V7", Verdict.Met);
        Assert.Equal(Verdict.Met, county.Judge().Verdict);
    }

    [Fact]
    public void What_blocks_comes_with_failures_first_and_fewest_schools_first()
    {
        var county = new Sound();
        county.Schools[0].WithResource(4, 1, Stage.Primary);
        county.Schools[1].WithResource(4, 1, Stage.Primary);
        county.Schools[2][Field.MaxClassJunior] = 60;
        county.Say("V1", Verdict.NotMet);
        county.Judgements.Remove("G1");
        var blockers = Blocker.Of(county.Judge());

        Assert.Equal(
            blockers.OrderBy(b => b.Verdict == Verdict.NotMet ? 0 : 1).ThenBy(b => b.Schools).Select(b => b.What),
            blockers.Select(b => b.What)
        );
        Assert.Equal("G1", blockers[^1].Key);
        Assert.Contains(blockers, b => b is { Key: "V1", Schools: 0, Verdict: Verdict.NotMet });
        Assert.Contains(blockers, b => b is { Key: "G5", Schools: 1 });
        Assert.Contains(blockers, b => b is { Key: "R4", Schools: 2, Stage: Stage.Primary });
        Assert.All(blockers, b => Assert.NotEqual("", b.What));
    }

    private static void Break(Sound county, string key)
    {
        switch (key)
        {
            case "G3":
                county.Schools[0].Music = [];
                break;
            case "G4":
                county.Schools[0] = Build.School("P1", primary: 2001);
                break;
            case "G5":
                county.Schools[0][Field.MaxClassPrimary] = 46;
                break;
            case "G6":
                county.Schools.Add(Build.School("P3", primary: 99));
                county.Figures["small_school_funded_pupils"] = 99;
                break;
            case var _ when RatioTests.Edges.FirstOrDefault(e => (string)e[0] == key) is { } edge:
                county.Figures[(string)edge[1]] = decimal.Parse((string)edge[3], null);
                break;
            default:
                county.Say(key, Verdict.NotMet);
                break;
        }
    }

    private static void Blank(Sound county, string key)
    {
        switch (key)
        {
            case "G3":
                county.Schools[0].Music = null;
                break;
            case "G4":
                // Without them R4 to R7 cannot be told either.
                county.Schools[3][Field.PupilsJunior] = null;
                break;
            case "G5":
                county.Schools[0][Field.MaxClassPrimary] = county.Schools[0][Field.ClassesOverPrimary] = null;
                break;
            case "G6":
                county.Schools.Add(Build.School("P3", primary: 99));
                county.Figures.Remove("small_school_funded_pupils");
                break;
            case var _ when RatioTests.Edges.FirstOrDefault(e => (string)e[0] == key) is { } edge:
                county.Figures.Remove((string)edge[1]);
                break;
            default:
                county.Judgements.Remove(key);
                break;
        }
    }

    [Theory]
    [InlineData(Field.PupilsPrimary)]
    [InlineData(Field.ClassesPrimary)]
    [InlineData(Field.ClassesOverPrimary)]
    [InlineData(Field.MaxClassPrimary)]
    public void An_absurd_figure_is_judged_like_any_other(Field field)
    {
        // A telephone number in the wrong column must not take the county's pages with it.
        var county = new Sound();
        county.Schools[0][field] = 13_812_345_678;
        Assert.Equal(Verdict.NotMet, county.Judge().Verdict);
    }

    [Fact]
    public void A_largest_class_over_the_limit_says_nothing_of_how_many()
    {
        var county = new Sound();
        county.Schools[0][Field.MaxClassPrimary] = 60;
        county.Schools[0][Field.ClassesOverPrimary] = null;
        Assert.DoesNotContain("0个班", county.Item("G5").Conclusion);
    }

    [Fact]
    public void A_school_of_unknown_size_is_not_counted_as_a_small_one_without_pupils()
    {
        var county = new Sound();
        county.Schools[0][Field.PupilsPrimary] = null;
        Assert.DoesNotContain("学生0人", county.Item("G6").Conclusion);
        Assert.Contains("1所在校生数未填报", county.Item("G6").Conclusion);
    }
}
