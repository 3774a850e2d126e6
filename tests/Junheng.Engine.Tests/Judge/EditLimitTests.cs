using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Judge;

/// <summary>Changes after which sums of doubles say nothing: on a limit, with nothing left of a sum, with large figures.</summary>
public class EditLimitTests
{
    private const long Millionth = 1;

    /// <summary>More than a double holds as a numerator.</summary>
    private const long Giant = 900_000_000_000;

    [Theory]
    [MemberData(nameof(CvLimitTests.Pairs), MemberType = typeof(CvLimitTests))]
    public void A_change_to_the_limit_of_a_cv_is_not_over_and_a_millionth_more_is(
        Stage stage,
        int pupilsA,
        string valueA,
        int pupilsB,
        string valueB
    )
    {
        var county = Pair(stage, (pupilsA, valueA), (pupilsB, valueB));
        var limit = county.Columns[Field.TeachingArea][1];
        county.Columns[Field.TeachingArea][1] = limit / 2 + 1;
        county.Judge();
        var before = SameVerdict.Bits(county);
        foreach (var (more, over) in new[] { (0L, false), (Millionth, true), (-Millionth, false), (Millionth, true) })
        {
            county.Change(new CellChange(Field.TeachingArea, 1, limit + more));
            Assert.Equal(over, county.Stages.Single().Over[3]);
            SameVerdict.Expect(county);
        }

        county.TakeBack();
        Assert.Equal(before, SameVerdict.Bits(county));
    }

    [Theory]
    [InlineData(4.2, true, true)]
    [InlineData(4.199999, false, true)]
    [InlineData(3.57, false, true)]
    [InlineData(3.569999, false, false)]
    public void A_change_to_a_threshold_or_the_floor_reaches_it(double value, bool met, bool floor)
    {
        var county = Same(5);
        // R1 is four teachers for a hundred pupils, and there are 300.
        var teachers = (long)Math.Round(value * 3 * Fields.Scale);
        county.Change([.. Degrees(2, 0), new(Field.BachelorPrimary, 2, teachers)]);
        Assert.Equal(met, county.UnitVerdicts.IsMet(2, 0));
        Assert.Equal(floor, county.UnitVerdicts.ReachesFloor(2, 0));
        SameVerdict.Expect(county);
    }

    [Fact]
    public void A_step_that_no_double_shows_is_still_below_the_threshold()
    {
        const long pupils = 4_000_000_000;
        var county = Build.County(Build.School("A", primary: 300), Build.School("B", primary: 400)).Resources;
        foreach (var field in new[] { Field.TeachingArea, Field.IndoorSportsArea, Field.PupilsPrimary })
        {
            county.Columns[field][1] = field == Field.PupilsPrimary ? pupils * Fields.Scale : 0;
        }

        county.Judge();
        var threshold = pupils * Fields.Scale / 2 * 9;
        county.Change(new CellChange(Field.TeachingArea, 1, threshold));
        Assert.True(county.UnitVerdicts.IsMet(1, 3));
        county.Change(new CellChange(Field.TeachingArea, 1, threshold - Millionth));
        Assert.Equal(4.5, county.Units.Value(1, 3));
        Assert.False(county.UnitVerdicts.IsMet(1, 3));
        SameVerdict.Expect(county);
    }

    [Fact]
    public void Values_that_become_all_equal_have_a_cv_of_nothing_at_all()
    {
        var county = Same(7, odd: 4000);
        Assert.True(county.Stages[0].Figures.Cvs[3] > 0);
        county.Change(new CellChange(Field.TeachingArea, 0, county.Columns[Field.TeachingArea][1]));
        Assert.Equal(0, county.Stages[0].Figures.Cvs[3]);
        SameVerdict.Expect(county);

        // And nearly equal ones have a small one.
        foreach (var more in new[] { 1, 1000, 1_000_000, 100_000_000, 1_000_000_000 })
        {
            county.Change(new CellChange(Field.TeachingArea, 3, county.Columns[Field.TeachingArea][1] + more));
            SameVerdict.Expect(county);
        }
    }

    [Theory]
    [InlineData(250_000_000)]
    [InlineData(Giant)]
    public void A_giant_figure_leaves_nothing_behind_when_it_is_changed_back(long giant)
    {
        var county = Same(9, odd: 4000);
        var before = SameVerdict.Bits(county);
        var area = county.Columns[Field.TeachingArea][4];
        for (var time = 0; time < 3; time++)
        {
            county.Change(new CellChange(Field.TeachingArea, 4, giant * Fields.Scale));
            SameVerdict.Expect(county);
            county.Change(new CellChange(Field.TeachingArea, 5, area + time));
            SameVerdict.Expect(county);
            county.Change(new CellChange(Field.TeachingArea, 4, area));
            SameVerdict.Expect(county);
        }

        county.TakeBack();
        Assert.Equal(before, SameVerdict.Bits(county));
    }

    [Fact]
    public void A_county_that_shrinks_to_a_millionth_keeps_its_cv()
    {
        var county = Same(12, odd: 4000);
        for (var row = 0; row < county.Columns.Count; row++)
        {
            foreach (var field in new[] { Field.TeachingArea, Field.IndoorSportsArea, Field.EquipmentWan })
            {
                var less = county.Columns[field][row] / 1_000_000 + row;
                county.Change(new CellChange(field, row, less));
                SameVerdict.Expect(county);
            }
        }
    }

    [Fact]
    public void Less_than_nothing_and_then_more_again_is_judged_as_it_stands()
    {
        // Sports rooms larger than all rooms: wrong, yet computed.
        var county = Same(5, odd: 4000);
        county.Change(new CellChange(Field.TeachingArea, 2, 0));
        Assert.True(county.Units.Value(2, 3) < 0);
        SameVerdict.Expect(county);
        county.Change(new CellChange(Field.TeachingArea, 2, 3000 * Fields.Scale));
        SameVerdict.Expect(county);
        county.Change([.. Enumerable.Range(0, 5).Select(r => new CellChange(Field.TeachingArea, r, 0))]);
        SameVerdict.Expect(county);
    }

    /// <summary>Equal primary schools of 300 pupils; the first may have more or less teaching area.</summary>
    private static ResourceVerdict Same(int schools, decimal? odd = null)
    {
        var drafts = Enumerable.Range(0, schools).Select(i => Build.School($"S{i}", primary: 300)).ToList();
        drafts[0][Field.TeachingArea] = odd ?? drafts[0][Field.TeachingArea];
        return Build.County(drafts).Resources;
    }

    private static ResourceVerdict Pair(Stage stage, params (int Pupils, string Value)[] units) =>
        Build
            .County(
                units.Select(
                    (unit, i) =>
                        (
                            stage == Stage.Primary
                                ? Build.School($"S{i}", primary: unit.Pupils)
                                : Build.School($"S{i}", SchoolType.Junior, junior: unit.Pupils)
                        ).WithValue(4, decimal.Parse(unit.Value, null), stage)
                )
            )
            .Resources;

    /// <summary>No teachers above the degree asked for.</summary>
    private static IEnumerable<CellChange> Degrees(int row, long millionths) =>
        Build.National.Indicators[0].Inputs[Stage.Primary].Select(i => new CellChange(i.Field, row, millionths));
}
