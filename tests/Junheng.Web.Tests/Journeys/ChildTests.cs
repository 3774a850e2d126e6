using Junheng.App.Users;
using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Children to be watched over are counted by those who know them, and read as numbers only.</summary>
[Collection(ProductUsers.Name)]
public sealed class ChildTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_school_fills_in_its_own_numbers_and_the_bureau_sees_all()
    {
        var county = await product.County();
        var own = county.Code + "0001";
        var school = await product.Window(390, role: Role.SchoolClerk, division: county.Code, school: own);
        await school.GotoAsync(Links.Children(county.Code, Year));
        await school.Says("还没有统计");
        await Assertions.Expect(school.Locator("select[name=place]")).ToHaveCountAsync(0);
        await school.GetByLabel("留守儿童").FillAsync("李四");
        await school.Press("保存人数");
        await school.Refuses("只填人数，不填姓名");
        await school.GetByLabel("留守儿童").FillAsync("28");
        await school.GetByLabel("辍学风险").FillAsync("0");
        await school.Press("保存人数");
        await school.Confirms("人数已保存");
        await school.Says("28");

        var page = await product.Window();
        await page.GotoAsync(Links.Children(county.Code, Year));
        await Assertions.Expect(page.Locator("table.sticky tbody tr")).ToHaveCountAsync(1);
        await page.Says("这一天没有统计的单位");
        await page.Locator("#day").FillAsync("2026-10-15");
        await page.Locator("select[name=place]").SelectOptionAsync(county.Code + "0002");
        await page.Locator("#count form[method=get] button").ClickAsync();
        await page.GetByLabel("留守儿童").FillAsync("11");
        await page.Press("保存人数");
        await page.Confirms("2026-10-15的人数已保存");
        await page.Says("学校合计随时间的变化");

        // The school sees nothing of the other one, whatever address it asks.
        using var reader = product.Host.Reader(Role.SchoolClerk, county.Code, own);
        var seen = await reader.Page(Links.Children(county.Code, Year, new(2026, 10, 15)));
        Assert.DoesNotContain("11", seen.QuerySelector("main table.sticky")!.TextContent);
        Assert.DoesNotContain("2026-10-15", seen.QuerySelector("main select[name=on]")!.TextContent);
        using var foreign = await reader.Post(
            Links.Children(county.Code, Year),
            ("day", "2026-10-15"),
            ("place", county.Code + "0002"),
            ("c.0", "99"),
            ("s.0", "")
        );
        Assert.Equal(400, (int)foreign.StatusCode);
        using var bureau = product.Reader();
        var after = await bureau.Page(Links.Children(county.Code, Year, new(2026, 10, 15)));
        var rows = after.QuerySelectorAll("main table.sticky tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(rows, r => r.Contains("11", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, r => r.Contains("99", StringComparison.Ordinal));
        using var book = await bureau.Get(Links.ChildrenWorkbook(county.Code, Year, new(2026, 10, 15)));
        Assert.Equal(200, (int)book.StatusCode);
    }
}
