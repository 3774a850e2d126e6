using Junheng.App.Demo;
using Junheng.App.Import;

namespace Junheng.App.Tests.Cli;

/// <summary><c>junheng template</c>: blank, for a county, for a school; and back through <c>junheng import</c>.</summary>
public sealed class TemplateCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_a_county_the_form_is_blank_and_says_for_which_year()
    {
        var run = await Programs.Junheng("template", "--out", folder.At("form.xlsx"), "--year", "2026");
        Assert.Equal((0, ""), (run.Exit, run.Error));
        var read = Read("form.xlsx");
        Assert.Equal("no-rows", Assert.Single(read.Findings).Code);
        Assert.Equal((2026, ""), (read.Form!.Year, read.Form.County));
    }

    [Fact]
    public async Task A_countys_form_has_its_schools_and_comes_back_without_a_change()
    {
        var demo = DemoCounty.Generate();
        var database = folder.At("junheng.db");
        foreach (var year in demo.Years.TakeLast(2))
        {
            using (var csv = File.Create(folder.At($"{year.Year}.csv")))
            {
                RecordFile.WriteCsv(csv, year.Schools);
            }

            var import = await Programs.Junheng(Import($"{year.Year}.csv", year.Year, demo.Name));
            Assert.Equal((0, ""), (import.Exit, import.Error));
        }

        var newest = demo.Newest.Year;
        var form = new[] { "template", "--out", folder.At("form.xlsx"), "--county", demo.County };
        Assert.Equal(0, (await Programs.Junheng([.. form, "--year", $"{newest}", "--db", database])).Exit);
        Assert.Equal(demo.Newest.Schools.Count, Read("form.xlsx").Rows.Count);
        var back = await Programs.Junheng(Import("form.xlsx", newest, demo.Name));
        Assert.Contains("没有需要保存的变化", back.Out, StringComparison.Ordinal);

        // The year to come has the same schools, and not one figure yet.
        Assert.Equal(0, (await Programs.Junheng([.. form, "--year", $"{newest + 1}", "--db", database])).Exit);
        var next = Read("form.xlsx");
        Assert.Equal(demo.Newest.Schools.Count, next.Rows.Count);
        Assert.All(next.Rows, r => Assert.Equal((0UL, newest + 1), (r.KnownMask, r.Year)));
        var wrong = await Programs.Junheng(Import("form.xlsx", newest, demo.Name));
        Assert.Equal(3, wrong.Exit);
        Assert.Contains($"这份年报表是为{newest + 1}年制作的", wrong.Error, StringComparison.Ordinal);

        string[] Import(string file, int year, string name) =>
            ["import", folder.At(file), "--county", demo.County, "--year", $"{year}", "--db", database, "--name", name];
    }

    [Theory]
    [InlineData("--out", "form.csv")]
    [InlineData("--county", "12345")]
    [InlineData("--year", "1899")]
    [InlineData("--school", "9999999999")]
    public async Task What_cannot_be_done_is_said(string option, string value)
    {
        string[] arguments =
        [
            "template",
            option,
            value,
            .. option == "--out" ? [] : new[] { "--out", folder.At("f.xlsx") },
        ];
        var run = await Programs.Junheng(arguments);
        Assert.Equal(2, run.Exit);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("f.xlsx")));
    }

    private ReadResult Read(string name)
    {
        using var stream = File.OpenRead(folder.At(name));
        return RecordFile.Read(stream, name);
    }
}
