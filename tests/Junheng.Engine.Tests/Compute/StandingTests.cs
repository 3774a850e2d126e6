using FsCheck.Xunit;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Compute;

/// <summary>Where a school stands among the county's.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 100)]
public class StandingTests
{
    [Property]
    public void A_rank_is_one_more_than_the_units_with_a_higher_value(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        foreach (var stage in judged.Resources.Stages)
        {
            foreach (var unit in stage.Figures.Members)
            {
                for (var i = 0; i < 7; i++)
                {
                    var standing = Standing.Among(judged.Units, stage.Figures, unit, i);
                    Assert.Equal(judged.Units.Has(unit, i), standing is not null);
                    if (standing is null)
                    {
                        continue;
                    }

                    var value = judged.Units.Value(unit, i);
                    var values = stage.Figures.Members.Where(u => judged.Units.Has(u, i)).ToList();
                    Assert.Equal(values.Count(u => judged.Units.Value(u, i) > value) + 1, standing.Rank);
                    Assert.Equal(values.Count, standing.Of);
                    Assert.True(standing.Above is not { } a || judged.Units.Value(a, i) >= value);
                    Assert.True(standing.Below is not { } b || judged.Units.Value(b, i) <= value);
                    Assert.True(standing.Peers < standing.Of);
                    Assert.Equal(standing.Peers == 0, standing.PeerMedian is null);
                }
            }
        }
    }

    [Fact]
    public void Peers_are_the_others_of_the_size_band_and_their_middle_is_shown()
    {
        int[] pupils = [120, 200, 300, 400, 900];
        decimal[] values = [5m, 6m, 8m, 9m, 30m];
        var judged = Build.County(
            pupils.Select((p, i) => Build.School($"S{i}", primary: p).WithValue(4, values[i], Stage.Primary))
        );
        var stage = judged.Of(Stage.Primary).Figures;
        var standing = Standing.Among(judged.Units, stage, judged.Unit("S3"), 3)!;
        Assert.Equal((2, 5, 3, 6d), (standing.Rank, standing.Of, standing.Peers, standing.PeerMedian));
        Assert.Equal((judged.Unit("S4"), judged.Unit("S2")), (standing.Above, standing.Below));
        Assert.Equal(0, Standing.Among(judged.Units, stage, judged.Unit("S4"), 3)!.Peers);
        Assert.Equal(8d, Standing.Among(judged.Units, stage, judged.Unit("S1"), 3)!.PeerMedian);
    }
}
