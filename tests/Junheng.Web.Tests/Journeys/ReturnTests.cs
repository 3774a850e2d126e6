using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Junheng.Web.Tests.Journeys;

/// <summary>The annual return, filled in with LibreOffice, on its way to a verdict.</summary>
[Collection(ProductUsers.Name)]
public sealed class ReturnTests(Product product)
{
    private const int Year = TestCounty.Year;
    private const string Schools = "学校数据";
    private const string Classes = "班级名单";

    [Fact]
    public async Task The_return_is_filled_in_handed_in_annotated_corrected_confirmed_and_judged()
    {
        var county = await product.County();
        using var clerk = new OfficeClerk();
        var page = await product.Window();
        await page.GotoAsync(Links.Import(county.Code, Year));
        var blank = await Download(page, "下载全县年报表");
        var read = Read(blank);
        var school = read.Rows.First(r =>
            r.Type == SchoolType.Primary && r.Counted && r.Value(Field.PupilsKg) is null or 0
        );
        var pupils = Cell(read, school, "pupils_primary");
        var rooms = Cell(read, school, "multimedia_rooms");

        // A figure that is none, a figure that changes, and a list of three classes, one of them too large.
        var filled = clerk
            .Text(Schools, pupils, "约135人")
            .Number(Schools, rooms, "61")
            .Text(Classes, "A2", school.School)
            .Text(Classes, "C2", "小学")
            .Text(Classes, "D2", "一年级")
            .Text(Classes, "E2", "1班")
            .Number(Classes, "F2", "38")
            .Text(Classes, "A3", school.School)
            .Text(Classes, "C3", "小学")
            .Text(Classes, "D3", "二年级")
            .Text(Classes, "E3", "1班")
            .Number(Classes, "F3", "51")
            .Text(Classes, "A4", school.School)
            .Text(Classes, "C4", "小学")
            .Text(Classes, "D4", "三年级")
            .Text(Classes, "E4", "1班")
            .Number(Classes, "F4", "46")
            .Save(blank);
        await page.Hand(county, TestCounty.Whole("年报表.xlsx", filled));
        var wrong = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "not-a-number" });
        await Assertions.Expect(wrong).ToContainTextAsync($"{Schools}!{pupils}");
        await Assertions.Expect(wrong).ToContainTextAsync("约135人");

        // The clerk corrects the very cell in the file that came back, beside its comment.
        var annotated = await Download(page, "下载错误标注");
        var corrected = clerk.Number(Schools, pupils, "135").Save(annotated);
        await page.Hand(county, TestCounty.Whole("年报表-改.xlsx", corrected));
        await Assertions
            .Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "not-a-number" }))
            .ToHaveCountAsync(0);
        await page.Press("确认导入");
        await page.WaitForURLAsync("**" + Links.Home(county.Code, Year));
        await page.Confirms("第2版");
        await Assertions.Expect(page.Locator(".verdict").First).ToBeVisibleAsync();

        // The list decides the size of classes, class by class.
        await page.GotoAsync(Links.Item(county.Code, Year, "G5"));
        await page.Says(school.Name);
        await page.Says("二年级1班");
        await page.GotoAsync(Links.School(county.Code, Year, school.School));
        await page.Says("135");
        await page.Says("年报表-改.xlsx（学校数据）");
        await page.Context.CloseAsync();
    }

    private static async Task<byte[]> Download(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync()
        );
        return await File.ReadAllBytesAsync((await download.PathAsync())!);
    }

    private static ReadResult Read(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        return RecordFile.Read(stream, "年报表.xlsx");
    }

    private static string Cell(ReadResult read, SchoolRecord school, string column) =>
        read.Address(school.Source!.Row, column)!;
}
