using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>A view of the grid is kept, opened, replaced and deleted; the process log tells of all of it.</summary>
[Collection(ProductUsers.Name)]
public sealed class SavedViewTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_view_is_saved_opened_replaced_and_deleted()
    {
        var county = await product.County();
        var grid = Links.Schools(county.Code, Year);
        const string Asked = "?stage=junior&verdict=not_met&cols=organiser.R4.met&density=compact&sort=-R4";
        var page = await product.Window();
        await page.GotoAsync(grid + Asked);
        await page.GetByText("已存视图（0）").ClickAsync();
        await page.Locator("#view-name").FillAsync("  初中不达标 ");
        await page.Press("保存视图");
        await page.Confirms("视图已保存：初中不达标");
        Assert.EndsWith(grid + Asked, page.Url);

        // Another day, another reader.
        var other = await product.Window();
        await other.GotoAsync(grid);
        await other.GetByText("已存视图（1）").ClickAsync();
        await other.Says("初中 · 不达标 · 列：举办者 R4 达标项 · 按R4降序 · 紧凑");
        await other.GetByRole(AriaRole.Link, new() { Name = "初中不达标" }).ClickAsync();
        await other.WaitForURLAsync("**" + grid + Asked);
        await other.Context.CloseAsync();

        // The same name stands for something else from now on.
        await page.GotoAsync(grid + "?stage=primary");
        await page.GetByText("已存视图（1）").ClickAsync();
        await page.Locator("#view-name").FillAsync("初中不达标");
        await page.Press("保存视图");
        await page.Confirms("视图已保存");
        await page.GetByText("已存视图（1）").ClickAsync();
        await page.Press("删除视图：初中不达标");
        await page.Confirms("视图已删除：初中不达标");
        await page.Says("已存视图（0）");
        await page.Context.CloseAsync();

        using var reader = product.Reader();
        var log = (await reader.Page(Links.Log(county.Code, Year))).QuerySelector("main")!.TextContent;
        Assert.Contains("保存视图", log);
        Assert.Contains("删除视图", log);
        Assert.Contains("初中 · 不达标 · 列：举办者 R4 达标项 · 按R4降序 · 紧凑", log);
    }

    [Fact]
    public async Task A_refused_name_keeps_what_was_asked_for_and_says_what_to_do()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var grid = Links.Schools(county.Code, Year);
        using var answer = await reader.Post(
            grid + "?handler=SaveView",
            ("name", new string('长', 61)),
            ("query", "stage=junior&evil=1")
        );
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await Reader.Page(answer);
        Assert.Contains("1至60个字", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal("junior", page.QuerySelector("select[name=stage] option[selected]")!.GetAttribute("value"));
        Assert.Equal("stage=junior", page.QuerySelector("form.inline-form input[name=query]")!.GetAttribute("value"));
        Assert.Equal(new string('长', 61), page.QuerySelector("#view-name")!.GetAttribute("value"));
    }
}
