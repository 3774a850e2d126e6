using FsCheck.Xunit;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Compute;

[Properties(Arbitrary = [typeof(RandomCounty)], MaxTest = 150)]
public class BalanceTests
{
    [Property]
    public void The_units_parts_in_the_variance_sum_to_one(RandomCounty county)
    {
        var judged = Build.County(county.Schools());
        foreach (var stage in judged.Resources.Stages)
        {
            for (var i = 0; i < 7; i++)
            {
                var balance = Balance.Of(judged.Units, stage.Figures, i, 1);
                Assert.Equal(stage.Figures.Cvs[i], balance.Weighted);
                if (balance.Weighted > 1e-9)
                {
                    Assert.Equal(1, balance.Contributions.Sum(c => c.Share), 1e-12);
                    Assert.All(balance.Contributions, c => Assert.InRange(c.Share, 0, 1));
                    Assert.Equal(
                        stage.Figures.Members.Where(u => judged.Units.Has(u, i)),
                        balance.Contributions.Select(c => c.Unit)
                    );
                }
            }
        }
    }

    [Fact]
    public void The_coefficient_if_a_unit_reached_the_threshold_is_what_the_kernel_computes_when_it_does()
    {
        int[] pupils = [120, 340, 560, 975];
        decimal[] values = [2.5m, 3.9m, 5.1m, 8.25m];
        var before = Build.County(Rows());
        var balance = Balance.Of(before.Units, before.Of(Stage.Primary).Figures, 3, 4.5);
        for (var i = 0; i < pupils.Length; i++)
        {
            var unit = before.Unit($"S{i}");
            var at = balance.Contributions.Single(c => c.Unit == unit).CvAtThreshold;
            var raised = Build.County(Rows(i)).Of(Stage.Primary).Figures.Cvs[3]!.Value;
            Assert.Equal(raised, at, 1e-13);
            Assert.Equal(values[i] < 4.5m, Math.Abs(at - balance.Weighted!.Value) > 1e-6);
        }

        IEnumerable<Validate.SchoolDraft> Rows(int? raised = null) =>
            pupils.Select(
                (p, i) =>
                    Build
                        .School($"S{i}", primary: p)
                        .WithValue(4, i == raised ? Math.Max(4.5m, values[i]) : values[i], Stage.Primary)
            );
    }

    [Fact]
    public void Equal_units_have_no_deviation_and_no_part_in_it()
    {
        var county = Build.County(Build.School("A", primary: 300), Build.School("B", primary: 600));
        var balance = Balance.Of(county.Units, county.Of(Stage.Primary).Figures, 3, 4.5);
        Assert.Equal((0.0, 0.0), (balance.Weighted!.Value, balance.Population!.Value));
        Assert.All(balance.Contributions, c => Assert.Equal(0, c.Share));
    }

    [Fact]
    public void A_mean_of_zero_has_no_coefficient_and_a_single_unit_no_sample_form()
    {
        var none = Build.County(Build.School("A", primary: 300).WithResource(7, 0, Stage.Primary));
        var zero = none.Of(Stage.Primary).Figures;
        Assert.Equal(0, zero.Means[6]);
        Assert.Null(zero.Cvs[6]);
        Assert.Null(zero.CvMean);
        Assert.Null(none.Of(Stage.Primary).Over[6]);
        Assert.Equal(Engine.Judge.Verdict.CannotTell, none.Of(Stage.Primary).CvVerdict);
        var single = Balance.Of(none.Units, zero, 3, 4.5);
        Assert.Equal(0, single.Weighted);
        Assert.Null(single.Sample);
    }

    [Fact]
    public void A_unit_with_nothing_stays_in_the_coefficient()
    {
        var county = Build.County(
            Build.School("A", primary: 300).WithValue(4, 0, Stage.Primary),
            Build.School("B", primary: 300).WithValue(4, 9, Stage.Primary)
        );
        Assert.Equal(1, county.Of(Stage.Primary).Figures.Cvs[3]!.Value, 1e-15);
        Assert.Equal(4.5, county.Of(Stage.Primary).Figures.Means[3]);
    }
}
