using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests.Validate;

/// <summary>A school is held against those of its own size, where there are enough of them.</summary>
public sealed class PeerBandTests
{
    private readonly SampleCounty county = new();

    [Fact]
    public void Small_schools_have_more_per_pupil_and_are_no_outliers_among_themselves()
    {
        // Ten times as much as the large schools have: enough to be an outlier among them.
        AddSmall(12, 10);
        Assert.DoesNotContain(county.Findings(), f => f.Code == "peer-outlier");
    }

    [Fact]
    public void A_small_school_unlike_the_other_small_ones_is_told_with_the_size_it_is_compared_in()
    {
        AddSmall(12, 10);
        var odd = county["small3"];
        odd[Field.SportsGroundArea] *= 8;
        var finding = Assert.Single(county.Findings(), f => f.Code == "peer-outlier");
        Assert.Equal(odd.School, finding.School);
        Assert.Contains("本县同学段100人以下12所学校", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_are_few_of_a_size_the_whole_stage_is_the_measure()
    {
        AddSmall(3, 10);
        var told = county.Findings().Where(f => f.Code == "peer-outlier").ToArray();
        Assert.Equal(3, told.Select(f => f.School).Distinct().Count());
        Assert.All(told, f => Assert.Contains("本县同学段1", f.Message, StringComparison.Ordinal));
    }

    private void AddSmall(int count, decimal times)
    {
        county.Remove("point");
        for (var i = 1; i <= count; i++)
        {
            var school = county.Add($"small{i}", $"第{i}村小", SchoolType.Primary, 2025, primary: 40 + 3 * i);
            school[Field.SportsGroundArea] *= times;
            foreach (
                var code in new[] { "teachers_total", "trained_teachers", "teachers_on_post", "certified_teachers" }
            )
            {
                county.Figures[code] += school[Field.TeachersPrimary]!.Value;
            }
        }
    }
}
