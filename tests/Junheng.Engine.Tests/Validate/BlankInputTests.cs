using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.Engine.Tests.Validate;

public class BlankInputTests
{
    private readonly SampleCounty county = new();

    [Fact]
    public void A_blank_is_told_once_for_each_stage_and_indicator_that_needs_it()
    {
        county["twelve"][Field.IndoorSportsArea] = null;

        // R4 and R5, in the primary and in the junior stage.
        Assert.Equal(4, Blanks().Length);
        Assert.All(Blanks(), f => Assert.Equal("indoor_sports_area", f.Column));
    }

    [Fact]
    public void Two_blanks_of_one_indicator_are_one_finding_that_names_both()
    {
        county["J01"][Field.BachelorJunior] = null;
        county["J01"][Field.DoctorJunior] = null;

        var finding = Assert.Single(Blanks());
        Assert.Contains("初中本科学历教师数、初中博士学历教师数", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_that_no_indicator_of_the_stage_takes_may_be_blank()
    {
        // 初中的专科教师 is no input of R1.
        county["J01"][Field.AssociateJunior] = null;
        Assert.Empty(Blanks());
    }

    [Theory]
    [InlineData("special")]
    [InlineData("vocational")]
    public void An_excluded_school_needs_nothing(string key)
    {
        county[key][Field.EquipmentWan] = null;
        Assert.Empty(county.Findings());
    }

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 1)]
    public void A_teaching_point_needs_inputs_from_the_minimum_on(int pupils, int findings)
    {
        county["point"][Field.PupilsPrimary] = pupils;
        county["point"][Field.BackbonePrimary] = null;
        Assert.Equal(findings, Blanks().Length);
    }

    [Fact]
    public void A_stage_without_pupils_needs_nothing()
    {
        county["P01"][Field.TeachersJunior] = null;
        county["P01"][Field.BackboneJunior] = null;
        Assert.Empty(county.Findings());
    }

    [Fact]
    public void A_refused_cell_is_not_reported_a_second_time()
    {
        county["P01"].Rejected.Add(Field.EquipmentWan);
        Assert.Empty(county.Findings());
    }

    [Fact]
    public void A_campus_that_left_a_cell_blank_is_the_row_to_blame()
    {
        county["campus"][Field.EquipmentWan] = null;

        var rows = Blanks().Select(f => f.School).Distinct();
        Assert.Equal([county["campus"].School], rows);
    }

    [Fact]
    public void A_whole_school_figure_that_a_tolerance_could_add_is_asked_for_once()
    {
        county["twelve"].Locale = Locale.City;
        county["twelve"].CityCentre = true;
        county["twelve"][Field.ExtraSportsArea] = null;

        var finding = Assert.Single(county.Findings());
        Assert.Equal("extra_sports_area", finding.Column);
        Assert.Equal(FindingLevel.Notice, finding.Level);
    }

    [Fact]
    public void Nothing_is_asked_for_a_tolerance_that_is_not_applied()
    {
        county["twelve"].Locale = Locale.City;
        county["twelve"].CityCentre = true;
        county["twelve"][Field.ExtraSportsArea] = null;
        county.Tolerances = [];

        Assert.Empty(county.Findings());
    }

    [Fact]
    public void Visiting_teachers_may_be_blank_where_no_tolerance_counts_them()
    {
        county["point"].Locale = Locale.Town;
        county["point"][Field.VisitingPrimary] = null;
        Assert.Empty(county.Findings());
    }

    [Fact]
    public void A_blank_pupil_count_is_told_even_if_only_the_campus_is_of_that_type()
    {
        county["nine"].Type = SchoolType.Junior;
        county["nine"][Field.PupilsPrimary] = 0;
        county["campus"][Field.PupilsPrimary] = null;

        var finding = Assert.Single(county.Findings(), f => f.Code == "implied-pupils-blank");
        Assert.Equal(county["campus"].School, finding.School);
    }

    private Finding[] Blanks() => [.. county.Findings().Where(f => f.Code == "indicator-input-blank")];
}
