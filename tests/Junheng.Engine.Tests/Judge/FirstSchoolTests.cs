using FsCheck.Xunit;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Judge;

/// <summary>The schools a county should begin with.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 100)]
public class FirstSchoolTests
{
    [Property]
    public void Every_school_named_is_in_the_way_and_no_more_are_named_than_asked(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        var first = FirstSchool.Of(judged.Resources, 5);
        Assert.True(first.Count <= 5);
        Assert.All(first, f => Assert.True(f.FailingUnits > 0 || f.Effects.Count > 0));
        Assert.All(first.SelectMany(f => f.Effects), e => Assert.True(e.Then < e.Now));
        var failing = judged
            .Resources.Stages.SelectMany(s => s.Figures.Members)
            .Count(u => judged.Resources.UnitVerdicts.All[u] == Verdict.NotMet);
        Assert.Equal(failing, FirstSchool.Of(judged.Resources, int.MaxValue).Sum(f => f.FailingUnits));
    }

    [Fact]
    public void The_poorest_large_school_comes_first_where_a_coefficient_is_over_its_limit()
    {
        int[] pupils = [900, 100, 500, 500];
        decimal[] values = [1m, 1m, 9m, 12m];
        var judged = Build.County(
            pupils.Select((p, i) => Build.School($"S{i}", primary: p).WithValue(4, values[i], Stage.Primary))
        );
        Assert.True(judged.Of(Stage.Primary).Over[3]);
        var first = FirstSchool.Of(judged.Resources, 2);
        Assert.Equal(
            [judged.Unit("S0"), judged.Unit("S1")],
            first.Select(f => judged.Units.Rows.ToList().IndexOf(f.Row))
        );
        Assert.Contains(first[0].Effects, e => e.Indicator == 3 && e.Then < e.Now);
        Assert.Contains((Stage.Primary, 3), first[0].Lacking);
    }
}
