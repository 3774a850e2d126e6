using Junheng.Engine.Validate;

namespace Junheng.Engine.Tests.Validate;

public class CleanCountyTests
{
    [Fact]
    public void A_plausible_county_gives_no_finding_at_all() => Assert.Empty(Lines(new SampleCounty()));

    [Fact]
    public void A_plausible_county_with_a_plausible_year_before_gives_no_finding_at_all() =>
        Assert.Empty(Lines(new SampleCounty().WithLastYear()));

    [Fact]
    public void A_county_without_county_figures_is_not_asked_for_each_of_them()
    {
        var county = new SampleCounty();
        county.Figures.Clear();
        Assert.Empty(Lines(county));
    }

    [Fact]
    public void A_county_without_schools_gives_no_finding_and_no_crash() =>
        Assert.Empty(Checks.Run(new(Build.National, [], [], [], new Dictionary<string, decimal>())));

    private static IEnumerable<string> Lines(SampleCounty county) =>
        county.Findings().Select(f => $"{f.Code} {f.Message}");
}
