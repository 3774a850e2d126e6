using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Compute;

/// <summary>过渡性条款 that bear on R3 and R5: for whom, and what they add.</summary>
public class ToleranceTests
{
    [Theory]
    [InlineData(49, Locale.Rural, false)]
    [InlineData(50, Locale.Rural, true)]
    [InlineData(99, Locale.Rural, true)]
    [InlineData(100, Locale.Rural, false)]
    [InlineData(80, Locale.Town, false)]
    [InlineData(80, Locale.City, false)]
    [InlineData(80, null, false)]
    public void Visiting_teachers_count_in_rural_units_of_50_to_99_pupils(int pupils, Locale? locale, bool counts)
    {
        var school = Build.School("A", SchoolType.NineYear, primary: pupils, junior: 300);
        school.Locale = locale;
        (school[Field.VisitingPrimary], school[Field.VisitingJunior]) = (3, 7);
        Assert.Equal(new Rational(200, pupils), Strict(school).Value("A", 3));
        var tolerant = Tolerant(school);
        Assert.Equal(new Rational(counts ? 500 : 200, pupils), tolerant.Value("A", 3));
        // It is the unit that must be small, not the school, and each stage has its own visitors.
        Assert.Equal(2, tolerant.Value("A", 3, Stage.Junior));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Extra_grounds_count_in_a_city_centre_before_the_split(bool centre)
    {
        var school = Build.School("A", SchoolType.NineYear, primary: 1000, junior: 1000);
        school.CityCentre = centre;
        (school[Field.SportsGroundArea], school[Field.IndoorSportsArea]) = (2000, 100);
        school[Field.ExtraSportsArea] = 2100;
        Assert.Equal(new Rational(2100, 2100), Strict(school).Value("A", 5));
        Assert.Equal(centre ? 2 : 1, Tolerant(school).Value("A", 5));
        Assert.Equal(new Rational(centre ? 22 : 11, 10), Tolerant(school).Value("A", 5, Stage.Junior));
    }

    [Fact]
    public void A_blank_addition_counts_as_none_and_repairs_no_other_blank()
    {
        var school = Build.School("A", primary: 80);
        (school.Locale, school.CityCentre) = (Locale.Rural, true);
        (school[Field.VisitingPrimary], school[Field.ExtraSportsArea]) = (null, null);
        Assert.Equal(Strict(school).Lines(), Tolerant(school).Lines());

        (school[Field.VisitingPrimary], school[Field.ExtraSportsArea]) = (5, 500);
        (school[Field.PePrimary], school[Field.SportsGroundArea]) = (null, null);
        Assert.Null(Tolerant(school).Value("A", 3));
        Assert.Null(Tolerant(school).Value("A", 5));
    }

    [Fact]
    public void Means_and_coefficients_use_what_the_tolerances_add()
    {
        var small = Build.School("A", primary: 80);
        small.Locale = Locale.Rural;
        small[Field.VisitingPrimary] = 2;
        SchoolDraft[] schools = [small, Build.School("B", primary: 80)];
        Assert.Equal(new Rational(200, 80), Strict(schools).Of(Stage.Primary).Figures.ExactMean(2));
        Assert.Equal(new Rational(300, 80), Tolerant(schools).Of(Stage.Primary).Figures.ExactMean(2));
        Assert.Equal(1 / 3.0, Tolerant(schools).Of(Stage.Primary).Figures.Cvs[2]!.Value, 1e-15);
    }

    [Fact]
    public void Outside_their_dates_they_are_not_granted()
    {
        var school = Build.School("A", primary: 80);
        school.Locale = Locale.Rural;
        school[Field.VisitingPrimary] = 2;
        foreach (var (year, count) in new[] { (2018, 2), (2019, 4), (2022, 4), (2023, 2) })
        {
            var kernel = Engine.Compute.Kernel.Compile(
                Build.National,
                Engine.Compute.Kernel.RulesDay(year),
                tolerances: true
            );
            Assert.Equal(new Rational(100 * count, 80), Build.County(kernel, school).Value("A", 3));
        }
    }

    private static JudgedSchools Strict(params SchoolDraft[] schools) => Build.County(schools);

    private static JudgedSchools Tolerant(params SchoolDraft[] schools) =>
        Build.County(Build.Kernel(tolerances: true), schools);
}
