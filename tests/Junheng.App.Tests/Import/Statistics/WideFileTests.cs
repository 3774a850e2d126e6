using Junheng.App.Import;
using Junheng.App.Import.Statistics;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Import.Statistics;

/// <summary>Header, columns and rows of wide exports.</summary>
public sealed class WideFileTests
{
    [Fact]
    public void Every_column_has_the_words_of_all_levels_above_it()
    {
        var exports = Exports.Of();
        var file = exports.Open(Stage.Primary).File;
        Assert.True(file.Columns.Count >= 300, $"{file.Columns.Count} columns");
        Assert.Equal(("小学学校明细", 4, 8), (file.Sheets[0].Name, file.Sheets[0].HeaderRow, file.Sheets[0].FirstRow));
        Assert.Contains("合成数据", file.Sheets[0].Title);
        Assert.Equal("A", file.Column("序号")!.Letters);
        Assert.NotNull(file.Column("学校基本情况/学校(机构)标识码"));
        Assert.NotNull(file.Column("学生情况/在校生数(人)/合计"));
        Assert.NotNull(file.Column("教师情况/专任教师按课程分/艺术·计"));
        Assert.Equal("㎡", file.Column("校舍建筑面积(平方米)/教学及辅助用房/合计")!.Unit);
        Assert.Equal("万元", file.Column("固定资产总值(万元)/教学仪器设备资产值")!.Unit);
        Assert.Equal(["指标说明"], file.Unread);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public void LibreOffice_writes_the_same_columns(string format)
    {
        // An .xls sheet ends at 256 columns: a wide table stands on two.
        var exports = Exports.Of("sheets");
        var expected = exports.Open(Stage.Primary).File.Columns.Select(c => (c.Key, c.Letters, c.Unit)).ToList();
        exports.By(format);
        var file = exports.Open(Stage.Primary, format).File;
        Assert.Equal(expected, file.Columns.Select(c => (c.Key, c.Letters, c.Unit)));
        Assert.Equal(2, file.Sheets.Count);
    }

    [Fact]
    public void A_table_that_lost_its_merged_cells_has_the_same_paths()
    {
        var merged = Exports.Of();
        var lost = Exports.Of("unmerged");
        Assert.Equal(
            merged.Open(Stage.Junior).File.Columns.Select(c => c.Path),
            lost.Open(Stage.Junior).File.Columns.Select(c => c.Path)
        );
    }

    [Theory]
    [InlineData("小学.xlsx", Stage.Primary)]
    [InlineData("统计表.xlsx", Stage.Primary)]
    public void The_stage_is_proposed_by_title_or_sheet_and_never_by_a_schools_name(string name, Stage stage)
    {
        var exports = Exports.Of();
        var file = WideFile.Open(exports.Content(stage), name).File!;
        Assert.Equal(stage, Proposals.StageOf(file));
    }

    [Fact]
    public void A_sheet_without_identifiers_is_no_export()
    {
        var book = new RawWorkbook();
        book.Row(1, RawWorkbook.Text("学校名称"), RawWorkbook.Text("在校生数"));
        book.Row(2, RawWorkbook.Text("第一小学"), RawWorkbook.Text("300"));
        Assert.Equal("no-identifier-column", WideFile.Open(book.Bytes(), "汇总.xlsx").Problem!.Code);
    }

    [Fact]
    public void More_rows_than_a_county_has_are_refused_and_styled_empty_ones_are_not()
    {
        var full = new RawWorkbook();
        full.Row(1, RawWorkbook.Text("学校(机构)标识码"), RawWorkbook.Text("在校生数"));
        for (var row = 2; row <= 100_002; row++)
        {
            full.Row(row, RawWorkbook.Text($"21{row:D8}"), RawWorkbook.Text("1"));
        }

        Assert.Equal("too-large-table", WideFile.Open(full.Bytes(), "全国.xlsx").Problem!.Code);
    }

    [Fact]
    public void More_columns_than_an_export_has_are_refused()
    {
        var wide = new RawWorkbook();
        wide.Row(1, [RawWorkbook.Text("学校(机构)标识码"), .. Enumerable.Repeat(RawWorkbook.Text("列"), 2000)]);
        Assert.Equal("too-large-table", WideFile.Open(wide.Bytes(), "宽.xlsx").Problem!.Code);
    }

    [Theory]
    [InlineData("encrypted", "encrypted")]
    [InlineData("cut", "damaged-workbook")]
    [InlineData("noise", "damaged-workbook")]
    public void A_bad_old_workbook_is_refused_with_its_own_message(string how, string code)
    {
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        var bytes = how switch
        {
            "encrypted" => [.. head, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[2048]],
            "cut" => (byte[])[.. head, .. new byte[40]],
            _ => [.. head, .. Enumerable.Range(0, 9000).Select(i => (byte)(i * 37 % 251))],
        };
        Assert.Equal(code, WideFile.Open(bytes, "导出.xls").Problem!.Code);
    }

    [Theory]
    [InlineData("xls")]
    [InlineData(null)]
    public async Task A_mutated_workbook_is_read_or_refused_with_a_reason_and_never_hangs(string? by)
    {
        var exports = by is null ? Exports.Of("sheets") : Exports.Of("sheets").By(by);
        var sound = exports.Content(Stage.Senior, by);
        var dice = new Random(77);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var bytes = sound.ToArray();
            for (var n = dice.Next(1, 40); n > 0; n--)
            {
                bytes[dice.Next(bytes.Length)] = (byte)dice.Next(256);
            }

            bytes = i % 4 == 0 ? bytes[..dice.Next(1, bytes.Length)] : bytes;
            var reading = Task.Run(() => Read(bytes));
            Assert.True(await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(20))) == reading, $"hangs: {i}");
            refused += await reading is { } problem && problem.Message.Length > 0 ? 1 : 0;
        }

        Assert.InRange(refused, 1, 300);
    }

    private static FileProblem? Read(byte[] bytes)
    {
        var (file, problem) = WideFile.Open(bytes, "高中.xls");
        return file is null
            ? problem
            : StatisticsJoin
                .Run([new(Stage.Senior, file)], Mappings.Proposed([new(Stage.Senior, file)]), "999901", Mappings.Year)
                .Problem;
    }

    [Fact]
    public void Text_with_the_ending_of_a_workbook_is_no_workbook() =>
        Assert.Equal("no-workbook", WideFile.Open("a,b\n1,2\n"u8.ToArray(), "导出.xls").Problem!.Code);
}
