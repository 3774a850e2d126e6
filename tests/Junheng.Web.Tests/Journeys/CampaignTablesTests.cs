using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Junheng.App;
using Junheng.App.Data;
using Junheng.Engine.Judge;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>What a bureau's clerk does with the tables of a campaign: duties, self-check, organisation.</summary>
[Collection(ProductUsers.Name)]
public sealed class CampaignTablesTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_clerk_fills_in_who_does_what_is_told_mistakes_in_their_row_and_takes_the_table_out()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Matrix(county.Code, Year));
        await page.Says("这些指标都还没有责任单位");
        await page.IsAccessible();
        await page.GetByRole(AriaRole.Link, new() { Name = "逐项填写牵头单位和配合单位" }).ClickAsync();
        await page.Locator("[name='lead.G5']").FillAsync("县教育局");
        await page.Locator("[name='support.G5']").FillAsync("县财政局、县住建局");
        await page.Locator("[name='year.G5']").FillAsync("2028");
        await page.Locator("[name='held.G5']").CheckAsync();
        await page.Locator("[name='measures.G5']").FillAsync("新建两所小学");
        await page.Locator("[name='support.G6']").FillAsync("县财政局");
        await page.Press("保存全部");
        await page.Refuses("G6：有配合单位而没有牵头单位");
        await Assertions.Expect(page.Locator("#m-G6 .wrong")).ToContainTextAsync("请填写牵头单位");
        await Assertions.Expect(page.Locator("[name='measures.G5']")).ToHaveValueAsync("新建两所小学");
        await page.IsAccessible();
        await page.Locator("[name='lead.G6']").FillAsync("县教育局");
        await page.Press("保存全部");
        await page.Refuses("G5：本县还没有名为“县住建局”的单位");
        await page.GetByLabel("增设为新单位").CheckAsync();
        await page.Press("保存全部");
        await page.Confirms("任务分解表已保存");

        await page.GetByRole(AriaRole.Link, new() { Name = "指标与单位对照" }).ClickAsync();
        var row = page.Locator("table.cross tbody tr", new() { HasText = "所有班级学生数" });
        await Assertions.Expect(row.Locator("[role=img]")).ToHaveTextAsync(["●", "○", "○"]);
        await page.IsAccessible();
        await page.Locator("table.cross thead a", new() { HasText = "县住建局" }).ClickAsync();
        await page.Says("1项指标，3个单位");
        var sheets = Workbook.Read(await Download(page, "导出表格（xlsx）"));
        Assert.Equal(["任务分解表", "指标与单位对照表"], sheets.Sheets);
        using var paper = Open(await Download(page, "导出附件（docx）"));
        Assert.Contains("新建两所小学", paper.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_self_check_says_what_the_verdict_says_and_prints_with_units_and_deadlines()
    {
        var county = await product.County();
        using var reader = product.Reader();
        using var saved = await reader.Post(
            Links.Matrix(county.Code, Year),
            ("lead.G5", "县教育局"),
            ("year.G5", "2028"),
            ("version.G5", "0"),
            ("measures.G5", "新建两所小学")
        );
        Assert.Equal(302, (int)saved.StatusCode);
        var verdict = (await Opened(county)).Result.Strict;
        var page = await product.Window();
        await page.GotoAsync(Links.SelfCheck(county.Code, Year));
        await page.IsAccessible();
        var over = verdict.Items.Single(i => i.Item.Key == "G5").Shortfalls.Where(s => s.Verdict == Verdict.NotMet);
        foreach (var stage in over.GroupBy(s => s.Stage))
        {
            await Assertions
                .Expect(page.Locator("#c-G5"))
                .ToContainTextAsync($"{stage.Count()}所学校（{stage.First().School.Name}");
        }

        await Assertions.Expect(page.Locator("#c-G5")).ToContainTextAsync("新建两所小学");
        await Assertions.Expect(page.Locator("#c-G5")).ToContainTextAsync("2028年");
        await page.Locator("#c-G5 summary").ClickAsync();
        await Assertions.Expect(page.Locator("#c-G5 details")).ToContainTextAsync(over.Last().School.Name);
        using var paper = Open(await Download(page, "导出附件（docx）"));
        var tables = paper.MainDocumentPart!.Document!.Body!.Elements<Table>().ToList();
        Assert.Contains("新建两所小学", tables[0].InnerText, StringComparison.Ordinal);
        Assert.Contains(over.Last().School.Name, tables[1].InnerText, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_organisation_lists_posts_and_duties_and_names_are_given_their_unit()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Organisation(county.Code, Year));
        await page.Says("还没有执行中的方案");
        await page.IsAccessible();
        await product.Run(county);
        await page.ReloadAsync();
        await page.Says("领导小组成员岗位");
        await page.Says("区教育体育局");
        await page.Says("尚无账号");
        await page.IsAccessible();
        var field = page.GetByLabel("区财政局", new() { Exact = true });
        await Assertions.Expect(field).ToHaveValueAsync("区财政局");
        await field.FillAsync("没有的局");
        await page.Locator("[name='fresh.name']").FillAsync("区财局");
        await page.Locator("[name='fresh.meaning']").FillAsync("区财政局");
        await page.Press("保存");
        await page.Refuses("本县没有名为“没有的局”的机构");
        await Assertions.Expect(field).ToHaveValueAsync("没有的局");
        await field.FillAsync("区财政局");
        await page.Press("保存");
        await page.Confirms("单位名称对应已保存");
        await Assertions.Expect(page.GetByLabel("区财局", new() { Exact = true })).ToHaveValueAsync("区财政局");
        using var paper = Open(await Download(page, "导出附件1和附件2"));
        var text = paper.MainDocumentPart!.Document!.InnerText;
        Assert.Contains("附件1", text, StringComparison.Ordinal);
        Assert.Contains("附件2", text, StringComparison.Ordinal);
        Assert.Contains("区教育体育局：", text, StringComparison.Ordinal);

        // What is changed in the matrix reaches the tasks.
        await page.GotoAsync(Links.Matrix(county.Code, Year, new() { AsList = true }));
        await page.Locator("[name='year.R4']").FillAsync("2031");
        await page.Press("保存全部");
        await page.Confirms("各项任务已同步");
        await using var scope = product.Host.Scope();
        var task = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .WorkTasks.SingleAsync(t => t.CountyCode == county.Code && t.ItemKey == "R4");
        Assert.Equal(new DateOnly(2031, 12, 31), task.Due);
        await page.Context.CloseAsync();
    }

    private async Task<OpenedYear> Opened(TestCounty county)
    {
        await using var scope = product.Host.Scope();
        return (await scope.ServiceProvider.GetRequiredService<OpenYear>().Handle(county.Code, Year))!;
    }

    private static async Task<byte[]> Download(IPage page, string words)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).ClickAsync()
        );
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    private static WordprocessingDocument Open(byte[] content) =>
        WordprocessingDocument.Open(new MemoryStream(content), false);
}
