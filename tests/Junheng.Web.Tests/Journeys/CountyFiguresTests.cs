using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>The form of the county's own figures.</summary>
[Collection(ProductUsers.Name)]
public sealed class CountyFiguresTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_text_is_refused_by_the_fields_name_and_everything_typed_is_kept()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.CountyFigures(county.Code, Year));
        await Field(page, "special_funds").FillAsync("六万元");
        await Field(page, "special_pupils").FillAsync("12");
        var title = await page.Locator("label[for=special_funds]").InnerTextAsync();
        var refused = await page.RunAndWaitForResponseAsync(() => page.Press("保存"), r => r.Request.Method == "POST");
        Assert.Equal(400, refused.Status);
        await page.Refuses($"“{title}”");
        await page.Refuses("六万元");
        await Assertions.Expect(Field(page, "special_funds")).ToHaveValueAsync("六万元");
        await Assertions.Expect(Field(page, "special_pupils")).ToHaveValueAsync("12");
        await page.GotoAsync(Links.CountyFigures(county.Code, Year));
        await Assertions.Expect(Field(page, "special_pupils")).ToHaveValueAsync("");

        await Field(page, "special_pupils").FillAsync("-3");
        await page.Press("保存");
        await page.Refuses("不能是负数");
        await Assertions.Expect(Field(page, "special_pupils")).ToHaveValueAsync("-3");
    }

    [Fact]
    public async Task Figures_decide_the_item_they_belong_to()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Item(county.Code, Year, "G12"));
        await page.Says("无法判定");
        await page.GotoAsync(Links.CountyFigures(county.Code, Year));
        await Field(page, "teachers_on_post").FillAsync("1000");
        await Field(page, "certified_teachers").FillAsync("999");
        await page.Press("保存");
        await page.Confirms("已保存");
        await page.GotoAsync(Links.Item(county.Code, Year, "G12"));
        await page.Says("99.9");
        await page.Says("✗ 不达标");
        using var reader = product.Reader();
        var log = (await reader.Page(Links.Log(county.Code, Year))).QuerySelector("main")!.TextContent;
        Assert.Contains("持有教师资格证的专任教师数", log);
        Assert.Contains("999", log);
    }

    [Fact]
    public async Task What_somebody_else_has_changed_meanwhile_is_not_overwritten()
    {
        var county = await product.County();
        var one = await product.Window();
        var other = await product.Window();
        await one.GotoAsync(Links.CountyFigures(county.Code, Year));
        await other.GotoAsync(Links.CountyFigures(county.Code, Year));
        await Field(one, "special_pupils").FillAsync("40");
        await one.Press("保存");
        await one.Confirms("已保存");
        await Field(other, "special_pupils").FillAsync("41");
        await other.Press("保存");
        await other.Refuses("刚刚被其他人改为40");
        // A second try without looking again is refused as well.
        var again = await other.RunAndWaitForResponseAsync(() => other.Press("保存"), r => r.Request.Method == "POST");
        Assert.False(again.Ok);
        await other.Refuses("刚刚被其他人改为40");
        await one.ReloadAsync();
        await Assertions.Expect(Field(one, "special_pupils")).ToHaveValueAsync("40");
    }

    private static ILocator Field(IPage page, string code) => page.Locator($"input[name='v.{code}']");
}
