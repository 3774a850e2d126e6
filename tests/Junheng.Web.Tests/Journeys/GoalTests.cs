using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>What the county has set itself is followed like an indicator.</summary>
[Collection(ProductUsers.Name)]
public sealed class GoalTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_goal_is_added_filled_in_judged_and_dropped()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Goals(county.Code, Year));
        await page.Says("还没有本县目标");
        await page.Locator("input[name=Name]").FillAsync("九年义务教育巩固率");
        await page.Locator("input[name=Target]").FillAsync("97");
        await page.Locator("input[name=Unit]").FillAsync("%");
        await page.Locator("input[name=By]").FillAsync("2026-06");
        await page.Locator("input[name=Units]").FillAsync("县教育局");
        await page.Press("添加目标");
        await page.Confirms("目标已添加");
        // Its day is past and nothing is filled in: it stands on top.
        await Assertions.Expect(page.Locator("#missed")).ToContainTextAsync("九年义务教育巩固率");
        var value = page.Locator("#fill input[type=text], #fill input:not([type])");
        await value.Nth(0).FillAsync("96.9");
        await page.Press("保存数值");
        await page.Refuses("请写明数据来源");
        await Assertions.Expect(value.Nth(0)).ToHaveValueAsync("96.9");
        await value.Nth(1).FillAsync("2026年教育事业统计");
        await page.Press("保存数值");
        await page.Confirms("2026年数值已保存");
        await page.Says("✗ 未达到");
        await value.Nth(0).FillAsync("97");
        await page.Press("保存数值");
        await page.Says("✓ 达到");
        await Assertions.Expect(page.Locator("#missed")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "九年义务教育巩固率" }).ClickAsync();
        await page.Says("2026年教育事业统计");
        await page.Locator("#edit summary").ClickAsync();
        await page.Locator("#dropped").CheckAsync();
        await page.Press("保存");
        await page.Says("这项目标不再跟踪");
        await page.GotoAsync(Links.Goals(county.Code, Year));
        await page.Says("不再跟踪的目标");
        await Assertions.Expect(page.Locator("table.goals")).ToHaveCountAsync(0);
    }
}
