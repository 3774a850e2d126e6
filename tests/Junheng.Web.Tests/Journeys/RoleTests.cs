using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>What three people come for, from the first page to the answer, every page on the way accessible.</summary>
[Collection(ProductUsers.Name)]
public sealed class RoleTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_leader_learns_whether_the_county_passes_why_not_and_where_to_begin()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.Counties);
        await page.GetByRole(AriaRole.Link, new() { Name = "示例县" }).ClickAsync();
        await page.Says("总体结论");
        await page.Says("还差什么");
        await page.IsAccessible();

        // Why not: the first thing in the way, and the schools it is about.
        await page.Locator("ol.blocks a").First.ClickAsync();
        await page.Says("差距清单");
        await page.IsAccessible();
        await page.GoBackAsync();

        // What first: a school, what it lacks, what that costs the county.
        var first = page.Locator("section", new() { HasText = "先从哪几所学校入手" }).Last;
        await first.Locator("tbody a").First.ClickAsync();
        await page.Says("历年情况");
        await page.Says("在全县的位置");
        await page.IsAccessible();
        await page.GoBackAsync();

        // How far, in money.
        await page.Says("投入（万元）");
        var total = page.Locator("tfoot td").First;
        Assert.True(decimal.Parse(await total.InnerTextAsync()) > 0);

        // Balance: a coefficient, how it comes about, whose part is greatest.
        await page.Locator("#cv-table tbody tr td a").First.ClickAsync();
        await page.Says("各校对差异的影响");
        await page.Says("S ÷ X̄");
        await page.IsAccessible();

        // Since last year, and since the recognition.
        await page.GotoAsync(Links.Compare(Addresses.Demo, Year));
        await page.IsAccessible();
        await page.GotoAsync(Links.Recheck(Addresses.Demo, Year));
        await page.IsAccessible();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_inspector_follows_a_figure_from_the_sheet_to_the_cell_of_the_file()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.Items(Addresses.Demo, Year));
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Link, new() { Name = "生均教学及辅助用房面积" }).First.ClickAsync();
        await page.Says("分学段情况");
        await page.IsAccessible();
        var line = page.Locator("#below-primary tbody tr").First;
        var shown = await line.Locator("td.n a").First.InnerTextAsync();
        await line.Locator("td.n a").First.ClickAsync();

        // The value: rule and clause, words and numbers, each input to its cell, who and when.
        await page.Says("教督〔2017〕6号");
        await page.Says("每个数字从哪里来");
        await page.Says("学校数据!");
        await page.Says("示例县教育局统计岗");
        await page.IsAccessible();
        var value = await page.Locator("section.panel b").First.InnerTextAsync();
        Assert.StartsWith(shown[..^1], value, StringComparison.Ordinal);
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.Locator("[aria-label=每个数字从哪里来] td a[href*='handler=File']").First.ClickAsync()
        );
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);

        // An item by county figures: formula, inputs, who entered them.
        await page.GotoAsync(Links.Item(Addresses.Demo, Year, "G8"));
        await page.Says("数据判定");
        await page.Says("义务教育教师年平均工资收入");
        await page.Says("以前的数值");
        await page.IsAccessible();

        // The rules, and the county under others.
        await page.GotoAsync(Links.Pack(Addresses.Demo, Year));
        await page.IsAccessible();
        await page.GotoAsync(Links.OtherRules(Addresses.Demo, Year));
        await page.Says("规则的不同");
        await page.IsAccessible();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_clerk_hands_in_is_shown_the_mistake_corrects_it_and_sees_the_school_judged()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        var school = sheet[row, "school"];
        sheet[row, "teaching_area"] = "很大";
        var page = await product.Window();
        await page.GotoAsync(Links.Import(county.Code, Year));
        await page.IsAccessible();
        await page.Hand(county, TestCounty.Whole("年报.csv", sheet.Csv()));
        await page.Says("很大");
        await page.IsAccessible();
        var annotated = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "下载" }).First.ClickAsync()
        );
        Assert.NotEmpty(annotated.SuggestedFilename);

        sheet[row, "teaching_area"] = "9000";
        await page.Hand(county, TestCounty.Whole("年报改.csv", sheet.Csv()));
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.GotoAsync(Links.School(county.Code, Year, school));
        await page.Says("9000");
        await page.IsAccessible();
        await page.GotoAsync(Links.Validate(county.Code, Year));
        await page.IsAccessible();
        await page.Context.CloseAsync();
    }
}
