using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Tests.Judge;

/// <summary>G4: no school too large; G5: no class too large; G6: small schools funded as a hundred.</summary>
public class SizeTests
{
    [Theory]
    [InlineData(SchoolType.Primary, 2000, 0, 0, 2000)]
    [InlineData(SchoolType.Junior, 0, 2000, 0, 2000)]
    [InlineData(SchoolType.TeachingPoint, 2000, 0, 0, 2000)]
    [InlineData(SchoolType.NineYear, 1400, 1100, 0, 2500)]
    [InlineData(SchoolType.TwelveYear, 1400, 1100, 900, 2500)]
    [InlineData(SchoolType.CompleteSecondary, 0, 2000, 3000, 2000)]
    public void A_school_at_its_limit_is_met_and_one_pupil_more_is_not(
        SchoolType type,
        int primary,
        int junior,
        int senior,
        int limit
    )
    {
        var school = Build.School("A", type, primary, junior, senior, kg: 80);
        var county = new Sound().Only(school);
        Assert.Empty(county.Short("G4"));

        school[junior > 0 ? Field.PupilsJunior : Field.PupilsPrimary] += 1;
        Assert.Equal([("size", Verdict.NotMet, 1)], county.Short("G4"));
        Assert.Contains($"超过{limit}人", county.Item("G4").Shortfalls[0].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SchoolType.Special)]
    [InlineData(SchoolType.Vocational)]
    public void An_excluded_school_has_no_limit(SchoolType type)
    {
        var county = new Sound();
        county.Schools.Add(Build.School("A", type, primary: 9000));
        Assert.Equal(Verdict.Met, county.Of("G4"));
    }

    [Fact]
    public void The_junior_part_of_a_complete_secondary_school_may_be_held_to_the_integrated_limit()
    {
        var items = Build.National.Items.Select(i =>
            i.Key == "G4"
                ? i with
                {
                    Choices = new Dictionary<string, (string, Citation)>
                    {
                        ["complete_secondary"] = ("integrated", i.Source),
                    },
                }
                : i
        );
        var pack = Build.National with { Items = [.. items] };
        var school = Build.School("A", SchoolType.CompleteSecondary, junior: 2500, senior: 900);
        Assert.Equal(
            Verdict.Met,
            new Sound { Pack = pack }
                .Only(school)
                .Of("G4")
        );
        Assert.Equal(Verdict.NotMet, new Sound().Only(school).Of("G4"));
        school[Field.PupilsJunior] = 2501;
        Assert.Equal(
            Verdict.NotMet,
            new Sound { Pack = pack }
                .Only(school)
                .Of("G4")
        );
    }

    [Theory]
    [InlineData(SchoolType.Primary, 2400)]
    [InlineData(SchoolType.CompleteSecondary, 2400)]
    [InlineData(SchoolType.NineYear, 3000)]
    public void Schools_built_by_2010_may_be_larger(SchoolType type, int limit)
    {
        var junior = type == SchoolType.CompleteSecondary ? limit : 0;
        var school = Build.School("A", type, limit - junior, junior);
        school.Built = 2010;
        var county = new Sound().Only(school).Granting("size_built_2010");
        Assert.Equal(Verdict.Met, county.Of("G4"));
        Assert.Equal(Verdict.NotMet, new Sound().Only(school).Of("G4"));
        school[junior > 0 ? Field.PupilsJunior : Field.PupilsPrimary] += 1;
        Assert.Equal(Verdict.NotMet, county.Of("G4"));
        school[junior > 0 ? Field.PupilsJunior : Field.PupilsPrimary] -= 1;
        foreach (var built in (int?[])[2011, null])
        {
            school.Built = built;
            Assert.Equal(Verdict.NotMet, county.Of("G4"));
        }
    }

    [Theory]
    [InlineData(1201, Verdict.Met)]
    [InlineData(1200, Verdict.NotMet)]
    [InlineData(null, Verdict.NotMet)]
    public void Schools_with_more_than_half_migrant_children_may_be_larger(int? migrants, Verdict expected)
    {
        var school = Build.School("A", primary: 2400);
        school[Field.MigrantPupils] = migrants;
        Assert.Equal(expected, new Sound().Only(school).Granting("size_migrant_half").Of("G4"));
    }

    [Fact]
    public void Unknown_pupils_cannot_be_told_unless_the_known_ones_are_too_many()
    {
        var school = Build.School("A", SchoolType.NineYear, primary: 1000, junior: 1000);
        school[Field.PupilsJunior] = null;
        Assert.Equal([("size", Verdict.CannotTell, 0)], new Sound().Only(school).Short("G4"));
        school[Field.PupilsPrimary] = 2501;
        Assert.Equal([("size", Verdict.NotMet, 1)], new Sound().Only(school).Short("G4"));
    }

