using Junheng.App.Import;
using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>What a clerk takes away from the page of an import: the annotated file, the list, the findings of one school.</summary>
[Collection(ProductUsers.Name)]
public sealed class AnnotationTests(Product product)
{
    private const int Year = TestCounty.Year;

    [Fact]
    public async Task The_annotated_file_is_downloaded_corrected_and_uploaded_again()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        sheet[row, "pupils_primary"] = "约300人";
        var page = await product.Window();
        await page.Hand(county, new("基表.csv", sheet.Csv()));

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "下载错误标注" }).ClickAsync()
        );
        Assert.Equal("基表-错误标注.xlsx", download.SuggestedFilename);
        var workbook = await File.ReadAllBytesAsync(await download.PathAsync());
        var read = RecordFile.Read(new MemoryStream(workbook), "基表-错误标注.xlsx");
        Assert.Equal("学校数据", read.Sheet);
        Assert.Equal(sheet.Count, read.Rows.Count);

        await page.Hand(county, new(download.SuggestedFilename, workbook));
        var finding = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "not-a-number" }).First;
        await Assertions.Expect(finding).ToContainTextAsync($"学校数据!{sheet.Cell(row, "pupils_primary")}");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "sheet-not-read" }))
            .ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_list_to_copy_holds_a_line_for_each_finding()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        sheet[row, "pupils_primary"] = "约300人";
        using var reader = product.Reader();
        var page = await reader.Page(await reader.Uploaded(county, new("基表.csv", sheet.Csv())));

        var text = page.QuerySelector("details textarea[readonly]")!.TextContent;
        var lines = text.Split('\n');
        Assert.Equal(page.QuerySelectorAll("#findings tbody tr").Length, lines.Length);
        var (cell, school) = (sheet.Cell(row, "pupils_primary"), $"{sheet[row, "name"]}（{sheet[row, "school"]}）");
        Assert.StartsWith($"错误 {cell} {school} “小学在校生数”填的是“约300人”", lines[0]);
    }

    [Fact]
    public async Task The_findings_of_one_school_can_be_listed_without_script()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        sheet[row, "pupils_primary"] = "约300人";
        sheet[row + 1, "music_rooms"] = "98和96";
        using var reader = product.Reader();
        var job = await reader.Uploaded(county, new("基表.csv", sheet.Csv()));
        var all = await reader.Page(job);
        var options = all.QuerySelectorAll("select[name=school] option").Select(o => o.GetAttribute("value")!).ToList();
        Assert.Equal("", options[0]);
        Assert.Contains(sheet[row, "school"], options);
        Assert.Contains(sheet[row + 1, "school"], options);
        Assert.Equal(options.Count, options.Distinct().Count());

        var one = await reader.Page($"{job}?school={sheet[row, "school"]}");
        var schools = one.QuerySelectorAll("#findings tbody tr")
            .Select(r => r.QuerySelectorAll("td")[2].TextContent)
            .ToList();
        Assert.NotEmpty(schools);
        Assert.True(schools.Count < all.QuerySelectorAll("#findings tbody tr").Length);
        Assert.All(schools, s => Assert.Contains(sheet[row, "school"], s));
        Assert.Equal(
            sheet[row, "school"],
            one.QuerySelector("select[name=school] option[selected]")!.GetAttribute("value")
        );
        Assert.DoesNotContain("98和96", one.QuerySelector("details textarea")!.TextContent);

        var unknown = await reader.Page($"{job}?school=没有");
        Assert.Equal(
            all.QuerySelectorAll("#findings tbody tr").Length,
            unknown.QuerySelectorAll("#findings tbody tr").Length
        );
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_has_no_annotated_form()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var job = await reader.Uploaded(county, new("坏.xlsx", [0x50, 0x4B, 3, 4, 1, 2, 3]));
        var page = await reader.Page(job);
        Assert.DoesNotContain("下载错误标注", page.Body!.TextContent);
        using var answer = await reader.Get(job + "?handler=Annotated");
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("损坏", (await Reader.Page(answer)).QuerySelector("[role=alert]")!.TextContent);
    }
}
