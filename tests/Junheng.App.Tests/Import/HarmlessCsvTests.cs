using System.Text;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.App.Tests.Data;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Tests.Import;

/// <summary>A CSV for people holds no text that spreadsheet software takes for a formula; one for programs is exact.</summary>
public sealed class HarmlessCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("甲=乙-丙", "甲=乙-丙")]
    [InlineData("'一", "'一")]
    [InlineData("", "")]
    public void A_text_that_begins_like_a_formula_gets_an_apostrophe(string text, string written)
    {
        var row = Text(ResultFiles.WriteFindings([Found(text)])).Split('\n', 2)[1];
        Assert.Equal($"error,x,,,,{written},{written}\n", row);
    }

    [Fact]
    public void Schools_and_numbers_are_told_apart()
    {
        var row = Rows.School("-1", name: "=1+1");
        using var people = new MemoryStream();
        RecordFile.WriteCsv(people, [row], forPeople: true);
        var cells = Text(people.ToArray()).Split('\n')[1].Split(',');
        Assert.Contains("'-1", cells);
        Assert.Contains("'=1+1", cells);
        Assert.Contains("2400.5", cells);

        using var programs = new MemoryStream();
        RecordFile.WriteCsv(programs, [row]);
        cells = Text(programs.ToArray()).Split('\n')[1].Split(',');
        Assert.Contains("-1", cells);
        Assert.Contains("=1+1", cells);
    }

    [Fact]
    public void A_return_that_says_who_took_it_out_is_read_back_as_if_it_did_not()
    {
        SchoolRecord[] rows = [Rows.School("9999010001"), Rows.School("9999010002", 500)];
        var content = new ReturnContent(rows) { Year = Rows.Year, County = "999901" };
        var mark = new ExportMark("甲&1岗", new(2026, 11, 26, 15, 4, 0));
        var (plain, marked) = (Read(content), Read(content with { Mark = mark }));
        Assert.Null(marked.Problem);
        Assert.Equal(plain.Findings.Select(f => f.Message), marked.Findings.Select(f => f.Message));
        Assert.Equal(rows.Select(Rows.Text).Select(WithoutSource), marked.Rows.Select(Rows.Text).Select(WithoutSource));
        Assert.Equal("&L导出：甲&&1岗 2026-11-26 15:04", mark.Foot);
    }

    private static string WithoutSource(string row) =>
        string.Join(
            ';',
            row.Split(';').Where(c => !c.StartsWith("RowSource", StringComparison.Ordinal) && c.Length > 0)
        );

    private static ReadResult Read(ReturnContent content)
    {
        using var stream = new MemoryStream();
        RecordFile.WriteReturn(stream, content);
        stream.Position = 0;
        return RecordFile.Read(stream, "年报表.xlsx");
    }

    private static Finding Found(string text) => new(FindingLevel.Error, "x", "", null, 0, "", text, text);

    private static string Text(byte[] csv) => Encoding.UTF8.GetString(csv);
}
