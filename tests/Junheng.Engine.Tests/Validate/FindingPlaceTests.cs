using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.Engine.Tests.Validate;

public class FindingPlaceTests
{
    private readonly SampleCounty county = new();

    [Fact]
    public void Errors_come_before_warnings_and_rows_follow_the_file()
    {
        county["J03"].Organiser = 10;
        county["J02"].Name = "";
        county["J01"][Field.BackboneJunior] = 60;
        county["P01"][Field.BackbonePrimary] = 60;
        county["P01"].Name = "";

        var findings = county.Findings().Where(f => f.Code != "peer-outlier").ToArray();
        Assert.Equal(
            [
                (FindingLevel.Error, 2, "backbone-exceeds-teachers"),
                (FindingLevel.Error, 3, "backbone-exceeds-teachers"),
                (FindingLevel.Warning, 2, "name-blank"),
                (FindingLevel.Warning, 5, "name-blank"),
                (FindingLevel.Notice, 7, "private-school"),
            ],
            findings.Select(f => (f.Level, f.Row, f.Code))
        );
        Assert.All(findings, f => Assert.Equal("schools.csv", f.File));
    }

    [Fact]
    public void A_contradiction_within_a_campus_points_to_its_own_row()
    {
        // Together the two have more teachers than degrees: only the campus alone shows the slip.
        county["campus"][Field.BachelorPrimary] = county["campus"][Field.TeachersPrimary] + 1;

        var finding = Assert.Single(county.Findings(), f => f.Code == "degrees-exceed-teachers");
        Assert.Equal(county["campus"].School, finding.School);
        Assert.Contains("青山学校东校区", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_school_that_vanished_points_to_no_row_of_this_year()
    {
        county.WithLastYear().Remove("P01");

        var finding = Assert.Single(county.Findings());
        Assert.Equal(("", 0), (finding.File, finding.Row));
        Assert.NotEmpty(finding.School);
    }

    [Fact]
    public void A_message_names_the_school_the_figures_and_what_to_do()
    {
        county["P01"][Field.BackbonePrimary] = 32;

        var finding = Assert.Single(county.Findings(), f => f.Level == FindingLevel.Error);
        Assert.Equal(
            "“第1小学”小学骨干教师32人，超过专任教师31人。请核对两个数，骨干教师只计本学段专任教师。",
            finding.Message
        );
    }

    [Theory]
    [InlineData(45, 0, 0)]
    [InlineData(46, 1, 0)]
    [InlineData(46, 0, 1)]
    public void A_class_at_the_limit_is_not_over_it(int largest, int over, int findings)
    {
        county["P01"][Field.MaxClassPrimary] = largest;
        county["P01"][Field.ClassesOverPrimary] = over;
        Assert.Equal(findings, county.Findings().Count);
    }

    [Fact]
    public void Double_rows_are_not_taken_for_copied_ones()
    {
        county["P02"].CopyFigures(county["P01"]).School = county["P01"].School;
        Assert.DoesNotContain(county.Findings(), f => f.Code is "copied-figures" or "same-name-twice");
    }

    [Fact]
    public void Blank_figures_never_make_a_contradiction()
    {
        foreach (var draft in county.Drafts.Values)
        {
            foreach (var field in Fields.All)
            {
                draft[field.Field] = null;
            }
        }

        Assert.DoesNotContain(county.Findings(), f => f.Level == FindingLevel.Error);
    }
}
