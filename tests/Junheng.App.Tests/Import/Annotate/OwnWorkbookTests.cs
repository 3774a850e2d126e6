using Junheng.App.Import;
using Junheng.App.Import.Annotate;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>The template's own workbook handed back with findings in it.</summary>
public sealed class OwnWorkbookTests : IDisposable
{
    private const string Data = "学校数据";

    private readonly TempFolder folder = new();

    public OwnWorkbookTests() => folder.Write("基表.xlsx", Files.XlsxOf(Schools(), "示例县 2026年"));

    [Fact]
    public async Task A_finding_is_a_comment_and_a_colour_in_its_cell()
    {
        var seen = await Annotated.See(
            folder,
            "基表.xlsx",
            Annotated.Error(Data, "L3", "“小学在校生数”填的是“约300人”，不是数字，按缺失处理。请只填阿拉伯数字。"),
            Annotated.Warning(Data, "M4"),
            Annotated.Notice(Data, "N5")
        );
        Assert.Equal(
            "【均衡校验】\n错误：“小学在校生数”填的是“约300人”，不是数字，按缺失处理。请只填阿拉伯数字。",
            seen[Data]["L3"].Comment
        );
        Assert.Equal(("均衡校验", Annotated.Red), (seen[Data]["L3"].Author, seen[Data]["L3"].Fill));
        Assert.Equal("【均衡校验】\n警告：请核对。\n说明：已核实，属实。", seen[Data]["M4"].Comment);
        Assert.Equal((Annotated.Amber, Annotated.Blue), (seen[Data]["M4"].Fill, seen[Data]["N5"].Fill));
        Assert.Equal(["L3", "M4", "N5"], seen[Data].Commented.Where(IsBelowHeader));
    }

    [Fact]
    public void Every_comment_has_a_box_large_enough_to_be_read()
    {
        var annotated = Annotated.Of(
            File.ReadAllBytes(folder.At("基表.xlsx")),
            "基表.xlsx",
            Annotated.Error(Data, "L3", "短。"),
            Annotated.Error(Data, "M4", new string('长', 300))
        );
        var boxes = Annotated.Boxes(annotated).Where(b => IsBelowHeader(b.Cell)).ToList();
        Assert.Equal(["L3", "M4"], boxes.Select(b => b.Cell));
        // The columns are 89 pixels wide, the rows 20 high.
        Assert.All(boxes, b => Assert.InRange(b.Columns, 3, 5));
        Assert.InRange(boxes[0].Rows, 3, 6);
        Assert.InRange(boxes[1].Rows, 10, 20);
    }

    [Fact]
    public async Task The_words_about_each_column_stay_whatever_is_found()
    {
        var before = await Seen.At(folder.At("基表.xlsx"));
        var seen = await Annotated.See(
            folder,
            "基表.xlsx",
            Annotated.Error(Data, "L3"),
            Annotated.Warning(Data, "L1", "列名不对。")
        );
        Assert.Equal(Sheets[..3], Sheets.Where(s => before[s].Commented.Any()));
        Assert.Equal("填写说明", before[Data]["L1"].Author);
        Assert.StartsWith("附设幼儿班在校生数（人）\n", before[Data]["L1"].Comment);
        Assert.Equal(before[Data].Commented, seen[Data].Commented.Where(c => !IsBelowHeader(c)));
        Assert.Equal(before[Data]["M1"].Comment, seen[Data]["M1"].Comment);
        Assert.StartsWith(before[Data]["L1"].Comment + "\n【均衡校验】\n警告：列名不对。", seen[Data]["L1"].Comment);
        var cleaned = await Annotated.See(folder, "annotated.xlsx", []);
        Assert.Equal(
            before[Data].Commented.Select(c => before[Data][c].Comment),
            cleaned[Data].Commented.Select(c => cleaned[Data][c].Comment)
        );
    }

    [Fact]
    public async Task All_findings_of_a_cell_are_one_comment_coloured_by_the_gravest()
    {
        var seen = await Annotated.See(
            folder,
            "基表.xlsx",
            Annotated.Notice(Data, "L3", "丙"),
            Annotated.Error(Data, "L3", "甲"),
            Annotated.Warning(Data, "L3", "乙")
        );
        Assert.Equal("【均衡校验】\n错误：甲\n警告：乙\n说明：已核实，属实。\n提示：丙", seen[Data]["L3"].Comment);
        Assert.Equal(Annotated.Red, seen[Data]["L3"].Fill);
    }

