using FsCheck.Xunit;
using Junheng.Engine.Compute;

namespace Junheng.Engine.Tests.Compute;

/// <summary>What is shown beside the CV for analysis: groups, other measures, one school left out, one figure off.</summary>
[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 150)]
public class GroupSplitTests
{
    [Property]
    public void Between_and_within_sum_to_one_and_the_groups_to_all(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        foreach (var stage in judged.Resources.Stages)
        {
            for (var i = 0; i < 7; i++)
            {
                var known = stage.Figures.Members.Where(u => judged.Units.Has(u, i)).ToArray();
                var split = GroupSplit.Of(judged.Units, stage.Figures, i, u => u % 3);
                Assert.Equal(known.Length, split.Groups.Sum(g => g.Units));
                Assert.Equal(known.Sum(u => (long)judged.Units.Pupils[u]), split.Groups.Sum(g => g.Pupils));
                if (stage.Figures.Cvs[i] > 1e-6)
                {
                    Assert.Equal(1, split.Between!.Value + split.Groups.Sum(g => g.Within), 1e-9);
                }

                // One group has all of the difference within it, groups of one unit have none.
                var all = GroupSplit.Of(judged.Units, stage.Figures, i, _ => 0);
                if (AreSound(judged.Units, known, i))
                {
                    var cv = stage.Figures.Cvs[i] ?? 0;
                    Assert.Equal(cv, all.Groups.Sum(g => g.Cv ?? 0), 1e-9 * Math.Max(1, cv));
                }

                var single = GroupSplit.Of(judged.Units, stage.Figures, i, u => u);
                Assert.All(single.Groups, g => Assert.Equal(0, g.Cv ?? 0, 1e-9));
            }
        }
    }

    [Property]
    public void Without_a_unit_the_coefficient_is_that_of_the_county_without_it(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        foreach (var stage in judged.Resources.Stages)
        {
            var balance = Balance.Of(judged.Units, stage.Figures, 3, 1);
            if (!AreSound(judged.Units, [.. balance.Contributions.Select(c => c.Unit)], 3))
            {
                continue;
            }

            foreach (var part in balance.Contributions.Take(3))
            {
                var others = balance.Contributions.Where(c => c.Unit != part.Unit).Select(c => c.Unit).ToArray();
                Assert.Equal(others.Length == 0, part.CvWithout is null);
                if (others.Length > 0)
                {
                    var plain = Plain(judged.Units, others);
                    Assert.Equal(plain, part.CvWithout!.Value, 1e-6 * Math.Max(1, plain));
                }
            }

            if (balance.Band is var (least, greatest))
            {
                Assert.InRange(balance.Weighted!.Value, least - 1e-9, greatest + 1e-9);
            }
        }

        static double Plain(UnitColumns units, int[] members)
        {
            var pupils = members.Sum(u => (double)units.Pupils[u]);
            var mean = members.Sum(u => units.Pupils[u] * units.Value(u, 3)) / pupils;
            var square = members.Sum(u => units.Pupils[u] * Math.Pow(units.Value(u, 3) - mean, 2)) / pupils;
            return mean > 0 ? Math.Sqrt(square) / mean : 0;
        }
    }

    [Fact]
    public void Other_measures_agree_with_their_definitions()
    {
        int[] pupils = [100, 300, 600];
        decimal[] values = [2m, 4m, 8m];
        var judged = Build.County(
            pupils.Select((p, i) => Build.School($"S{i}", primary: p).WithValue(4, values[i], Schools.Stage.Primary))
        );
        var found = Inequality.Of(judged.Units, judged.Of(Schools.Stage.Primary).Figures, 3);
        const double Mean = 6.2;
        var theil = 0.0;
        var differences = 0.0;
        for (var i = 0; i < 3; i++)
        {
            var x = (double)values[i] / Mean;
            theil += pupils[i] / 1000.0 * x * Math.Log(x);
            for (var j = 0; j < 3; j++)
            {
                differences += pupils[i] / 1000.0 * pupils[j] / 1000.0 * Math.Abs((double)(values[i] - values[j]));
            }
        }

        Assert.Equal(theil, found.Theil!.Value, 1e-12);
        Assert.Equal(differences / (2 * Mean), found.Gini!.Value, 1e-12);
        Assert.Equal((4d, 6d), (found.Ratio!.Value, found.Difference!.Value));
    }

    [Property]
    public void Equal_values_are_equal_by_every_measure(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        foreach (var stage in judged.Resources.Stages)
        {
            for (var i = 0; i < 7; i++)
            {
                var found = Inequality.Of(judged.Units, stage.Figures, i);
                Assert.True(found.Gini is null or (>= 0 and <= 1));
                Assert.True(found.Theil is null or > -1e-9, $"{found.Theil}");
                if (stage.Figures.Cvs[i] == 0)
                {
                    Assert.Equal(0, found.Gini ?? 0, 1e-9);
                }
            }
        }
    }

    /// <summary>No negative value: else a mean may be next to nothing, and what is divided by it anything.</summary>
    private static bool AreSound(UnitColumns units, int[] members, int indicator) =>
        members.All(u => units.Value(u, indicator) >= 0) && members.Any(u => units.Value(u, indicator) > 0);
}
