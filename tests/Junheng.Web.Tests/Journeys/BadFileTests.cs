using System.IO.Compression;
using System.Text;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Web.Tests.Journeys;

/// <summary>Every kind of bad file gets its own clear message on the page, and changes nothing.</summary>
[Collection(ProductUsers.Name)]
public sealed class BadFileTests(Product product)
{
    private const int Year = TestCounty.Year;
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Theory]
    [InlineData("打开密码", "请取消密码")]
    [InlineData("旧版改名", "旧版 .xls")]
    [InlineData("截断", "损坏或不完整")]
    [InlineData("压缩炸弹", "异常庞大")]
    [InlineData("外部链接", "断开链接")]
    [InlineData("宏", "不含宏")]
    [InlineData("上年模板", "2025年制作")]
    [InlineData("他县年报表", "请选择正确的县")]
    [InlineData("太多行", "5000行")]
    [InlineData("不是表格", "既不是CSV")]
    [InlineData("没有表头", "表头")]
    public async Task A_file_that_cannot_be_taken_is_refused_with_its_reason(string kind, string reason)
    {
        var county = await product.County();
        using var reader = product.Reader();
        var before = await Figures(county);
        var job = await reader.Uploaded(county, new(kind + ".xlsx", BadFile(kind, county)));
        var page = await reader.Page(job);
        Assert.Contains(reason, page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("确认导入，生成新版本", page.QuerySelector("main")!.TextContent);
        Assert.Equal(before, await Figures(county));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_refused_before_it_is_read()
    {
        var county = await product.County();
        using var reader = product.Reader();
        var before = await Figures(county);
        using var answer = await reader.Upload(county, new("两百兆.csv", new byte[200 << 20]));
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Contains("50MB", (await Reader.Page(answer)).Body!.TextContent);
        Assert.Equal(before, await Figures(county));
    }

    [Fact]
    public async Task The_form_does_not_send_a_file_beyond_the_limit()
    {
        var county = await product.County();
        var page = await product.Window();
        await page.GotoAsync(Links.Import(county.Code, Year));
        var file = page.Locator("input[type=file]");
        await Choose(StartImport.LargestFile + 1);
        Assert.Contains("50MB", await file.EvaluateAsync<string>("f => f.validationMessage"));
        await Choose(1000);
        Assert.Equal("", await file.EvaluateAsync<string>("f => f.validationMessage"));
        await page.Context.CloseAsync();

        async Task Choose(long length)
        {
            var path = Path.Combine(Path.GetTempPath(), $"{county.Code}-{length}.csv");
            await using (var stream = File.Create(path))
            {
                stream.SetLength(length);
            }

            try
            {
                await file.SetInputFilesAsync(path);
            }
            finally
            {
                File.Delete(path);
            }
        }
    }

    [Theory]
    [InlineData("county", "990199", "other-county-or-year", "990199县")]
    [InlineData("year", "2019", "other-county-or-year", "2019年")]
    [InlineData("pupils_primary", "约300人", "not-a-number", "“约300人”")]
    [InlineData("pupils_primary", "-5", "negative", "-5")]
    [InlineData("teaching_area", "99999999999999", "too-large", "99999999999999")]
    [InlineData("pupils_primary", "0", "teachers-without-pupils", "专任教师", "teachers_primary")]
    public async Task A_bad_cell_is_told_at_its_place_and_nothing_is_stored(
        string column,
        string value,
        string code,
        string words,
        string? at = null
    )
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        sheet[row, column] = value;
        var before = await Figures(county);
        var finding = await Finding(county, sheet, code, sheet.Cell(row, at ?? column));
        Assert.Contains(words, finding);
        Assert.Equal(before, await Figures(county));
    }

    [Fact]
    public async Task A_school_given_twice_is_told_at_the_second_row()
    {
        var county = await product.County();
        var sheet = county.Sheet();
        var row = sheet.PrimarySchool();
        sheet[row + 1, "school"] = sheet[row, "school"];
        var before = await Figures(county);
        var finding = await Finding(county, sheet, "duplicate-school", null);
        Assert.Contains(sheet[row, "school"], finding);
        Assert.Equal(before, await Figures(county));
    }

    private async Task<string> Finding(TestCounty county, Sheet sheet, string code, string? cell)
    {
        using var reader = product.Reader();
        var page = await reader.Page(await reader.Uploaded(county, new("坏单元格.csv", sheet.Csv())));
        var row = page.QuerySelectorAll("#findings tbody tr")
            .FirstOrDefault(r => r.TextContent.Contains(code, StringComparison.Ordinal));
        Assert.True(row is not null, page.QuerySelector("#findings")!.TextContent);
        if (cell is not null)
        {
            Assert.Contains(cell, row.TextContent);
        }

        return row.TextContent;
    }

    private static byte[] BadFile(string kind, TestCounty county) =>
        kind switch
        {
            "打开密码" =>
            [
                .. Ole,
                .. new byte[3000],
                .. Encoding.Unicode.GetBytes("EncryptedPackage"),
                .. new byte[50],
            ],
            "旧版改名" => [.. Ole, .. new byte[5000]],
            "截断" => Return(county, Year)[..2000],
            "压缩炸弹" => With(Return(county, Year), "xl/media/blank.bin", new('0', 40_000_000)),
            "外部链接" => With(Return(county, Year), "xl/externalLinks/externalLink1.xml", "<externalLink/>"),
            "宏" => With(Return(county, Year), "xl/vbaProject.bin", "x"),
            "上年模板" => Return(county, Year - 1),
            "他县年报表" => Return(new("990199"), Year),
            "太多行" => TooLong(county),
            "不是表格" => Encoding.UTF8.GetBytes("%PDF-1.7\n"),
            _ => Blank(),
        };

    /// <summary>A return made for a county and a year; its rows are the county's.</summary>
    private static byte[] Return(TestCounty county, int year)
    {
        using var csv = new MemoryStream(county.Sheet().Csv());
        return Written(new(RecordFile.Read(csv, "基表.csv").Rows) { County = county.Code, Year = year });
    }

    private static byte[] TooLong(TestCounty county) =>
        Written(
            new([
                .. Enumerable
                    .Range(1, 5001)
                    .Select(i => new SchoolRecord
                    {
                        Year = Year,
                        County = county.Code,
                        School = $"{i:D10}",
                        Name = $"第{i}小学",
                        Type = SchoolType.Primary,
                    }),
            ])
        );

    private static byte[] Written(ReturnContent content)
    {
        using var memory = new MemoryStream();
        RecordFile.WriteReturn(memory, content);
        return memory.ToArray();
    }

    private static byte[] Blank()
    {
        using var memory = new MemoryStream(Written(new([])));
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (
                var sheet in zip.Entries.Where(e => e.FullName.Contains("sheets/", StringComparison.Ordinal)).ToList()
            )
            {
                var name = sheet.FullName;
                sheet.Delete();
                if (!name.EndsWith(".rels", StringComparison.Ordinal))
                {
                    using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                    writer.Write(
                        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"
                    );
                }
            }
        }

        return memory.ToArray();
    }

    private static byte[] With(byte[] workbook, string part, string text)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(text);
        }

        return memory.ToArray();
    }

    /// <summary>What the county has stored: versions, schools, figures.</summary>
    private async Task<(int Versions, int Schools, int County)> Figures(TestCounty county)
    {
        await using var scope = product.Host.Scope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        return (
            await db.DataVersions.CountAsync(v => v.CountyCode == county.Code),
            await db.SchoolRows.CountAsync(r => r.CountyCode == county.Code),
            await db.CountyFigures.CountAsync(f => f.CountyCode == county.Code)
        );
    }
}