    [Fact]
    public void Unknown_pupils_of_a_campus_cannot_be_told_either()
    {
        var campus = Build.School("B", SchoolType.Junior, junior: 100);
        (campus.Counted, campus.Parent) = (false, "A");
        campus[Field.PupilsJunior] = null;
        var county = new Sound().Only(Build.School("A", primary: 1000));
        county.Schools.Add(campus);
        Assert.Equal([("size", Verdict.CannotTell, 0)], county.Short("G4"));
    }

    [Theory]
    [InlineData(Stage.Primary, 45, 0, Verdict.Met)]
    [InlineData(Stage.Primary, 46, 1, Verdict.NotMet)]
    [InlineData(Stage.Primary, 46, null, Verdict.NotMet)]
    [InlineData(Stage.Primary, null, 0, Verdict.Met)]
    [InlineData(Stage.Primary, null, 2, Verdict.NotMet)]
    [InlineData(Stage.Primary, null, null, Verdict.CannotTell)]
    [InlineData(Stage.Junior, 50, 0, Verdict.Met)]
    [InlineData(Stage.Junior, 51, 1, Verdict.NotMet)]
    [InlineData(Stage.Junior, 45, null, Verdict.Met)]
    public void Every_class_counts_whatever_the_average(Stage stage, int? largest, int? over, Verdict expected)
    {
        var school =
            stage == Stage.Primary
                ? Build.School("A", primary: 400)
                : Build.School("A", SchoolType.Junior, junior: 400);
        school[Fields.Of(Field.MaxClassPrimary, stage)] = largest;
        school[Fields.Of(Field.ClassesOverPrimary, stage)] = over;
        var county = new Sound().Only(school);
        Assert.Equal(expected, county.Of("G5"));
        Assert.All(county.Item("G5").Shortfalls, s => Assert.Equal(over ?? 0, s.Count));
    }

    [Fact]
    public void Where_a_local_pack_asks_for_smaller_classes_the_national_count_proves_nothing()
    {
        var source = Build.National.Items[0].Source;
        var pack = Build.National with { Changes = [new("G5.thresholds.primary", "45", "40", source)] };
        var school = Build.School("A", primary: 400);
        school[Field.MaxClassPrimary] = null;
        Assert.Equal(
            Verdict.CannotTell,
            new Sound { Pack = pack }
                .Only(school)
                .Of("G5")
        );
        Assert.Equal(Verdict.Met, new Sound().Only(school).Of("G5"));
    }

    [Theory]
    [InlineData(99, 100, Verdict.Met)]
    [InlineData(99, 99, Verdict.NotMet)]
    [InlineData(99, null, Verdict.CannotTell)]
    [InlineData(100, 99, Verdict.Met)]
    [InlineData(100, null, Verdict.Met)]
    [InlineData(1, 100, Verdict.Met)]
    public void Small_schools_are_funded_as_a_hundred_pupils(int pupils, int? funded, Verdict expected)
    {
        foreach (var type in new[] { SchoolType.Primary, SchoolType.TeachingPoint })
        {
            var county = new Sound();
            county.Schools.Add(Build.School("A", type, primary: pupils));
            Funded(county, funded);
            Assert.Equal(expected, county.Of("G6"));
        }
    }

    [Fact]
    public void A_school_of_unknown_size_cannot_be_told_unless_the_funding_fails_anyway()
    {
        var county = new Sound();
        county.Schools[0][Field.PupilsPrimary] = null;
        Assert.Equal(Verdict.CannotTell, county.Of("G6"));
        Funded(county, 80);
        Assert.Equal(Verdict.NotMet, county.Of("G6"));
    }

    [Fact]
    public void A_special_school_is_no_small_school_and_both_stages_count_together()
    {
        var county = new Sound();
        Funded(county, null);
        county.Schools.Add(Build.School("A", SchoolType.Special, primary: 30, junior: 20));
        county.Schools.Add(Build.School("B", SchoolType.NineYear, primary: 60, junior: 40));
        Assert.Equal(Verdict.Met, county.Of("G6"));
        county.Schools.Add(Build.School("C", SchoolType.NineYear, primary: 60, junior: 39));
        Assert.Equal(Verdict.CannotTell, county.Of("G6"));
    }

    private static void Funded(Sound county, int? pupils)
    {
        county.Figures.Remove("small_school_funded_pupils");
        if (pupils is { } p)
        {
            county.Figures["small_school_funded_pupils"] = p;
        }
    }
}
