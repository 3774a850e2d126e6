using Junheng.App.Demo;
using Junheng.App.Standards;

namespace Junheng.App.Tests;

public class YearRunTests
{
    [Fact]
    public void A_pack_that_is_not_yet_in_force_is_warned_of_and_changes_nothing_else()
    {
        var demo = DemoCounty.Generate();
        var packs = PackLibrary.Delivered();
        var inputs = new YearInputs(
            packs.Find("xinjiang/changji")!,
            2020,
            [],
            [],
            demo.Newest.Figures,
            demo.Judgements,
            Tolerances: true
        );

        // Changji's plan is of 2022; the national tolerances were granted in 2020.
        Assert.Contains(YearRun.Run(inputs).Findings, f => f.Code == "pack-not-in-force");
        Assert.DoesNotContain(YearRun.Run(inputs).Findings, f => f.Code == "tolerances-expired");
        Assert.Contains(YearRun.Run(inputs with { Year = 2026 }).Findings, f => f.Code == "tolerances-expired");
        Assert.DoesNotContain(YearRun.Run(inputs with { Year = 2026 }).Findings, f => f.Code == "pack-not-in-force");
    }
}
