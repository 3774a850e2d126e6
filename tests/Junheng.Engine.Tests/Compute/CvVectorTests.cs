using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Compute;

/// <summary>The worked example of the weighted coefficient of variation, and county results that were published.</summary>
public class CvVectorTests
{
    /// <summary>Pupils and books of five schools: the published example of the weighted formula (published: 0.52).</summary>
    private static readonly (int Pupils, int Books)[] Example = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)];

    /// <summary>Published books per pupil of the same five schools.</summary>
    private static readonly string[] PerPupil = ["6.20", "3.70", "10.51", "2.11", "7.31"];

    /// <summary>小学, R1 to R7 of 安徽省芜湖市鸠江区, 2023: mean, standard deviation, coefficient of variation.</summary>
    public static readonly TheoryData<int, string, string, string> Jiujiang = new()
    {
        { 1, "5.515273", "1.643162", "0.297929" },
        { 2, "0.887611", "0.445392", "0.501787" },
        { 3, "0.879277", "0.353427", "0.401952" },
        { 4, "4.563288", "1.316139", "0.288419" },
        { 5, "7.925946", "2.975795", "0.37545" },
        { 6, "2496.674864", "780.914372", "0.312782" },
        { 7, "2.784743", "1.097759", "0.394205" },
    };

    /// <summary>R1 to R7 of 安徽省宁国市, 2022: coefficient of variation and whether it is over the stage's limit.</summary>
    public static readonly TheoryData<Stage, int, string, bool> Ningguo = new()
    {
        { Stage.Primary, 1, "0.677", true },
        { Stage.Primary, 2, "0.674", true },
        { Stage.Primary, 3, "0.618", true },
        { Stage.Primary, 4, "0.519", true },
        { Stage.Primary, 5, "0.597", true },
        { Stage.Primary, 6, "0.167", false },
        { Stage.Primary, 7, "0.759", true },
        { Stage.Junior, 1, "0.542", true },
        { Stage.Junior, 2, "1.055", true },
        { Stage.Junior, 3, "0.507", true },
        { Stage.Junior, 4, "0.587", true },
        { Stage.Junior, 5, "0.686", true },
        { Stage.Junior, 6, "0.254", false },
        { Stage.Junior, 7, "0.496", true },
    };

    [Fact]
    public void The_worked_example_gives_three_different_coefficients_by_three_formulas()
    {
        var county = Books();
        var primary = county.Of(Stage.Primary).Figures;
        var balance = Balance.Of(county.Units, primary, 4, 7.5);

        Assert.Equal("0.515257", Rounding.Show(balance.Weighted!.Value, 6));
        Assert.Equal("0.488771", Rounding.Show(balance.Population!.Value, 6));
        Assert.Equal("0.546462", Rounding.Show(balance.Sample!.Value, 6));
        Assert.Equal(new Rational(1913, 302), primary.ExactMean(4));
        Assert.Equal(balance.Weighted, primary.Cvs[4]);
        Assert.Equal(PerPupil, Example.Select((_, i) => Rounding.Show(county.Value($"S{i}", 5)!.Value, 2)));
    }

    [Fact]
    public void The_formula_turns_the_verdict_of_the_worked_example()
    {
        Assert.True(Books().Of(Stage.Primary).Over[4]);
        Assert.False(Books(CvFormula.Population).Of(Stage.Primary).Over[4]);
        Assert.True(Books(CvFormula.Sample).Of(Stage.Primary).Over[4]);
    }

    [Theory]
    [MemberData(nameof(Jiujiang))]
    public void A_published_coefficient_is_its_deviation_over_its_mean(int indicator, string mean, string sd, string cv)
    {
        Assert.InRange(Decimal(sd) / Decimal(mean) - Decimal(cv), -0.000001m, 0.000001m);

        var county = Pair(Stage.Primary, indicator, Decimal(mean), Decimal(sd));
        var figures = county.Of(Stage.Primary).Figures;
        Assert.Equal(Rational.From(Decimal(mean)), figures.ExactMean(indicator - 1));
        Assert.Equal((double)Decimal(cv), figures.Cvs[indicator - 1]!.Value, 1.1e-6);
        Assert.Equal(indicator == 2, county.Of(Stage.Primary).Over[indicator - 1]);
    }

    [Fact]
    public void A_coefficient_of_0_501787_is_over_though_it_shows_as_0_50()
    {
        var primary = Pair(Stage.Primary, 2, 0.887611m, 0.445392m).Of(Stage.Primary);
        Assert.Equal("0.50", Rounding.Show(primary.Figures.Cvs[1]!.Value, 2));
        Assert.True(primary.Over[1]);
        Assert.Equal(Engine.Judge.Verdict.NotMet, primary.CvVerdict);
    }

    [Theory]
    [MemberData(nameof(Ningguo))]
    public void Published_coefficients_stand_against_their_limits(Stage stage, int indicator, string cv, bool over)
    {
        var judged = Pair(stage, indicator, 1000, 1000 * Decimal(cv)).Of(stage);
        Assert.Equal(Decimal(cv), (decimal)judged.Figures.Cvs[indicator - 1]!.Value, 12);
        Assert.Equal(over, judged.Over[indicator - 1]);
    }

    private static decimal Decimal(string text) => decimal.Parse(text, null);

    private static JudgedSchools Books(CvFormula formula = CvFormula.Weighted)
    {
        var pack = Build.National with { Cv = (formula, Build.National.Cv.Source) };
        return Build.County(
            Kernel.Compile(pack, Build.Day, false),
            Example.Select(
                (e, i) =>
                {
                    // Any figure may take the place of the books: R5 is a plain quotient by pupils.
                    var school = Build.School($"S{i}", primary: e.Pupils);
                    school[Field.IndoorSportsArea] = 0;
                    school[Field.SportsGroundArea] = e.Books;
                    return school;
                }
            )
        );
    }

    /// <summary>Two units of equal size, one deviation under and one over the mean.</summary>
    private static JudgedSchools Pair(Stage stage, int indicator, decimal mean, decimal sd)
    {
        // Two parts of a hundred million pupils give counts of persons and rooms all the digits needed.
        return Build.County(One("A", mean - sd), One("B", mean + sd));

        SchoolDraft One(string id, decimal value)
        {
            const int pupils = 100_000_000;
            var school =
                stage == Stage.Primary
                    ? Build.School(id, primary: pupils)
                    : Build.School(id, SchoolType.Junior, junior: pupils);
            return school.WithValue(indicator, value, stage);
        }
    }
}
