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

    [Fact]
    public async Task In_a_campaign_a_goal_is_a_task_in_the_matrix_and_closed_only_when_its_value_reaches_it()
    {
        var county = await product.County();
        await product.Run(county);
        var page = await product.Window();
        await page.GotoAsync(Links.Goals(county.Code, Year));
        await page.Locator("#add summary").ClickAsync();
        await page.Locator("input[name=Name]").FillAsync("县域内就近入学率");
        await page.Locator("input[name=Target]").FillAsync("99.5");
        await page.Locator("input[name=Unit]").FillAsync("%");
        await page.Locator("input[name=By]").FillAsync("2027-06");
        await page.Locator("input[name=Units]").FillAsync("区教体局、区财政居");
        await page.Press("添加目标");
        await page.Refuses("本县还没有名为“区财政居”的单位");
        await page.Locator("input[name=Units]").FillAsync("区教体局、区财政局");
        await page.Press("添加目标");
        await page.Confirms("目标已添加");

        await page.GetByRole(AriaRole.Link, new() { Name = "县域内就近入学率" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "在任务分解表中" }).ClickAsync();
        await page.Says("本县目标（不计入国家32项）");
        await page.Says("县域内就近入学率 ≥ 99.5%");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "这项目标的任务" }).ClickAsync();
        await page.Locator("main table a", new() { HasText = "县域内就近入学率" }).ClickAsync();
        await page.Says("还没有填报");
        await page.IsAccessible();
        var task = page.Url;
        await page.GetByText("核验", new() { Exact = true }).First.ClickAsync();
        await page.Locator("#decision").SelectOptionAsync("Close");
        await page.Locator("form[action*=Decide] button").ClickAsync();
        await page.Refuses("还没有填报数值，任务不能销号");

        await page.GotoAsync(Links.Goals(county.Code, Year));
        var row = page.Locator("#fill tbody tr", new() { HasText = "县域内就近入学率" })
            .Locator("input:not([type=hidden])");
        await row.Nth(0).FillAsync("99.5");
        await row.Nth(1).FillAsync("招生系统导出");
        await page.Press("保存数值");
        await page.Confirms("数值已保存");
        await page.GotoAsync(task);
        await page.Says("2026年为99.5%");
        await page.Says("✓ 达到");
        await page.GetByText("核验", new() { Exact = true }).First.ClickAsync();
        await page.Locator("#decision").SelectOptionAsync("Close");
        await page.Locator("form[action*=Decide] button").ClickAsync();
        await page.Says("已销号");
        await page.Context.CloseAsync();
    }
}