    [Fact]
    public async Task Nothing_else_of_the_workbook_changes()
    {
        var before = await Seen.At(folder.At("基表.xlsx"));
        var after = await Annotated.See(
            folder,
            "基表.xlsx",
            Annotated.Error(Data, "L3"),
            Annotated.Error(Data, "A1"),
            Annotated.Warning(Data, "BZ3"),
            Annotated.Warning(Data, "L400")
        );
        Assert.Equal([Annotated.List, .. Sheets], after.Sheets.Keys);
        Assert.Equal(Annotated.Text(before["填写说明"]), Annotated.Text(after["填写说明"]));
        Assert.Equal(
            before[Data]["L3"] with
            {
                Fill = Annotated.Red,
            },
            after[Data]["L3"] with
            {
                Comment = null,
                Author = null,
            }
        );
        // The new cell of row 400 takes the format of its column.
        Assert.Equal("0", after[Data]["L400"].Format);
        Assert.Null(after[Data]["L400"].Value);
        var cells = after[Data].Cells.Where(c => c.Key is not ("L400" or "BZ3")).ToDictionary();
        Assert.Equal(Annotated.Text(before[Data]), Annotated.Text(after[Data] with { Cells = cells }));
    }

    [Fact]
    public async Task The_list_stands_first_and_links_every_cell()
    {
        var seen = await Annotated.See(
            folder,
            "基表.xlsx",
            Annotated.Warning(Data, "M4", "乙"),
            Annotated.Error(Data, "L3", "甲"),
            Annotated.Error(null, null, "文件缺少“教学用房”一列。"),
            Annotated.Notice("没有这张表", "A1", "丙")
        );
        var list = seen[Annotated.List];
        Assert.Equal((Annotated.List, Annotated.List), (seen.Active, seen.Sheets.Keys.First()));
        Assert.True(list.Selected);
        Assert.False(seen[Data].Selected, "two selected sheets would be changed together");
        Assert.Equal(["2", "1", "1"], new[] { "C2", "C3", "C4" }.Select(c => list[c].Value));
        Assert.Equal(
            ["序号", "级别", "工作表", "单元格", "学校", "问题与处理", "说明", "代码"],
            "ABCDEFGH".Select(c => list[$"{c}5"].Value)
        );
        Assert.Equal(
            ["1", "错误", Data, "L3", "示例小学（2199000001）", "甲", null, "not-a-number"],
            "ABCDEFGH".Select(c => list[$"{c}6"].Value)
        );
        Assert.Equal($"'{Data}'!L3", list["D6"].Link);
        Assert.Equal((null, null), (list["D7"].Value, list["D7"].Link));
        Assert.Equal(("已核实，属实。", $"'{Data}'!M4"), (list["G8"].Value, list["D8"].Link));
        Assert.Equal(("A1", null), (list["D9"].Value, list["D9"].Link));
        Assert.Equal(("A5:H9", "A6", "$5:$5"), (list.Filter, list.Frozen, list.Titles));
        Assert.Equal(("landscape", 9), (list.Orientation, list.Paper));
        Assert.Equal([Annotated.Red, Annotated.Amber], new[] { "B6", "B8" }.Select(c => list[c].Fill));
    }

    [Fact]
    public async Task A_text_never_acts_as_a_formula()
    {
        string[] texts = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A0", "a\u0001b\uFFFF\uD800_x0041_"];
        var seen = await Annotated.See(
            folder,
            "基表.xlsx",
            [.. texts.Select(t => Annotated.Error(Data, "L3", t) with { School = t, Explanation = t })]
        );
        var list = seen[Annotated.List];
        Assert.All(list.Cells.Values, c => Assert.NotEqual("f", c.Type));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(
                (texts[i], "s", true),
                (list[$"F{6 + i}"].Value, list[$"F{6 + i}"].Type, list[$"F{6 + i}"].Quoted)
            );
            Assert.Equal((texts[i], texts[i]), (list[$"E{6 + i}"].Value, list[$"G{6 + i}"].Value));
        }

