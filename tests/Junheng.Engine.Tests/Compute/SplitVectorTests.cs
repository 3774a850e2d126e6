using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Tests.Validate;

namespace Junheng.Engine.Tests.Compute;

/// <summary>The worked examples of the split, to six decimals and as fractions.</summary>
public class SplitVectorTests
{
    [Fact]
    public void Nine_year_school_of_1200_and_600_pupils_with_12000_square_metres()
    {
        var school = Build.School("A", SchoolType.NineYear, primary: 1200, junior: 600);
        school[Field.TeachingArea] = 12500;
        school[Field.IndoorSportsArea] = 500;
        Expect(school, 4, Stage.Primary, "6.451613", new(200, 31));
        Expect(school, 4, Stage.Junior, "7.096774", new(220, 31));
    }

    [Fact]
    public void Complete_secondary_school_of_900_and_600_pupils_with_five_million_yuan()
    {
        var school = Build.School("A", SchoolType.CompleteSecondary, junior: 900, senior: 600);
        school[Field.EquipmentWan] = 500;
        Expect(school, 6, Stage.Junior, "3086.419753", new(250_000, 81));
    }

    [Fact]
    public void Twelve_year_school_of_800_500_and_300_pupils_with_60_rooms()
    {
        var school = Build.School("A", SchoolType.TwelveYear, primary: 800, junior: 500, senior: 300);
        school[Field.MultimediaRooms] = 60;
        Expect(school, 7, Stage.Primary, "3.436426", new(1000, 291));
        Expect(school, 7, Stage.Junior, "3.780069", new(1100, 291));
    }

    [Fact]
    public void Primary_school_of_300_pupils_with_60_children_in_kindergarten_and_1800_square_metres()
    {
        var school = Build.School("A", primary: 300, kg: 60);
        school[Field.SportsGroundArea] = 1800;
        school[Field.IndoorSportsArea] = 0;
        Expect(school, 5, Stage.Primary, "5.076923", new(66, 13));
    }

    [Fact]
    public void Nine_year_school_of_166_and_210_pupils_with_23226_square_metres()
    {
        var school = Build.School("A", SchoolType.NineYear, primary: 166, junior: 210);
        school[Field.SportsGroundArea] = 20000;
        school[Field.IndoorSportsArea] = 3226;
        Expect(school, 5, Stage.Primary, "58.503778", new(23226, 397));
        Expect(school, 5, Stage.Junior, "64.354156", new(127743, 1985));
    }

    private static void Expect(SchoolDraft school, int indicator, Stage stage, string shown, Rational exact)
    {
        var county = Build.County(school);
        Assert.Equal(exact, county.Value("A", indicator, stage));
        Assert.Equal(shown, Rounding.Show(exact, 6));
        var unit = county.Unit("A", stage);
        Assert.Equal(exact.ToDouble(), county.Units.Value(unit, indicator - 1));
    }
}
