using Junheng.App.Data;
using Junheng.Web.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Pages;

/// <summary>The way in.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task An_empty_installation_says_how_to_begin_and_the_only_county_is_opened_at_once()
    {
        await using var host = new Host(demo: false, listen: true);
        using var reader = host.Reader();
        using var start = await reader.Get("/");
        Assert.Equal(Links.Counties, start.Headers.Location!.ToString());
        Assert.Contains("还没有登记县", (await reader.Page(Links.Counties)).QuerySelector("main")!.TextContent);
        var county = await TestCounty.Settle(host, "990301");
        using var answer = await reader.Get("/");
        Assert.Equal(Links.Home(county.Code, TestCounty.Year), answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_second_start_on_the_same_file_loads_nothing_again()
    {
        await using var host = new Host(demo: true, listen: false);
        await Setup.FirstStart.Start(host.Services, host.Services.GetRequiredService<IConfiguration>());
        await using var scope = host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        Assert.Equal(3, db.DataVersions.Count());
        Assert.Single(db.Counties);
    }
}
