using System.Text;
using Junheng.App.Campaign;
using Junheng.Web.Tests.Hosting;
using Junheng.Web.Tests.Shipped;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Counties whose campaign runs.</summary>
internal static class Campaigns
{
    /// <summary>Reads and confirms the plan that is in the repository.</summary>
    public static async Task Run(this Product product, TestCounty county)
    {
        var text = await File.ReadAllTextAsync(
            Repository.At("tests", "Junheng.App.Tests", "Campaign", "SyntheticList.txt")
        );
        await using var scope = product.Host.Scope();
        var started = await scope
            .ServiceProvider.GetRequiredService<StartPlan>()
            .Handle(new(county.Code, "方案.txt", Encoding.UTF8.GetBytes(text), false));
        Assert.Empty(started.Mistakes);
        var confirmed = await scope
            .ServiceProvider.GetRequiredService<ConfirmPlan>()
            .Handle(new(county.Code, started.Value, 1));
        Assert.Empty(confirmed.Mistakes);
    }
}
