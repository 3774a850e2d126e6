using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>A leader asks what changed: since last year, since the recognition, under other rules.</summary>
[Collection(ProductUsers.Name)]
public sealed class YearsTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task The_first_page_tells_the_change_since_last_year_and_leads_to_every_figure()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.Home(Addresses.Demo, Year));
        await page.Says($"比{Year - 1}年");
        await page.GetByRole(AriaRole.Link, new() { Name = "逐项比较" }).ClickAsync();
        await page.WaitForURLAsync("**/judge/compare?with=2025-1");
        await page.Says("2025年第1版");
        var cv = page.Locator("tr", new() { HasText = "小学生均体育运动场馆面积差异系数" });
        await Assertions.Expect(cv).ToContainTextAsync("✗ 不达标");
        await Assertions.Expect(cv).ToContainTextAsync("✓ 达标");
        await Assertions.Expect(cv).ToContainTextAsync("向好");
        await page.Says("数字变化");
        await page.Locator("select[name=with]").SelectOptionAsync("2024-1");
        await page.Press("比较");
        await page.WaitForURLAsync("**with=2024-1*");
        await page.Says("2024年第1版");
    }

    [Fact]
    public async Task Figures_of_both_years_stand_first_lists_of_one_are_summed_up_and_all_pages_hold_every_change()
    {
        using var reader = product.Reader();
        var compare = Links.Compare(Addresses.Demo, Year) + "?with=2025-1";
        var page = await reader.Page(compare);
        var told = int.Parse(page.QuerySelectorAll(".tile b")[^1].TextContent);
        var parts = new List<string>();
        var rows = 0;
        for (string? path = compare; path is not null; )
        {
            page = await reader.Page(path);
            var heads = page.QuerySelectorAll("#figures tr.part").Select(r => r.TextContent.Split('（')[0]).ToList();
            parts.AddRange(heads.Where(h => !parts.Contains(h)));
            rows += page.QuerySelectorAll("#figures tbody tr").Length - heads.Count;
            var now = page.QuerySelector("#figures nav [aria-current]")!;
            path = now.NextElementSibling?.GetAttribute("href");
        }

        Assert.Equal(told, rows);
        Assert.Equal("两边都有的", parts.First(p => p != "县级数据"));
        Assert.Equal("只有一边有的名单，按学校合计", parts[^1]);
        // The last page ends with the lists: one line a school, however many classes.
        var lists = page.QuerySelectorAll("#figures tbody")[^1].QuerySelectorAll("tr");
        Assert.Equal(["班级名单", "教室名单"], lists.Select(r => r.Children[^3].TextContent));
        Assert.All(lists, r => Assert.Equal("没有", r.Children[^2].TextContent));
        Assert.Matches("^(小学|初中)[0-9]+个班", lists[0].Children[^1].TextContent);
        Assert.Matches("^音乐教室[0-9]+间、美术教室[0-9]+间$", lists[1].Children[^1].TextContent);
        Assert.NotNull(lists[0].QuerySelector("th a"));
    }

    [Fact]
    public async Task A_page_of_the_changes_that_is_not_there_shows_the_nearest()
    {
        using var reader = product.Reader();
        foreach (var (asked, first) in new[] { ("0", true), ("x", true), ("-1", true), ("99999", false) })
        {
            var page = await reader.Page(Links.Compare(Addresses.Demo, Year) + "?with=2025-1&p=" + asked);
            var nav = page.QuerySelector("#figures nav")!;
            Assert.Equal(first, nav.QuerySelector("[aria-current]")!.TextContent == "第1页");
        }
    }

    [Fact]
    public async Task A_version_of_another_year_that_is_not_there_is_not_found()
    {
        using var reader = product.Reader();
        foreach (var with in new[] { "2025-9", "1999", "x", "2025-1-1; DROP" })
        {
            using var answer = await reader.Get(Links.Compare(Addresses.Demo, Year) + "?with=" + with);
            Assert.Equal(404, (int)answer.StatusCode);
        }
    }

    [Fact]
    public async Task After_the_recognition_each_year_is_held_against_its_data()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Recheck(county.Code, Year));
        await page.Says("还没有定版的数据");
        await page.GetByRole(AriaRole.Link, new() { Name = "去定版" }).ClickAsync();
        await page.Locator("input[name=name]").FillAsync("认定数据");
        await page.Press("定版存档");
        await page.Confirms("已定版");

        await page.GotoAsync(Links.Recheck(county.Code, Year));
        await page.Locator("select[name=VersionId]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("input[name=Document]").FillAsync("教督函〔2026〕1号");
        await page.Press("保存");
        await page.Refuses("请填写认定日期");
        await Assertions.Expect(page.Locator("input[name=Document]")).ToHaveValueAsync("教督函〔2026〕1号");
        await page.Locator("input[name=On]").FillAsync("2026-05-20");
        await page.Press("保存");
        await page.Confirms("已登记通过认定");
        await page.Says("2026-05-20通过认定");

        // A year later two schools' rooms are less: what was met is lost, what is still met is warned of.
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        sheet[row, "teaching_area"] = "1";
        sheet[row, "multimedia_rooms"] = "0";
        await page.Hand(county, TestCounty.Whole("下年.csv", sheet.Csv()));
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.GotoAsync(Links.Recheck(county.Code, Year));
        await page.Says("退步预警");
        var lost = page.Locator("section", new() { HasText = "不再达标（" }).Last;
        await Assertions.Expect(lost).ToContainTextAsync("R7");
        await page.Locator("select[name=VersionId]").SelectOptionAsync("");
        await page.Locator("input[name=Document]").FillAsync("登记错了");
        await page.Press("保存");
        await page.Confirms("已撤回");
        await page.SaysNot("认定以来");
    }

    [Fact]
    public async Task The_county_is_judged_by_other_rules_without_changing_its_own()
    {
        var page = await product.Window();
        await page.GotoAsync(Links.OtherRules(Addresses.Demo, Year));
        await page.Locator("select[name=pack]").SelectOptionAsync("hebei/changli");
        await page.Press("比较");
        await page.WaitForURLAsync("**pack=hebei%2Fchangli*");
        var quota = page.Locator("[aria-label=规则的不同] tr", new() { HasText = "G14" });
        await Assertions.Expect(quota).ToContainTextAsync("60");
        await Assertions.Expect(quota).ToContainTextAsync("80");
        await page.Says("本年度不在适用期，仅作假设");
        using var reader = product.Reader();
        var home = await reader.Page(Links.Home(Addresses.Demo, Year));
        Assert.Contains("示例县创建工作要求", home.QuerySelector("footer")!.TextContent);
        using var unknown = await reader.Get(Links.OtherRules(Addresses.Demo, Year) + "?pack=no/such");
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task Who_answers_for_an_item_stands_on_the_sheet_and_on_its_page()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Items(county.Code, Year));
        await page.GetByRole(AriaRole.Link, new() { Name = "填写责任单位" }).ClickAsync();
        await page.Locator("input[name='u.G1']").FillAsync("县教育局，县自然资源局");
        await page.Locator("input[name='u.V1']").FillAsync("县纪委监委");
        await page.Press("保存");
        await page.Confirms("责任单位已保存");
        await page.Says("县教育局、县自然资源局");
        await page.Says("县纪委监委");
        await page.GotoAsync(Links.Item(county.Code, Year, "G1"));
        await page.Says("县教育局、县自然资源局");
        await page.Says("佐证材料尚未判断");
        await page.Says("由测试操作员填报");
        await page.GotoAsync(Links.ItemUnits(county.Code, Year));
        var row = page.Locator("tr", new() { Has = page.Locator("input[name='u.G1']") });
        await Assertions.Expect(row).ToContainTextAsync("测试操作员");
        await page.Locator("input[name='u.G1']").FillAsync("县教育局");
        await page.Press("保存");
        await page.Confirms("责任单位已保存");
        await page.GotoAsync(Links.ItemUnits(county.Code, Year));
        await Assertions.Expect(row).ToContainTextAsync("原为县教育局、县自然资源局");
        await Assertions
            .Expect(page.Locator("tr", new() { Has = page.Locator("input[name='u.G2']") }))
            .Not.ToContainTextAsync("测试操作员");
        using var reader = product.Reader();
        Assert.Contains("填写责任单位", (await reader.Page(Links.Log(county.Code, Year))).Body!.TextContent);
        Assert.DoesNotContain("县纪委监委", (await reader.Page(Links.Items(Addresses.Demo, Year))).Body!.TextContent);
    }

    [Fact]
    public async Task A_county_figure_tells_who_entered_it_when_and_what_it_was()
    {
        var county = await product.County();
        var page = await product.Window();
        foreach (var value in new[] { "500", "501" })
        {
            await page.GotoAsync(Links.CountyFigures(county.Code, Year));
            await page.Locator("#teachers_total").FillAsync(value);
            await page.Press("保存");
            await page.Confirms("已保存");
        }

        await page.GotoAsync(Links.Item(county.Code, Year, "G9"));
        var row = page.Locator("[aria-label=每个数字从哪里来] tr", new() { HasText = "应参加培训的教师总数" });
        await Assertions.Expect(row).ToContainTextAsync("501 人");
        await Assertions.Expect(row).ToContainTextAsync("测试操作员");
        await Assertions.Expect(row).ToContainTextAsync("500 → 501");
        await Assertions.Expect(row).ToContainTextAsync("未填报 → 500");
    }

    [Fact]
    public async Task A_school_is_seen_over_the_years_and_among_its_neighbours_in_rank()
    {
        using var reader = product.Reader();
        var page = await reader.Page(Links.School(Addresses.Demo, Year, Addresses.ASchool));
        var history = page.QuerySelector("#history")!;
        Assert.Equal(3, history.QuerySelectorAll("tbody tr:not(.break)").Length);
        var standing = page.QuerySelector("#standing")!;
        Assert.Equal(7, standing.QuerySelectorAll("tbody tr").Length);
        Assert.Matches("第[0-9]+，共[0-9]+所", standing.TextContent);
        Assert.Contains(standing.QuerySelectorAll("a"), a => a.GetAttribute("href")!.Contains("/compute/school/"));
    }
}
