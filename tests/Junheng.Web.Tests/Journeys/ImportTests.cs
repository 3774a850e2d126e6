using System.Globalization;
using Junheng.App.Import;
using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>A file on its way from the form to a data version.</summary>
[Collection(ProductUsers.Name)]
public sealed class ImportTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task A_changed_figure_goes_from_the_upload_to_the_school_and_the_log()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        var (school, name, old) = (sheet[row, "school"], sheet[row, "name"], sheet[row, "multimedia_rooms"]);
        sheet[row, "multimedia_rooms"] = "61";
        var page = await product.Window();

        await page.Hand(county, new("新表.csv", sheet.Csv()));
        await page.Says("待确认");
        var region = page.GetByRole(AriaRole.Region, new() { Name = "变化清单" });
        await Assertions.Expect(region.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(region.Locator("tbody tr")).ToContainTextAsync(name);
        await Assertions
            .Expect(region.Locator("tbody td"))
            .ToHaveTextAsync(["网络多媒体教室数", old, "61"], new() { UseInnerText = true });
        await page.Press("确认导入");

        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.Confirms("第2版，共1处变化");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveCountAsync(0);

        var pupils = decimal.Parse(sheet[row, "pupils_primary"], CultureInfo.InvariantCulture);
        await page.GotoAsync(Links.School(county.Code, Year, school));
        await page.Says(PerHundred(61, pupils));
        await page.GotoAsync(Links.School(county.Code, Year, school) + "?version=1");
        await page.Says(PerHundred(decimal.Parse(old, CultureInfo.InvariantCulture), pupils));
        await page.Says("旧版本");

        using var reader = product.Reader();
        var log = await reader.Page(Links.Log(county.Code, Year));
        var entry = log.QuerySelectorAll("tr").First(r => r.TextContent.Contains("确认导入", StringComparison.Ordinal));
        var logged = Assert.Single(
            entry.QuerySelectorAll("table tbody tr"),
            r => r.TextContent.Contains(school, StringComparison.Ordinal)
        );
        Assert.Equal(
            ["网络多媒体教室数", old, "61"],
            logged.QuerySelectorAll("td").Skip(1).Select(c => c.TextContent.Trim())
        );
        Assert.Contains("测试导入", entry.TextContent);
        Assert.Contains("测试操作员", entry.TextContent);
    }

    [Fact]
    public async Task The_template_sent_back_unchanged_changes_nothing()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Import(county.Code, Year));
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "下载全县年报表" }).ClickAsync()
        );
        Assert.EndsWith(".xlsx", download.SuggestedFilename);
        var workbook = await File.ReadAllBytesAsync(await download.PathAsync());

        await page.Hand(county, TestCounty.Whole("模板.xlsx", workbook));
        await page.Says("共 0 处变化");
        await page.Press("确认导入");
        await page.Refuses("完全相同");
        using var reader = product.Reader();
        Assert.Equal(404, (int)(await reader.Get(Links.Home(county.Code, Year) + "?version=2")).StatusCode);
    }

    [Fact]
    public async Task A_schools_own_return_holds_that_school_and_no_figure_of_the_county()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Import(county.Code, Year));
        await page.GetByLabel("学校", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "下载该校年报表" }).ClickAsync()
        );
        using var stream = File.OpenRead((await download.PathAsync())!);
        var read = RecordFile.Read(stream, "年报表.xlsx");
        Assert.NotEqual("", read.Form!.School);
        Assert.All(read.Rows, r => Assert.Contains(read.Form.School, new[] { r.School, r.Parent }));
        Assert.DoesNotContain("县级数据", read.Form.Sheets);
        using var reader = product.Reader();
        var other = $"{Links.Import(county.Code, Year)}?handler=Template&school=0000000000";
        Assert.Equal(404, (int)(await reader.Get(other)).StatusCode);
    }

    [Fact]
    public async Task A_warning_is_explained_and_the_explanation_comes_back_with_the_next_upload()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        sheet[sheet.PrimarySchool(), "locale"] = "";
        var page = await product.Window();
        await page.Hand(county, new("说明.csv", sheet.Csv()));
        await page.Says("填写说明");
        await page.GetByText("填写说明").First.ClickAsync();
        await page.GetByLabel("说明", new() { Exact = true }).First.FillAsync("新建学校，尚未划分城乡");
        await page.Press("保存说明");
        await page.Says("说明已保存");
        await page.Says("已说明：新建学校，尚未划分城乡");

        await page.Hand(county, new("说明二.csv", sheet.Csv()));
        await page.Says("已说明：新建学校，尚未划分城乡");
    }

    [Fact]
    public async Task Every_mistake_of_a_file_is_told_at_once_by_row_and_column_and_can_be_discarded()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        sheet[row, "pupils_primary"] = "约300人";
        sheet[row + 1, "music_rooms"] = "98和96";
        sheet[row + 2, "county"] = Neighbour.Code;
        sheet.AddColumn("备注");
        var page = await product.Window();

        await page.Hand(county, new("错误.csv", sheet.Csv()) { Scope = "WholeCounty" });
        await Finds(page, "not-a-number", sheet.Cell(row, "pupils_primary"), "小学在校生数", "约300人");
        await Finds(page, "bad-room-list", sheet.Cell(row + 1, "music_rooms"), "98和96");
        await Finds(page, "other-county-or-year", sheet.Cell(row + 2, "county"), county.Code);
        await Finds(page, "unknown-column", sheet.Cell(0, "备注"), "备注");
        await page.Press("放弃");

        await page.WaitForURLAsync("**" + Links.Import(county.Code, Year));
        await page.Confirms("没有变化");
        await page.Says("已放弃");
        using var reader = product.Reader();
        Assert.Equal(404, (int)(await reader.Get(Links.Home(county.Code, Year) + "?version=2")).StatusCode);
    }

    [Fact]
    public async Task A_double_column_refuses_the_file_as_a_whole()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.Hand(county, new("重复列.csv", county.Sheet().AddColumn("pupils_primary").Csv()));
        await page.Refuses("出现了两次");
        await page.Refuses("现有数据没有变化");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "确认导入" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Each_of_the_demo_countys_planted_mistakes_is_shown_after_its_upload()
    {
        var county = await product.County();
        using var reader = product.Reader();
        foreach (var (fileName, csv, description, code) in Sheet.PlantedErrors)
        {
            var moved = csv.Replace(Addresses.Demo, county.Code, StringComparison.Ordinal);
            var job = await reader.Uploaded(county, new(fileName, System.Text.Encoding.UTF8.GetBytes(moved)));
            var text = (await reader.Page(job)).QuerySelector("main")!.TextContent;
            Assert.True(
                text.Contains(code, StringComparison.Ordinal)
                    || (code == "duplicate-column" && text.Contains("不能导入")),
                $"{fileName} ({description})"
            );
        }
    }

    [Fact]
    public async Task Without_a_file_the_form_says_so_and_keeps_what_was_entered()
    {
        var county = await product.County();
        using var reader = product.Reader();
        using var answer = await reader.Upload(county, new("", null) { AsOf = "2026-10-15", Kind = "Official" });
        Assert.Equal(400, (int)answer.StatusCode);
        var page = await Reader.Page(answer);
        Assert.Contains("请选择要上传的文件", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal("2026-10-15", page.QuerySelector("input[name='Upload.AsOf']")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("input[value=Official]")!.HasAttribute("checked"));
        Assert.Equal("测试导入", page.QuerySelector("input[name='Upload.Why']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("OnlyTheseSchools")]
    [InlineData("WholeCounty")]
    public async Task A_preview_that_another_version_has_overtaken_is_not_confirmed(string scope)
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var page = await product.Window();
        sheet[1, "multimedia_rooms"] = "61";
        await page.Hand(county, new("旧.csv", sheet.Csv()) { Scope = scope });
        sheet[1, "multimedia_rooms"] = "62";
        var faster = await page.Context.NewPageAsync();
        await faster.Hand(county, new("新.csv", sheet.Csv()));
        await faster.Press("确认导入");
        await faster.Confirms("第2版");

        await page.Press("确认导入");
        await page.Refuses("又确认了新的数据版本");
        // What stands there now is the difference to the newest version.
        var change = page.GetByRole(AriaRole.Region, new() { Name = "变化清单" }).Locator("tbody tr");
        await Assertions.Expect(change).ToHaveCountAsync(1);
        await Assertions.Expect(change.Locator("td")).ToContainTextAsync(["网络多媒体教室数", "62", "61"]);
        using var reader = product.Reader();
        Assert.Equal(404, (int)(await reader.Get(Links.Home(county.Code, Year) + "?version=3")).StatusCode);
    }

    [Fact]
    public async Task An_empty_year_leads_to_the_upload_that_makes_its_first_version()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Home(county.Code, Addresses.EmptyYear));
        await page.Says("还没有数据");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "导入数据" }).ClickAsync();
        await page.WaitForURLAsync("**" + Links.Import(county.Code, Addresses.EmptyYear));

        var sheet = Sheet.Of(county.Code, year: Addresses.EmptyYear);
        await page.Hand(county, new("首次.csv", sheet.Csv()), Addresses.EmptyYear);
        await page.Says("第一个版本");
        await page.Press("确认导入");
        await page.Confirms("第1版");
        await Assertions.Expect(page.Locator("select[name=year] option")).ToHaveTextAsync(["2027", "2026"]);
        // What sends the choice is a script, which comes after the last line of the page.
        await page.WaitForLoadStateAsync();
        await page.Locator("select[name=year]").SelectOptionAsync("2026");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
    }

    private static async Task Finds(IPage page, string code, params string[] words)
    {
        var finding = page.GetByRole(AriaRole.Row).Filter(new() { HasText = code }).First;
        foreach (var word in words)
        {
            await Assertions.Expect(finding).ToContainTextAsync(word);
        }
    }

    /// <summary>R7 of a school with one stage, as pages show it.</summary>
    private static string PerHundred(decimal rooms, decimal pupils) =>
        Math.Round(rooms * 100 / pupils, 2, MidpointRounding.AwayFromZero)
            .ToString("0.00", CultureInfo.InvariantCulture);
}
