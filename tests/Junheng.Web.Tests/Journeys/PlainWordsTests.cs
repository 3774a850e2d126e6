using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Journeys;

/// <summary>What pages tell a reader who knows neither codes nor what a blank stands for.</summary>
[Collection(ProductUsers.Name)]
public sealed class PlainWordsTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task Differences_of_an_import_are_told_in_words()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        sheet[row, "type"] = "nine_year";
        sheet[row, "city_centre"] = sheet[row, "city_centre"] == "1" ? "0" : "1";
        using var reader = product.Reader();
        var job = await reader.Uploaded(county, new("改类型.csv", sheet.Csv()));
        var changes = await Cells(reader, job, "[aria-label=变化清单] tbody tr");
        Assert.Contains(["办学类型", "小学", "九年一贯制学校"], changes);
        Assert.Contains(changes, c => c[0] == "中心城区学校" && c.Skip(1).Order().SequenceEqual(["否", "是"]));
    }

    [Fact]
    public async Task The_log_names_figures_items_states_and_judgements_in_words()
    {
        var county = await product.County();
        using var reader = product.Reader();
        await reader.Post(Links.CountyFigures(county.Code, Year), ("v.teacher_pay", "98000"));
        await reader.Post(Links.Item(county.Code, Year, "V1"), ("Outcome", "met"), ("Note", "已核实"), ("Seen", "0"));
        await reader.Post(Links.Item(county.Code, Year, "Q5"), ("Outcome", "met"), ("Note", "已抽查"), ("Seen", "0"));
        var lines = (await Cells(reader, Links.Log(county.Code, Year), "table table tbody tr")).ConvertAll(c =>
            string.Join(' ', c)
        );
        Assert.Contains($"县级数据 {Year} 义务教育教师年平均工资收入 数值 — 98000", lines);
        Assert.Contains(lines, l => l.StartsWith($"佐证判断 {Year} V1 ") && l.EndsWith("判断 — 不存在该情形"));
        Assert.Contains(lines, l => l.StartsWith($"佐证判断 {Year} Q5 ") && l.EndsWith("判断 — 达到要求"));
        Assert.Contains(lines, l => l.StartsWith("导入 ") && l.EndsWith("状态 待确认 已确认"));
        Assert.DoesNotContain(lines, l => l.Contains('_') || l.Contains("Ready") || l.Contains("met"));
    }

    [Fact]
    public async Task An_indicator_without_values_is_not_told_as_met()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var home = Links.Home(county.Code, Year);
        var list = Links.Gaps(county.Code, Year) + "?indicator=R7";
        Assert.Contains("所有学校都达到门槛", await Text(reader, home));
        var sheet = county.Sheet();
        for (var row = 1; row <= sheet.Count; row++)
        {
            sheet[row, "multimedia_rooms"] = "";
        }

        var job = await reader.Uploaded(county, TestCounty.Whole("空.csv", sheet.Csv()));
        var basis = (await reader.Page(job)).QuerySelector("input[name=basis]")!.GetAttribute("value")!;
        await reader.Post(job + "?handler=Confirm", ("basis", basis));
        var text = await Text(reader, home);
        Assert.Matches(@"R7 \S+\s+小学\s+0缺数据\d+所", text);
        Assert.DoesNotContain("所有学校都达到门槛", text);
        text = await Text(reader, list);
        Assert.Matches(@"另有\d+个数值因缺数据无法判断", text);
        Assert.DoesNotContain("没有未达门槛的学校", text);
    }

    [Fact]
    public async Task A_long_list_of_findings_is_cut_and_the_file_holds_them_all()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        foreach (var field in Fields.All)
        {
            for (var row = 1; row <= sheet.Count; row++)
            {
                sheet[row, field.Code] = "若干";
            }
        }

        Assert.True(sheet.Count * Fields.All.Count > FindingTable.Most);
        using var reader = product.Reader();
        var job = await reader.Uploaded(county, new("错误.csv", sheet.Csv()));
        var page = await reader.Page(job);
        Assert.Equal(FindingTable.Most, page.QuerySelectorAll("[aria-label=校验问题] tbody tr").Length);
        // Under the table, and under the list to be copied: one file.
        var files = page.QuerySelectorAll("main a")
            .Where(a => a.TextContent.Contains("下载全部校验问题"))
            .Select(a => a.GetAttribute("href")!);
        using var answer = await reader.Get(Assert.Single(files.Distinct()));
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("level,code,file,row,column,school,message", lines[0]);
        Assert.True(lines.Count(l => l.Contains("not-a-number")) > FindingTable.Most);
    }

    [Fact]
    public async Task A_refused_change_of_the_rules_keeps_what_was_chosen()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var path = Links.Pack(county.Code, Year);
        var before = await reader.Page(path);
        Assert.False(before.QuerySelector("#tolerances")!.HasAttribute("checked"));
        var pack = before.QuerySelector("#pack option[selected]")!.GetAttribute("value")!;
        using var answer = await reader.Post(path, ("Chosen", pack), ("Tolerances", "true"), ("Why", " "));
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await Reader.Page(answer);
        Assert.True(page.QuerySelector("#tolerances")!.HasAttribute("checked"));
        Assert.Equal(pack, page.QuerySelector("#pack option[selected]")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("details:has(form)")!.HasAttribute("open"));
    }

    private static async Task<string> Text(Reader reader, string path) =>
        (await reader.Page(path)).QuerySelector("main")!.TextContent;

    private static async Task<List<string[]>> Cells(Reader reader, string path, string rows) =>
        [
            .. (await reader.Page(path))
                .QuerySelectorAll(rows)
                .Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToArray()),
        ];
}
