using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>A person's judgement of evidence.</summary>
[Collection(ProductUsers.Name)]
public sealed class EvidenceTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_judgement_needs_its_grounds_and_then_decides_the_item()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Item(county.Code, Year, "Q5"));
        await page.Says("无法判定");
        await page.Locator("input[name=Outcome][value=met]").CheckAsync();
        var refused = await page.RunAndWaitForResponseAsync(() => page.Press("保存"), r => r.Request.Method == "POST");
        Assert.Equal(400, refused.Status);
        await page.Refuses("请填写判定依据");
        await Assertions.Expect(page.Locator("input[name=Outcome][value=met]")).ToBeCheckedAsync();

        await page.Locator("textarea[name=Note]").FillAsync("已抽查十所学校的使用记录");
        await page.Press("保存");
        await page.Confirms("已保存");
        await page.Says("✓ 达标");
        using var reader = product.Reader();
        var log = (await reader.Page(Links.Log(county.Code, Year))).QuerySelector("main")!.TextContent;
        Assert.Contains("佐证判断", log);
        Assert.Contains("已抽查十所学校的使用记录", log);

        await page.Locator("input[name=Outcome][value='']").CheckAsync();
        await page.Press("保存");
        await page.Confirms("已保存");
        await page.Says("？ 无法判定");
    }

    [Fact]
    public async Task A_ground_of_the_veto_that_exists_stands_on_the_first_page()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Item(county.Code, Year, "V5"));
        await page.Locator("input[name=Outcome][value=not_met]").CheckAsync();
        await page.Locator("textarea[name=Note]").FillAsync("经核实存在一起（测试）");
        await page.Press("保存");
        await page.Confirms("已保存");
        await page.GotoAsync(Links.Home(county.Code, Year));
        var blocker = page.GetByRole(AriaRole.Listitem)
            .Filter(new() { Has = page.GetByRole(AriaRole.Link, new() { Name = "V5", Exact = true }) });
        await Assertions.Expect(blocker).ToContainTextAsync("✗");
        await page.Says("✗ 不达标");
    }

    [Fact]
    public async Task Two_who_judge_the_same_item_do_not_overwrite_each_other()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var path = Links.Item(county.Code, Year, "Q6");
        (string, string)[] first = [("Outcome", "met"), ("Note", "一"), ("Seen", "0")];
        (string, string)[] second = [("Outcome", "not_met"), ("Note", "二"), ("Seen", "0")];
        Assert.Equal(302, (int)(await reader.Post(path, first)).StatusCode);
        using var answer = await reader.Post(path, second);
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await Reader.Page(answer);
        Assert.Contains("本次没有保存", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Contains("二", page.QuerySelector("textarea")!.TextContent);
        // Pressing again is no better: the page still says what its reader has seen.
        var seen = page.QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var again = await reader.Post(path, [.. second[..2], ("Seen", seen)]);
        Assert.Equal(400, (int)again.StatusCode);
    }

    [Fact]
    public async Task An_item_that_figures_decide_takes_no_judgement()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var path = Links.Item(county.Code, Year, "G5");
        Assert.Null((await reader.Page(path)).QuerySelector("main form[method=post]"));
        using var answer = await reader.Post(path, ("Outcome", "met"), ("Note", "改判"), ("Seen", "0"));
        Assert.Equal(404, (int)answer.StatusCode);
    }
}
