using System.Text;
using Junheng.App.Import;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>A CSV file is handed back as a workbook.</summary>
public sealed class CsvAnnotationTests : IDisposable
{
    private const string Sheet = "学校数据";
    private const string Text =
        "year,county,school,name,type,pupils_primary,multimedia_rooms,备注\n"
        + "2026,990101,0000000012,示例小学,小学,0300,12,=1+1\n"
        + "\n"
        + "2026,990101,0000000013,\"示例，\"\"第二\"\"\n小学\",小学,+5,12.50,@SUM(A1)\n"
        + "2026,990101,0000000014,𠮷安小学,小学,约300人,7.25,\u0001-1\n";

    private readonly TempFolder folder = new();

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "gb18030"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Rows_and_texts_stand_as_they_did(string encoding)
    {
        folder.Write("基表.csv", Text, Of(encoding));
        var seen = await Annotated.See(
            folder,
            "基表.csv",
            Annotated.Error(null, "F5", "不是数字。"),
            Annotated.Warning(null, "F3", "空行。"),
            Annotated.Error(null, null, "整个文件。")
        );
        var sheet = seen[Sheet];
        Assert.Equal([Annotated.List, Sheet], seen.Sheets.Keys);
        Assert.Equal(
            ["year", "county", "school", "name", "type", "pupils_primary", "multimedia_rooms", "备注"],
            "ABCDEFGH".Select(c => sheet[$"{c}1"].Value)
        );
        Assert.Equal(("2026", "n"), (sheet["A2"].Value, sheet["A2"].Type));
        Assert.Equal(("0000000012", "s", "@"), (sheet["C2"].Value, sheet["C2"].Type, sheet["C2"].Format));
        Assert.Equal(("0300", "s"), (sheet["F2"].Value, sheet["F2"].Type));
        Assert.Equal(("=1+1", "s"), (sheet["H2"].Value, sheet["H2"].Type));
        Assert.Equal("示例，\"第二\"\n小学", sheet["D4"].Value);
        Assert.Equal(("+5", "s"), (sheet["F4"].Value, sheet["F4"].Type));
        Assert.Equal(("12.50", "s"), (sheet["G4"].Value, sheet["G4"].Type));
        Assert.Equal(("@SUM(A1)", "s"), (sheet["H4"].Value, sheet["H4"].Type));
        Assert.Equal(("𠮷安小学", "7.25", "n"), (sheet["D5"].Value, sheet["G5"].Value, sheet["G5"].Type));
        Assert.Equal(" -1", sheet["H5"].Value);
        Assert.DoesNotContain(seen.Sheets.Values.SelectMany(s => s.Cells.Values), c => c.Type == "f");
        Assert.Equal(("约300人", Annotated.Red), (sheet["F5"].Value, sheet["F5"].Fill));
        Assert.Equal("【均衡校验】\n错误：不是数字。", sheet["F5"].Comment);
        Assert.Equal(["F3", "F5"], sheet.Commented);
        Assert.Equal($"'{Sheet}'!F5", seen[Annotated.List].Cells.Values.Single(c => c.Value == "F5").Link);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_workbook_is_read_like_the_CSV(string encoding)
    {
        var path = folder.Write("基表.csv", Text, Of(encoding));
        var original = File.ReadAllBytes(path);
        var read = Files.Read(original, "基表.csv");
        var again = Files.Read(Annotated.Of(original, "基表.csv", Annotated.Error(null, "F5")), "基表.xlsx");
        Assert.Equal(Files.CsvOf(read.Rows), Files.CsvOf(again.Rows));
        Assert.Equal(
            read.Findings.Select(f => (f.Code, f.Row, f.Message)),
            again.Findings.Select(f => (f.Code, f.Row, f.Message))
        );
    }

    private static Encoding Of(string name) =>
        name == "gb18030" ? CsvEncoding.Gb18030() : new UTF8Encoding(name == "utf-8-bom");

    public void Dispose() => folder.Dispose();
}
