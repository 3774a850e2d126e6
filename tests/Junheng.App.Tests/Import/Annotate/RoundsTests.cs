using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Junheng.App.Tests.Import.Annotate;

/// <summary>A file goes back and forth: each round leaves nothing of the one before.</summary>
public sealed partial class RoundsTests : IDisposable
{
    private const string Data = ForeignBook.Data;

    private readonly TempFolder folder = new();

    [Fact]
    public async Task Nothing_accumulates_over_ten_rounds()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var before = await Seen.At(folder.At("a.xlsx"));
        var sizes = new List<string>();
        for (var round = 0; round < 10; round++)
        {
            var bytes = Annotated.Of(
                await File.ReadAllBytesAsync(folder.At("a.xlsx")),
                "a.xlsx",
                Annotated.Error(Data, "F3", $"第{round}轮"),
                Annotated.Warning(Data, "F5", $"第{round}轮")
            );
            folder.Write("a.xlsx", bytes);
            sizes.Add(Size(bytes));
        }

        Assert.Single(sizes.Skip(1).Distinct());
        var after = await Seen.At(folder.At("a.xlsx"));
        Assert.Equal([Annotated.List, .. before.Sheets.Keys], after.Sheets.Keys);
        Assert.Equal("请张老师\n再核对一次\n【均衡校验】\n错误：第9轮", after[Data]["F3"].Comment);
        Assert.Equal("【均衡校验】\n警告：第9轮\n说明：已核实，属实。", after[Data]["F5"].Comment);
        Assert.Equal(["D4", "F3", "F5"], after[Data].Commented.Order());
        Assert.All(before.Sheets, s => Assert.Equal(Annotated.Text(s.Value), Annotated.Text(after[s.Key])));
    }

    [Theory]
    [InlineData("openpyxl")]
    [InlineData("LibreOffice")]
    public async Task A_file_that_another_program_saved_in_between_is_cleaned(string program)
    {
        await ForeignBook.Write(folder, "a.xlsx");
        for (var round = 0; round < 4; round++)
        {
            // Each round finds something in another row.
            var bytes = Annotated.Of(
                await File.ReadAllBytesAsync(folder.At("a.xlsx")),
                "a.xlsx",
                Annotated.Error(Data, "F3", $"第{round}轮"),
                Annotated.Error(Data, $"F{10 + round}", $"第{round}轮"),
                Annotated.Warning("说明", $"C{10 + round}", $"第{round}轮")
            );
            folder.Write("a.xlsx", bytes);
            await SaveBy(program);
        }

        var seen = await Seen.At(folder.At("a.xlsx"));
        // LibreOffice makes a sheet with a chart of the chart sheet.
        Assert.Equal([Annotated.List, Data, "代码表", "说明", "表"], seen.Sheets.Keys.Where(n => n != "图"));
        Assert.Equal(["D4", "F13", "F3"], seen[Data].Commented.Order());
        Assert.Equal(["C13"], seen["说明"].Commented);
        Assert.Equal("请张老师\n再核对一次\n【均衡校验】\n错误：第3轮", seen[Data]["F3"].Comment);
        var coloured = seen[Data].Cells.Where(c => c.Value.Fill == Annotated.Red).Select(c => c.Key);
        Assert.Equal(["F13", "F3"], coloured.Order());
        Assert.DoesNotContain(seen["说明"].Cells, c => c.Value.Fill is not null && c.Key != "C13");
        Assert.DoesNotContain(seen[Annotated.List].Cells.Values, c => c.Value?.Contains("第2轮") == true);
        Assert.True(seen[Data].Protected);
    }

    [Fact]
    public async Task Fills_of_the_users_own_in_our_colours_stay()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var script =
            "import sys, openpyxl\nfrom openpyxl.styles import PatternFill\nbook = openpyxl.load_workbook(sys.argv[1])\n"
            + $"book[sys.argv[2]]['E9'].fill = PatternFill('solid', fgColor='{Annotated.Red}')\nbook.save(sys.argv[1])\n";
        var ended = await Programs.Openpyxl(folder.Path, "-c", script, folder.At("a.xlsx"), Data);
        Assert.True(ended.Exit == 0, ended.Error);
        var seen = await Annotated.See(folder, "a.xlsx", Annotated.Error(Data, "F3"));
        Assert.Equal(Annotated.Red, seen[Data]["E9"].Fill);
        Assert.Equal(Annotated.Red, (await Annotated.See(folder, "annotated.xlsx", []))[Data]["E9"].Fill);
    }

    [Fact]
    public async Task A_file_without_findings_comes_out_clean()
    {
        await ForeignBook.Write(folder, "a.xlsx");
        var before = await Seen.At(folder.At("a.xlsx"));
        await Annotated.See(folder, "a.xlsx", Annotated.Error(Data, "F3"), Annotated.Error("说明", "C3"));
        var after = await Annotated.See(folder, "annotated.xlsx", []);
        Assert.Equal(before[Data].Commented, after[Data].Commented);
        Assert.Equal("请张老师\n再核对一次", after[Data]["F3"].Comment);
        Assert.Null(after[Data]["F3"].Fill);
        Assert.Empty(after["说明"].Commented);
        Assert.DoesNotContain(after["说明"].Cells, c => c.Value.Fill is not null);
    }

    public void Dispose() => folder.Dispose();

    private async Task SaveBy(string program)
    {
        if (program == "openpyxl")
        {
            const string Script = "import sys, openpyxl\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[1])\n";
            var ended = await Programs.Openpyxl(folder.Path, "-c", Script, folder.At("a.xlsx"));
            Assert.True(ended.Exit == 0, ended.Error);
            return;
        }

        var saved = await Annotated.ByLibreOffice(folder, "a.xlsx", "xlsx:Calc MS Excel 2007 XML", "lo");
        File.Move(saved, folder.At("a.xlsx"), overwrite: true);
    }

    /// <summary>How much of everything is in the container.</summary>
    private static string Size(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Join(
            '\n',
            zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal)
                .Select(e =>
                {
                    using var text = new StreamReader(e.Open());
                    return $"{e.FullName} {Tag().Count(text.ReadToEnd())}";
                })
        );
    }

    [GeneratedRegex("<[a-z]")]
    private static partial Regex Tag();
}
