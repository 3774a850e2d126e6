using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Who changed what: the log is searched, and a process shows every one of its changes.</summary>
[Collection(ProductUsers.Name)]
public sealed class LogTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task Changes_are_found_by_school_field_person_and_day()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        var (school, name) = (sheet[row, "school"], sheet[row, "name"]);
        sheet[row, "multimedia_rooms"] = "61";
        await Import(county, reader, sheet);
        await reader.Post(Links.CountyFigures(county.Code, Year), ("v.teacher_pay", "98000"));
        var log = Links.Log(county.Code, Year);

        var found = await reader.Page($"{log}?object={Uri.EscapeDataString(name)}");
        var line = Assert.Single(Rows(found));
        Assert.Contains("确认导入", line.TextContent);
        var change = Assert.Single(line.QuerySelectorAll("details tbody tr"));
        Assert.Contains(school, change.TextContent);
        Assert.Contains(name, change.TextContent);
        Assert.Contains("网络多媒体教室数", change.TextContent);
        Assert.True(line.QuerySelector("details")!.HasAttribute("open"));
        Assert.Equal(name, found.QuerySelector("input[name=object]")!.GetAttribute("value"));

        Assert.Contains(
            "填写县级数据",
            Assert.Single(Rows(await reader.Page($"{log}?object=教师年平均工资"))).TextContent
        );
        Assert.Contains("确认导入", Assert.Single(Rows(await reader.Page($"{log}?field=多媒体教室"))).TextContent);
        var all = Rows(await reader.Page(log)).Count;
        Assert.Equal(all, Rows(await reader.Page($"{log}?actor=操作员")).Count + Others(await reader.Page(log)));
        Assert.Equal(all, Rows(await reader.Page($"{log}?from=2020-01-01&until=2099-12-31")).Count);
        foreach (
            var nothing in new[]
            {
                "?until=2020-01-01",
                "?from=2099-01-01",
                "?actor=无此岗位",
                $"?object={school}&field=在校生",
            }
        )
        {
            Assert.Contains(
                "没有符合条件的过程",
                (await reader.Page(log + nothing)).QuerySelector("main")!.TextContent
            );
        }
    }

    [Fact]
    public async Task A_process_of_many_changes_shows_them_all_by_pages_at_its_own_address()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var sheet = county.Sheet();
        for (var row = 1; row <= sheet.Count; row++)
        {
            foreach (var field in new[] { "multimedia_rooms", "teaching_area", "equipment_wan", "backbone_primary" })
            {
                sheet[row, field] = sheet[row, field].Length > 0 ? $"{row + 7}.0" : "";
            }
        }

        await Import(county, reader, sheet);
        var log = await reader.Page(Links.Log(county.Code, Year));
        var entry = Rows(log).First(r => r.TextContent.Contains("确认导入", StringComparison.Ordinal));
        Assert.Equal(50, entry.QuerySelectorAll("details tbody tr").Length);
        var all = entry.QuerySelectorAll("a").Single(a => a.TextContent.Contains("看全部")).GetAttribute("href")!;
        Assert.Equal(entry.QuerySelector("th a")!.GetAttribute("href"), all);

        var page = await reader.Page(all);
        Assert.Equal("确认导入", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("测试操作员", page.QuerySelector("dl")!.TextContent);
        Assert.Contains("大改.csv", page.QuerySelector("dl a")!.TextContent);
        var count = int.Parse(page.QuerySelector("#changes h2")!.TextContent.Trim().Split(' ')[0]);
        var seen = new List<string>();
        var pages = page.QuerySelectorAll("nav.pages a").Select(a => a.GetAttribute("href")!).Prepend(all);
        foreach (var path in pages)
        {
            seen.AddRange((await reader.Page(path)).QuerySelectorAll("#changes tbody tr").Select(r => r.TextContent));
        }

        Assert.True(count > 200, $"{count} changes");
        Assert.Equal(count, seen.Distinct().Count());

        var school = sheet[1, "school"];
        var some = await reader.Page($"{all}?object={school}&field=仪器");
        var only = Assert.Single(some.QuerySelectorAll("#changes tbody tr"));
        Assert.Contains(school, only.TextContent);
        Assert.Contains($"{count}处变化中符合条件的1处", some.QuerySelector("#changes h2")!.TextContent);
        using var foreign = await reader.Get(all.Replace($"/{county.Code}/", $"/{Addresses.Demo}/"));
        Assert.Equal(404, (int)foreign.StatusCode);
    }

    [Fact]
    public async Task Processes_go_over_pages_that_keep_what_is_looked_for()
    {
        var county = await product.County();
        using var reader = product.Reader();
        for (var i = 1; i <= 51; i++)
        {
            using var saved = await reader.Post(
                Links.CountyFigures(county.Code, Year),
                ("v.teacher_pay", $"{90000 + i}"),
                ("s.teacher_pay", $"{i - 1}")
            );
            Assert.Equal(302, (int)saved.StatusCode);
        }

        var path = Links.Log(county.Code, Year) + "?field=" + Uri.EscapeDataString("数值");
        var first = await reader.Page(path);
        Assert.Equal(50, Rows(first).Count);
        Assert.Contains("第1至50条", first.QuerySelector("nav.pages")!.TextContent);
        var next = first.QuerySelectorAll("nav.pages a").Single().GetAttribute("href")!;
        Assert.Equal(path + "&p=2", next);
        Assert.Contains("90001", Assert.Single(Rows(await reader.Page(next))).TextContent);
        // A page that is not there is the last one.
        Assert.Single(Rows(await reader.Page(path + "&p=99")));
    }

    private static int Others(IHtmlDocument page) =>
        Rows(page).Count(r => !r.Children[1].TextContent.Contains("操作员", StringComparison.Ordinal));

    private static List<IElement> Rows(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main .scroll > table > tbody > tr")];

    private static async Task Import(TestCounty county, Reader reader, Sheet sheet)
    {
        var job = await reader.Uploaded(county, TestCounty.Whole("大改.csv", sheet.Csv()));
        var basis = (await reader.Page(job)).QuerySelector("input[name=basis]")!.GetAttribute("value")!;
        using var answer = await reader.Post(job + "?handler=Confirm", ("basis", basis));
        Assert.Equal(302, (int)answer.StatusCode);
    }
}
