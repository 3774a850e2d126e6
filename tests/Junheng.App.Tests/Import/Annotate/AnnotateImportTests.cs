using System.Text;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Standards;
using Junheng.App.Tests.Data;
using Junheng.Engine.Validate;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>下载错误标注 as the page asks for it.</summary>
[Trait("Database", "both")]
public sealed class AnnotateImportTests : IDisposable
{
    private const string Csv =
        "year,county,school,name,type,pupils_primary\n"
        + "2026,999901,0000000012,示例小学,小学,约300人\n"
        + "2026,999901,0000000013,第二小学,小学,320\n";

    private readonly TempFolder folder = new();

    [Fact]
    public async Task Findings_of_an_import_stand_in_the_cells_of_its_file()
    {
        using var test = await TestDb.Create();
        var job = await Import(test, "基表.csv", Encoding.UTF8.GetBytes(Csv));
        var outcome = await Annotate(test, job);
        Assert.Equal([], outcome.Mistakes);
        Assert.Equal("基表-错误标注.xlsx", outcome.Value!.FileName);
        var seen = await Seen.At(folder.Write("a.xlsx", outcome.Value.Content));
        Assert.Contains("错误：“小学在校生数”填的是“约300人”", seen["学校数据"]["F2"].Comment);
        Assert.Equal(Annotated.Red, seen["学校数据"]["F2"].Fill);
        var line = seen[Annotated.List].Cells.First(c => c.Value.Value == "F2").Key.Replace('D', 'E');
        Assert.Equal("示例小学（0000000012）", seen[Annotated.List][line].Value);

        await using var db = test.Open();
        var findings = await db.ImportFindings.CountAsync();
        Assert.Equal($"{findings}", seen[Annotated.List].Cells[$"A{findings + 5}"].Value);
    }

    [Fact]
    public async Task The_annotated_file_uploaded_again_is_annotated_afresh()
    {
        using var test = await TestDb.Create();
        var job = await Import(test, "基表.csv", Encoding.UTF8.GetBytes(Csv));
        var first = (await Annotate(test, job)).Value!;
        var again = await Import(test, first.FileName, first.Content);
        var second = (await Annotate(test, again)).Value!;
        Assert.Equal(first.FileName, second.FileName);
        var (before, after) = (
            await Seen.At(folder.Write("a.xlsx", first.Content)),
            await Seen.At(folder.Write("b.xlsx", second.Content))
        );
        Assert.Equal(before.Sheets.Keys, after.Sheets.Keys);
        Assert.Equal(before["学校数据"]["F2"].Comment, after["学校数据"]["F2"].Comment);
        await using var db = test.Open();
        var codes = await db
            .ImportFindings.GroupBy(f => f.ImportJobId)
            .Select(g => string.Join(',', g.OrderBy(f => f.Ordinal).Select(f => f.Code)))
            .ToListAsync();
        Assert.Single(codes.Distinct());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_answered_with_a_message()
    {
        using var test = await TestDb.Create();
        var job = await Import(test, "坏.xlsx", [0x50, 0x4B, 3, 4, 1, 2, 3]);
        Assert.Contains("损坏", Assert.Single((await Annotate(test, job)).Mistakes));
    }

    [Fact]
    public async Task An_import_of_another_county_is_not_found()
    {
        using var test = await TestDb.Create();
        var job = await Import(test, "基表.csv", Encoding.UTF8.GetBytes(Csv));
        await using var db = test.Open();
        var outcome = await new AnnotateImport(db, new(db)).Handle("999902", job);
        Assert.Contains("没有找到", Assert.Single(outcome.Mistakes));
        Assert.Null(await new OpenImport(db).Handle("999902", job));
    }

    [Fact]
    public async Task Findings_are_listed_by_their_weight()
    {
        using var test = await TestDb.Create();
        var id = await Import(
            test,
            "基表.csv",
            Encoding.UTF8.GetBytes(
                Csv.Replace("type,", "type,organiser,")
                    .Replace("小学,320", "小学,10,320")
                    .Replace("小学,约", "小学,7,约")
            )
        );
        await using var db = test.Open();
        var levels = (await new OpenImport(db).Handle(TestDb.County, id))!.Findings.Select(f => f.Level).ToList();
        Assert.Equal([FindingLevel.Error, FindingLevel.Warning, FindingLevel.Notice], levels.Distinct());
        Assert.Equal(levels.Order(), levels);
    }

    [Fact]
    public async Task A_finding_about_a_column_the_file_lacks_points_at_its_row()
    {
        using var test = await TestDb.Create();
        var id = await Import(test, "基表.csv", Encoding.UTF8.GetBytes(Csv));
        await using var db = test.Open();
        var opened = (await new OpenImport(db).Handle(TestDb.County, id))!;
        var finding = new Finding(FindingLevel.Warning, "x", "", null, 3, "teaching_area", "0000000013", "");
        Assert.Equal(("A3", "F3"), (opened.Place(finding), opened.Place(finding with { Column = "pupils_primary" })));
        Assert.Equal("学校数据!F3", opened.Place(finding with { Column = "pupils_primary", Sheet = "学校数据" }));
        Assert.Null(opened.Place(finding with { Row = 0, Column = "" }));
        Assert.Equal(("第二小学（0000000013）", "9"), (opened.School("0000000013"), opened.School("9")));
    }

    [Theory]
    [InlineData("基表.csv", "基表-错误标注.xlsx")]
    [InlineData("基表.v2.XLSX", "基表.v2-错误标注.xlsx")]
    [InlineData("基表-错误标注.xlsx", "基表-错误标注.xlsx")]
    public void The_file_is_named_after_its_original(string original, string name) =>
        Assert.Equal(name, AnnotateImport.NameOf(original));

    public void Dispose() => folder.Dispose();

    private static async Task<long> Import(TestDb test, string name, byte[] content)
    {
        await using var db = test.Open();
        var started = await new StartImport(db, test.Clock).Handle(
            new(
                TestDb.County,
                Rows.Year,
                new(2026, 9, 1),
                ImportKind.Interim,
                ImportScope.OnlyTheseSchools,
                "试报",
                name,
                content
            )
        );
        Assert.Equal([], started.Mistakes);
        await new ReadImport(db, PackLibrary.Delivered(), test.Clock).Handle(started.Value);
        return started.Value;
    }

    private static async Task<Outcome<AnnotateImport.Result>> Annotate(TestDb test, long job)
    {
        await using var db = test.Open();
        return await new AnnotateImport(db, new(db)).Handle(TestDb.County, job);
    }
}
