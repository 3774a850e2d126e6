using Junheng.Engine.Figures;
using Junheng.Engine.Judge;

namespace Junheng.Engine.Tests.Judge;

/// <summary>The items that county figures decide: at the threshold, under it, without figures, with nothing to measure.</summary>
public class RatioTests
{
    /// <summary>Item, figure, a value that still meets it (the others as in the sound county) and one that does not.</summary>
    public static readonly TheoryData<string, string, string, string> Edges = new()
    {
        { "G7", "special_funds", "450000", "449999.99" },
        { "G8", "teacher_pay", "97300", "97299.99" },
        { "G9", "trained_teachers", "500", "499" },
        { "G11", "rotated_teachers", "40", "39" },
        { "G11", "rotated_backbone", "8", "7" },
        { "G12", "certified_teachers", "500", "499" },
        { "G13", "nearby_primary", "3000", "2999" },
        { "G13", "nearby_junior", "1900", "1899" },
        { "G14", "quota_allocated", "600", "599" },
        { "G15", "migrant_public", "820", "819" },
        { "G15", "migrant_purchased", "30", "29" },
        { "Q1", "graduates", "970", "969" },
        { "Q1", "transfers_in", "50", "51" },
        { "Q1", "transfers_out", "30", "29" },
        { "Q1", "deaths", "1", "0" },
        { "Q2", "disabled_enrolled", "190", "189" },
        { "Q4", "training_share_lowest", "5", "4.999999" },
        { "Q7", "labour_hours", "18", "17.9" },
        { "Q8", "school_hours_primary", "6", "6.000001" },
        { "Q8", "school_hours_junior", "7", "7.1" },
        { "Q9", "level_chinese", "3", "2" },
        { "Q9", "level_mathematics", "3", "2" },
        { "Q9", "level_science", "3", "2" },
        { "Q9", "level_pe", "3", "2" },
        { "Q9", "level_arts", "3", "2" },
        { "Q9", "level_moral", "3", "2" },
        { "Q9", "variation_chinese", "0.149999", "0.15" },
        { "Q9", "variation_mathematics", "0.149999", "0.15" },
        { "Q9", "variation_science", "0.149999", "0.15" },
        { "Q9", "variation_pe", "0.149999", "0.15" },
        { "Q9", "variation_arts", "0.149999", "0.15" },
        { "Q9", "variation_moral", "0.149999", "0.15" },
        { "S1", "survey_satisfied", "1700", "1699" },
    };

    /// <summary>The items whose figures are divided, and by what.</summary>
    public static readonly TheoryData<string, string> Denominators = new()
    {
        { "G7", "special_pupils" },
        { "G8", "civil_servant_pay" },
        { "G9", "teachers_total" },
        { "G11", "rotation_eligible" },
        { "G12", "teachers_on_post" },
        { "G13", "enrolled_primary" },
        { "G13", "enrolled_junior" },
        { "G14", "quota_total" },
        { "G15", "migrant_eligible" },
        { "Q2", "disabled_total" },
        { "Q7", "practice_hours" },
        { "S1", "survey_valid" },
    };

    [Fact]
    public void The_items_tested_are_all_that_figures_decide() =>
        Assert.Equal(
            Build.National.Items.Where(i => i.Method == Standards.ItemMethod.Ratio).Select(i => i.Key),
            Edges.Select(e => (string)e[0]).Distinct()
        );

    [Theory]
    [MemberData(nameof(Edges))]
    public void At_its_threshold_an_item_is_met_and_the_next_figure_is_not(
        string key,
        string code,
        string met,
        string unmet
    )
    {
        var county = new Sound();
        county.Figures[code] = decimal.Parse(met, null);
        Assert.Equal(Verdict.Met, county.Of(key));
        county.Figures[code] = decimal.Parse(unmet, null);
        Assert.Equal(Verdict.NotMet, county.Of(key));
    }

    [Theory]
    [MemberData(nameof(Edges))]
    public void A_missing_figure_cannot_be_told_and_is_named(string key, string code, string met, string unmet)
    {
        Assert.NotEqual(met, unmet);
        var county = new Sound();
        county.Figures.Remove(code);
        var item = county.Item(key);
        Assert.Equal(Verdict.CannotTell, item.Verdict);
        var title = Engine.Schools.CountyItems.Find(code)!.Title;
        Assert.Contains(title, item.Conclusion, StringComparison.Ordinal);
        Assert.Contains(item.Tests, t => t.Missing.Contains(title) && t.Value.Why == Missing.Blank);
    }