        // openpyxl shows the escape; spreadsheets resolve it.
        Assert.Equal("a b\uFFFD\uFFFD_x005F_x0041_", list["F11"].Value);
    }

    [Fact]
    public void The_annotated_workbook_is_read_like_the_one_handed_in()
    {
        var original = File.ReadAllBytes(folder.At("基表.xlsx"));
        var annotated = Annotated.Of(original, "基表.xlsx", Annotated.Error(Data, "L3"), Annotated.Error(Data, "L400"));
        var (expected, read) = (Files.Read(original, "基表.xlsx"), Files.Read(annotated, "基表.xlsx"));
        Assert.Equal((null, Data), (read.Problem, read.Sheet));
        Assert.Equal(Files.CsvOf(expected.Rows), Files.CsvOf(read.Rows));
        Assert.Equal(expected.Findings, read.Findings);
    }

    [Fact]
    public async Task A_sheet_of_the_users_own_keeps_its_name()
    {
        folder.Write("自用.xlsx", await ByPython("book.create_sheet('校验问题').append(['我自己的问题'])"));
        var seen = await Annotated.See(folder, "自用.xlsx", Annotated.Error(Data, "L3"));
        Assert.Equal(["校验问题2", .. Sheets, "校验问题"], seen.Sheets.Keys);
        Assert.Equal("我自己的问题", seen["校验问题"]["A1"].Value);
        Assert.Equal("校验问题2", seen.Active);
    }

    [Fact]
    public async Task LibreOffice_shows_the_comments_and_keeps_them()
    {
        var note = Annotated.Error(Data, "L3", "这里不是数字。");
        folder.Write(
            "标注.xlsx",
            Annotated.Of(await File.ReadAllBytesAsync(folder.At("基表.xlsx")), "基表.xlsx", note)
        );
        var pdf = await Annotated.ByLibreOffice(folder, "标注.xlsx", "pdf", "out");
        Assert.True(new FileInfo(pdf).Length > 10_000);
        var again = await Seen.At(
            await Annotated.ByLibreOffice(folder, "标注.xlsx", "xlsx:Calc MS Excel 2007 XML", "out")
        );
        Assert.Equal("【均衡校验】\n错误：这里不是数字。", again[Data]["L3"].Comment);
        Assert.Equal(Annotated.Red, again[Data]["L3"].Fill);
        Assert.Equal(["L3"], again[Data].Commented.Where(IsBelowHeader));
        Assert.StartsWith("附设幼儿班在校生数（人）\n", again[Data]["L1"].Comment);
        Assert.Contains("L3", again[Annotated.List]["D6"].Link);
    }

    [Fact]
    public async Task ExcelJS_corrects_the_annotated_file_and_the_next_round_cleans_it()
    {
        var header = (await Seen.At(folder.At("基表.xlsx")))[Data].Commented.ToList();
        folder.Write(
            "标注.xlsx",
            Annotated.Of(
                await File.ReadAllBytesAsync(folder.At("基表.xlsx")),
                "基表.xlsx",
                Annotated.Error(Data, "L3", "这里不是数字。")
            )
        );
        var ended = await Programs.ExcelJs("resave", folder.At("标注.xlsx"), folder.At("改.xlsx"), Data, "L3", "300");
        Assert.True(ended.Exit == 0, ended.Error);
        var corrected = await Seen.At(folder.At("改.xlsx"));
        Assert.Equal("300", corrected[Data]["L3"].Value);
        Assert.Contains("这里不是数字。", corrected[Data]["L3"].Comment);
        using (var stream = File.OpenRead(folder.At("改.xlsx")))
        {
            Assert.Equal(300m, RecordFile.Read(stream, "改.xlsx").Rows[1].Value(Field.PupilsKg));
        }

        // ExcelJS points to a theme that a workbook without one does not have, so its file is not held against the schema.
        using var output = new MemoryStream();
        using var input = new MemoryStream(await File.ReadAllBytesAsync(folder.At("改.xlsx")));
        Assert.Null(AnnotatedWorkbook.Write(input, "改.xlsx", [], output));
        var cleaned = await Seen.At(folder.Write("清.xlsx", output.ToArray()));
        Assert.Null(cleaned[Data]["L3"].Comment);
        Assert.Equal(header, cleaned[Data].Commented);
    }

    /// <summary>A header carries the words about its column.</summary>
    private static bool IsBelowHeader(string cell) => cell.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]) != "1";

    /// <summary>The sheets of our own workbook.</summary>
    private static string[] Sheets => [Data, "班级名单", "教室名单", "填写说明", "_junheng"];

    public void Dispose() => folder.Dispose();

    private async Task<byte[]> ByPython(string change)
    {
        var script =
            $"import sys, openpyxl\nbook = openpyxl.load_workbook(sys.argv[1])\n{change}\nbook.save(sys.argv[2])\n";
        var ended = await Programs.Openpyxl(
            folder.Path,
            "-c",
            script,
            folder.At("基表.xlsx"),
            folder.At("changed.xlsx")
        );
        Assert.True(ended.Exit == 0, ended.Error);
        return await File.ReadAllBytesAsync(folder.At("changed.xlsx"));
    }

    private static IEnumerable<SchoolRecord> Schools()
    {
        for (var i = 1; i <= 8; i++)
        {
            var school = new SchoolRecord
            {
                Year = 2026,
                County = "990101",
                School = $"219900000{i}",
                Name = $"示例第{i}小学",
                Type = SchoolType.Primary,
            };
            school.Set(Field.PupilsPrimary, 300 + i);
            yield return school;
        }
    }
}
