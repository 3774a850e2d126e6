using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Junheng.App;
using Junheng.Engine.Judge;
using Junheng.Engine.Rectify;
using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>The page of a resource indicator: what it is, how it stands, where, and what it takes.</summary>
[Collection(ProductUsers.Name)]
public sealed class IndicatorTests(Product product)
{
    private const int Year = TestCounty.Year;

    private static readonly string[] All = ["R1", "R2", "R3", "R4", "R5", "R6", "R7"];

    public static TheoryData<string> Keys => [.. All];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Every_indicator_has_a_page_that_agrees_with_the_verdict(string key)
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.Item(Addresses.Demo, Year, key));
        var county = (await Opened()).Result.Strict;
        var index = key[1] - '1';
        Assert.Contains(Show.Word(county.Indicators[index]), page.QuerySelector("h2 .verdict")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("section.panel")[0].QuerySelectorAll("li"));
        Assert.Contains("教督〔2017〕6号", page.QuerySelector("main")!.TextContent);
        foreach (var stage in county.Resources.Stages)
        {
            var (code, title) = (stage.Figures.Stage.Code(), stage.Figures.Stage.Title());
            var row = Stages(page).Single(r => r.Children[0].TextContent == title);
            var units = county.Resources.UnitVerdicts;
            var below = stage.Figures.Members.Where(u => units.IsMet(u, index) == false).ToList();
            var sum = GapSum.Of(county.Resources).Single(g => g.Indicator == index && g.Stage == stage.Figures.Stage);
            Assert.Equal($"{stage.Figures.Members.Count}", row.Children[3].TextContent);
            Assert.Equal(
                $"{stage.Figures.Members.Count - below.Count - stage.Figures.Lacking[index]}",
                row.Children[4].TextContent
            );
            Assert.Equal($"{below.Count}", row.Children[5].TextContent.Trim());
            Assert.Equal($"{sum.UnderFloor}", row.Children[6].TextContent);
            Assert.Equal(
                Show.Amount(sum.ToThreshold, county.Resources.Kernel.Pack.Indicators[index].Amount),
                row.Children[12].TextContent
            );
            Assert.Equal(
                Links.Balance(Addresses.Demo, Year, stage.Figures.Stage, key),
                row.QuerySelector("a[href*=balance]")!.GetAttribute("href")
            );
            var listed = page.QuerySelectorAll($"#below-{code} tbody tr");
            Assert.Equal(below.Count, listed.Length);
            Assert.All(listed, r => Assert.Contains($"/{code}/{key}", r.QuerySelector("td a")!.GetAttribute("href")));
            Assert.True(page.QuerySelectorAll($"#above-{code} tbody tr").Length <= 10);
        }

        var cost = GapCost.Of(county.Resources, (await Opened()).Result.Inputs.CountyFigures)[index];
        Assert.Equal(Show.Cost(cost.WanToThreshold!.Value), page.QuerySelector("tfoot td:last-child")!.TextContent);
    }

    [Fact]
    public async Task A_link_to_an_indicator_leads_to_its_page_also_where_nothing_is_lacking()
    {
        using var reader = product.Reader();
        var sheet = await reader.Page(Links.Items(Addresses.Demo, Year));
        foreach (var key in All)
        {
            Assert.Contains(
                sheet.QuerySelectorAll("tbody th a"),
                a => a.GetAttribute("href") == Links.Item(Addresses.Demo, Year, key)
            );
        }

        var compared = await reader.Page(Links.Compare(Addresses.Demo, Year));
        Assert.Contains(
            compared.QuerySelectorAll("td a"),
            a => a.GetAttribute("href") == Links.Item(Addresses.Demo, Year, "R1")
        );
    }

    [Fact]
    public async Task Who_answers_for_an_indicator_stands_on_its_page()
    {
        var county = await product.County();
        using var reader = product.Reader();
        using var saved = await reader.Post(
            Links.ItemUnits(county.Code, Year),
            ("u.R5", "县教育局、县体育局"),
            ("s.R5", "")
        );
        Assert.Contains(
            "县教育局、县体育局",
            (await reader.Page(Links.Item(county.Code, Year, "R5"))).Body!.TextContent
        );
    }

    [Fact]
    public async Task A_year_without_data_still_tells_what_the_indicator_is()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.Item(Addresses.Demo, Addresses.EmptyYear, "R2"));
        Assert.Contains("门槛：小学不低于1，初中不低于1", page.QuerySelector("main")!.TextContent);
        Assert.Contains("还没有导入", page.QuerySelector("main")!.TextContent);
        Assert.Null(page.GetElementById("stages-title"));
        using var unknown = await reader.Get(Links.Item(Addresses.Demo, Year, "R8"));
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    private static IEnumerable<IElement> Stages(IHtmlDocument page) =>
        page.QuerySelectorAll("[aria-labelledby=stages-title] tbody tr");

    private async Task<OpenedYear> Opened()
    {
        await using var scope = product.Host.Scope();
        return (await scope.ServiceProvider.GetRequiredService<OpenYear>().Handle(Addresses.Demo, Year))!;
    }
}