    [Theory]
    [MemberData(nameof(Denominators))]
    public void With_nothing_to_divide_by_only_a_persons_judgement_decides(string key, string code)
    {
        foreach (var said in (Verdict?[])[null, Verdict.Met, Verdict.NotMet, Verdict.CannotTell])
        {
            var county = new Sound();
            county.Figures[code] = 0;
            county.Judgements.Remove(key);
            if (said is { } verdict)
            {
                county.Say(key, verdict);
            }

            var item = county.Item(key);
            Assert.Equal(said ?? Verdict.CannotTell, item.Verdict);
            Assert.Contains(item.Tests, t => t.Value.Why == Missing.DenominatorZero);
        }
    }

    [Fact]
    public void Retention_takes_transfers_and_deaths_into_account()
    {
        var county = new Sound();
        foreach (var (code, value) in new[] { ("graduates", 500m), ("transfers_in", 40), ("transfers_out", 25) })
        {
            county.Figures[code] = value;
        }

        (county.Figures["entry_cohort"], county.Figures["deaths"]) = (512, 2);
        var test = Assert.Single(county.Item("Q1").Tests);
        Assert.Equal(new Rational(48500, 510), test.Value.Value);
        Assert.Equal(Verdict.Met, test.Verdict);

        // All who entered died: nothing left to measure.
        county.Figures["deaths"] = 512;
        Assert.Equal(Missing.DenominatorZero, county.Item("Q1").Tests[0].Value.Why);
    }

    [Fact]
    public void A_figure_under_its_threshold_is_not_met_though_another_is_missing()
    {
        var county = new Sound();
        county.Figures.Remove("rotated_backbone");
        county.Figures["rotated_teachers"] = 39;
        Assert.Equal(Verdict.NotMet, county.Of("G11"));
    }

    [Theory]
    [InlineData("G8")]
    [InlineData("G14")]
    [InlineData("G15")]
    [InlineData("Q7")]
    [InlineData("Q8")]
    public void Where_figures_need_evidence_too_both_must_hold(string key)
    {
        var county = new Sound();
        Assert.Equal(Verdict.Met, county.Of(key));
        county.Say(key, Verdict.NotMet);
        Assert.Equal(Verdict.NotMet, county.Of(key));
        county.Judgements.Remove(key);
        Assert.Equal(Verdict.CannotTell, county.Of(key));
        Assert.Contains("尚无人", county.Item(key).Conclusion, StringComparison.Ordinal);

        var edge = Edges.First(e => (string)e[0] == key);
        county.Figures[(string)edge[1]] = decimal.Parse((string)edge[3], null);
        county.Say(key, Verdict.Met);
        Assert.Equal(Verdict.NotMet, county.Of(key));
    }

    [Theory]
    [InlineData("G9")]
    [InlineData("Q2")]
    public void Where_figures_alone_decide_a_persons_word_changes_nothing(string key)
    {
        var county = new Sound();
        county.Say(key, Verdict.NotMet);
        Assert.Equal(Verdict.Met, county.Of(key));
    }

    [Theory]
    [InlineData("G1")]
    [InlineData("G2")]
    [InlineData("G10")]
    [InlineData("Q3")]
    [InlineData("Q5")]
    [InlineData("Q6")]
    public void Evidence_items_are_what_a_person_entered(string key)
    {
        foreach (var verdict in (Verdict[])[Verdict.Met, Verdict.NotMet, Verdict.CannotTell])
        {
            var county = new Sound();
            county.Say(key, verdict);
            Assert.Equal(verdict, county.Of(key));
            county.Judgements.Remove(key);
            Assert.Equal(Verdict.CannotTell, county.Of(key));
        }
    }

    [Theory]
    [InlineData("G12", "certified_teachers", 499.9, "%")]
    [InlineData("S1", "survey_satisfied", 1699.99, "%")]
    [InlineData("Q8", "school_hours_primary", 6.000001, "小时")]
    public void A_value_just_short_is_never_shown_as_reached(string item, string figure, double value, string unit)
    {
        var county = new Sound();
        county.Figures[figure] = (decimal)value;
        var test = county.Item(item).Tests[0];
        Assert.Equal(Verdict.NotMet, test.Verdict);
        Assert.EndsWith(unit, test.Shown);
        Assert.NotEqual(test.Threshold.Text + unit, test.Shown);
        Assert.Contains(test.Shown, county.Item(item).Conclusion);
    }
}
