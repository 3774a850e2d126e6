using Junheng.App.Data;
using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Exports of the education statistics on their way to a data version.</summary>
[Collection(ProductUsers.Name)]
public sealed class StatisticsTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task Exports_are_mapped_corrected_looked_at_imported_and_judged_and_the_mapping_serves_the_next_county()
    {
        var county = await product.County();
        using var exports = new Exports(county.Code);
        var page = await product.Window();
        await page.GotoAsync(Links.Import(county.Code, Year));
        await page.GetByRole(AriaRole.Link, new() { Name = "导入教育事业统计" }).ClickAsync();
        await Upload(page, exports);
        await page.Says("核对来源列");
        await page.Says("表头含“专任教师”“音乐”");
        var integrated = county.Code + "0021";

        // One line is corrected: sport is taught by those of 劳动, say.
        var sport = page.Locator("select[name='column.primary.pe_primary']");
        var other = await sport.Locator("option", new() { HasText = "按课程分/劳动" }).First.GetAttributeAsync("value");
        await sport.SelectOptionAsync(other!);
        await page.Locator("input[name='remark.primary.pe_primary']").FillAsync("本县劳动教师即体育教师");
        await page.Locator("#arts-primary-Total").CheckAsync();
        await page.Locator("#arts-junior-Total").CheckAsync();
        await page.Locator("#pick").SelectOptionAsync(integrated);
        await page.Press("按选择重新读取");
        await page.WaitForURLAsync("**handler=Preview*");
        var read = page.GetByRole(AriaRole.Region, new() { Name = "这所学校读成什么" }).Locator("tbody tr");
        var music = read.Filter(new() { HasText = "初中音乐教师数" });
        await Assertions.Expect(music).ToContainTextAsync("初中.xlsx");
        await Assertions.Expect(music.Locator("td").Nth(5)).ToHaveTextAsync("1");
        await Assertions.Expect(read.Filter(new() { HasText = "教学及辅助用房面积" })).ToHaveCountAsync(2);
        await page.Says("人工选定");
        await page.IsAccessible();

        // Saved without a name and a reason it is refused, and nothing chosen is lost.
        await page.Press("保存对应并开始导入");
        await page.WaitForURLAsync("**handler=Save*");
        await page.Refuses("请给字段对应起一个名称");
        await Assertions.Expect(page.Locator("select[name='column.primary.pe_primary']")).ToHaveValueAsync(other!);
        var name = $"导出{county.Code}";
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#why").FillAsync("2026年秋季事业统计");
        await page.Locator("#scope").SelectOptionAsync("WholeCounty");
        await page.Press("保存对应并开始导入");
        await page.WaitForURLAsync("**/import/*");
        await page.IsRead();
        await page.Says("待确认");
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.Confirms("第2版");
        await Assertions.Expect(page.Locator(".verdict").First).ToBeVisibleAsync();
        await page.GotoAsync(Links.School(county.Code, Year, integrated));
        await page.Says("实验九年制学校");
        await page.Says("初中.xlsx");

        var next = await product.County();
        using var theirs = new Exports(next.Code, "shifted");
        await page.GotoAsync(Links.Statistics(next.Code, Year));
        await Upload(page, theirs);
        var offered = page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });
        await Assertions.Expect(offered).ToContainTextAsync("其他县");
        await Assertions.Expect(offered).ToContainTextAsync("全部适合");
        await offered.GetByRole(AriaRole.Link, new() { Name = "套用" }).ClickAsync();
        await page.Says("正在使用");
        await Assertions
            .Expect(page.Locator("input[name='remark.primary.pe_primary']"))
            .ToHaveValueAsync("本县劳动教师即体育教师");
        await Assertions.Expect(page.Locator("#arts-primary-Total")).ToBeCheckedAsync();
        await page.SaysNot("第一小学的");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_mapping_page_fits_a_phone_and_works_without_script()
    {
        var county = await product.County();
        using var exports = new Exports(county.Code, "area");
        using var reader = product.Reader();
        var address = await Kept(reader, county, exports);
        var page = await reader.Page(address);
        Assert.Equal(3, page.QuerySelectorAll("table.mapping").Length);

        // Every input of the form as a browser would send it, with a school chosen.
        var fields = page.QuerySelectorAll("main form select, main form input")
            .Select(e => (Name: e.GetAttribute("name"), Value: Sent(e)))
            .Where(f =>
                f is { Name: not null, Value: not null } && f.Name is not ("School" or "__RequestVerificationToken")
            )
            .Select(f => (f.Name!, f.Value!))
            .Append(("School", county.Code + "0021"))
            .ToArray();
        using var answer = await reader.Post(address + "&handler=Preview", fields);
        Assert.Equal(200, (int)answer.StatusCode);
        var shown = await Reader.Page(answer);
        Assert.Contains("各学段文件应当相同", shown.QuerySelector("#school")!.TextContent);

        var phone = await product.Window(390);
        await phone.GotoAsync(address);
        var beyond = await phone.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(beyond <= 0, $"{beyond} px beyond the phone");
        await phone.Context.CloseAsync();
    }

    [Fact]
    public async Task Another_countys_uploaded_exports_are_not_there()
    {
        var county = await product.County();
        using var exports = new Exports(county.Code);
        using var reader = product.Reader();
        var address = await Kept(reader, county, exports);
        foreach (var other in new[] { Addresses.Demo, Neighbour.Code })
        {
            var theirs = address.Replace($"/{county.Code}/", $"/{other}/", StringComparison.Ordinal);
            using var answer = await reader.Get(theirs);
            Assert.Equal(404, (int)answer.StatusCode);
            using var saved = await reader.Post(theirs + "&handler=Save", ("Start.Name", "偷"), ("Start.Why", "偷"));
            Assert.Equal(404, (int)saved.StatusCode);
        }

        await using var scope = product.Host.Scope();
        Assert.False(
            await scope.ServiceProvider.GetRequiredService<Db>().StatisticsMappings.AnyAsync(m => m.Name == "偷")
        );
    }

    private static string? Sent(AngleSharp.Dom.IElement element) =>
        element switch
        {
            AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value,
            AngleSharp.Html.Dom.IHtmlInputElement { Type: "radio" } radio => radio.IsChecked ? radio.Value : null,
            AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
            _ => null,
        };

    private static async Task Upload(IPage page, Exports exports)
    {
        foreach (var stage in Exports.Stages)
        {
            await page.Locator($"#file-{stage.Code()}").SetInputFilesAsync(exports.Payload(stage));
        }

        await page.Press("上传，下一步核对列");
        await page.WaitForURLAsync("**/import/statistics/mapping?*");
    }

    private static async Task<string> Kept(Reader reader, TestCounty county, Exports exports)
    {
        using var form = new MultipartFormDataContent();
        foreach (var stage in Exports.Stages)
        {
            form.Add(new ByteArrayContent(exports.Content(stage)), stage.Code(), stage.Title() + ".xlsx");
        }

        using var answer = await reader.PostForm(Links.Statistics(county.Code, Year), form);
        Assert.Equal(302, (int)answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
