using DocumentFormat.OpenXml.Packaging;
using Junheng.App.Data;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>From the minutes of a meeting to work that is followed, on paper and by day.</summary>
[Collection(ProductUsers.Name)]
public sealed class MeetingTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_meeting_is_registered_its_decisions_become_tasks_and_stand_in_calendar_time_line_and_bulletin()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Meetings(county.Code, Year));
        await page.Says("还没有登记会议");
        await page.Locator("input[name=HeldOn]").FillAsync("2026-11-20");
        await page.Locator("input[name=Title]").FillAsync("领导小组第一次会议");
        await page.Locator("textarea[name=Units]").FillAsync("县教育局、县财政局，县人社局");
        await page.Locator("textarea[name=Minutes]").FillAsync("一、研究学位缺口。\n二、研究教师补充。");
        await page.Press("登记会议");
        await page.Confirms("会议已登记");
        await page.Says("还没有登记议定事项");

        await page.Locator("input[name=title]").Nth(0).FillAsync("补充音乐教师");
        await page.Locator("input[name=units]").Nth(0).FillAsync("县人社局、县教育局");
        await page.Locator("input[name=due]").Nth(0).FillAsync("2026-12-10");
        await page.Locator("input[name=title]").Nth(1).FillAsync("腾退教学用房");
        await page.Press("登记议定事项");
        await page.Refuses("第2项：请填写责任单位");
        await Assertions.Expect(page.Locator("input[name=units]").Nth(0)).ToHaveValueAsync("县人社局、县教育局");
        await page.Locator("input[name=units]").Nth(1).FillAsync("县财政局");
        await page.Locator("input[name=due]").Nth(1).FillAsync("2026-11-05");
        await page.Press("登记议定事项");
        await page.Refuses("第2项：本县还没有名为“县财政局”的单位");
        await page.GetByLabel("增设为新单位").CheckAsync();
        await page.Press("登记议定事项");
        await page.Confirms("已登记议定事项2项");
        var rows = page.Locator("#decisions tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("临期");
        await Assertions.Expect(rows.Nth(1)).ToContainTextAsync("逾期");

        await page.GotoAsync(Links.Meetings(county.Code, Year));
        await Assertions
            .Expect(page.Locator("tbody tr").First)
            .ToContainTextAsync(
                new System.Text.RegularExpressions.Regex(@"2026-11-20\s*领导小组第一次会议[\s\S]*2\s*2\s*1")
            );
        await page.GotoAsync(Links.Calendar(county.Code, new DateOnly(2026, 11, 1)));
        await page.Says("会议：领导小组第一次会议");
        await page.Says("腾退教学用房");
        await page.GetByRole(AriaRole.Link, new() { Name = "下个月" }).ClickAsync();
        await page.Says("补充音乐教师");

        await page.GotoAsync(Links.Timeline(county.Code, Year));
        await page.Says("任务2项，分为1组；已办结0项，逾期1项");
        await page.GetByRole(AriaRole.Link, new() { Name = "▸ 会议议定" }).ClickAsync();
        await page.Says("补充音乐教师");
        await Assertions.Expect(page.Locator("td.bar svg")).ToHaveCountAsync(3);
        await page.Locator("select[name=by]").SelectOptionAsync("unit");
        await page.Press("筛选");
        await Assertions.Expect(page.Locator("table.gantt tbody tr")).ToHaveCountAsync(2);

        await page.GotoAsync(Links.Bulletin(county.Code, Year, new(2026, 11, 16), new(2026, 11, 29)));
        await page.Says("议定2项，未办结2项");
        await Assertions.Expect(page.Locator("#ranking tbody tr").Nth(1)).ToContainTextAsync("县财政局");
        await Assertions.Expect(page.Locator("#ranking tbody tr").Nth(1)).ToContainTextAsync("100%");
        await Takes_out_the_bulletin(page, county.Code);
    }

    private async Task Takes_out_the_bulletin(IPage page, string county)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "导出简报（docx）" }).ClickAsync()
        );
        Assert.Equal($"工作简报-{county}-20261116-20261129.docx", download.SuggestedFilename);
        using var paper = WordprocessingDocument.Open(await download.PathAsync(), false);
        var text = paper.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains(
            "2026年11月20日，召开领导小组第一次会议，议定任务2项，未办结2项。",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("补充音乐教师", text, StringComparison.Ordinal);
        await using var scope = product.Host.Scope();
        var taken = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .AuditEntries.SingleAsync(e => e.CountyCode == county && e.Action == "export");
        Assert.Equal(Links.BulletinPaper(county, Year, new(2026, 11, 16), new(2026, 11, 29)), taken.Subject);
    }

    [Fact]
    public async Task Two_who_change_a_meeting_do_not_overwrite_each_other()
    {
        var county = await product.County();
        using var reader = product.Reader();
        (string, string)[] fields = [("HeldOn", "2026-11-20"), ("Title", "例会"), ("Units", ""), ("Minutes", "")];
        using var made = await reader.Post(Links.Meetings(county.Code, Year), fields);
        var path = made.Headers.Location!.ToString() + "?handler=Save";
        (string, string)[] first = [.. fields[..3], ("Minutes", "一"), ("Version", "1")];
        (string, string)[] second = [.. fields[..3], ("Minutes", "二"), ("Version", "1")];
        Assert.Equal(302, (int)(await reader.Post(path, first)).StatusCode);
        using var answer = await reader.Post(path, second);
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await Reader.Page(answer);
        Assert.Contains("本次没有保存", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Contains("二", page.QuerySelector("textarea[name=Minutes]")!.TextContent);
    }
}
