using Junheng.App.Tests.Cli;

namespace Junheng.App.Tests.Batch;

/// <summary>A bad row is a finding at its place and stops nothing; what cannot be told apart into rows is refused.</summary>
public sealed class BadRowTests : IDisposable
{
    private static readonly string[] Sound = Rows.Csv(Rows.School("S1"), Rows.School("S2"), Rows.School("S3"))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_bad_row_is_told_once_with_row_and_column_and_the_others_are_judged()
    {
        var input = folder.Write(
            "a.csv",
            Lines(
                Sound[0],
                Sound[1],
                With(2, "type", "academy"),
                "",
                With(2, "county", ""),
                With(2, "year", "20x1"),
                Sound[2] + ",",
                With(2, "school", "\"S\"2"),
                With(2, "counted", "0").Replace("primary", "academy", StringComparison.Ordinal),
                With(3, "pupils_primary", "-1"),
                Sound[2]
            )
        );
        var run = await Programs.Junheng("evaluate", input, "--out", folder.At("out"));
        Assert.Equal(1, run.Exit);
        (int Row, string Column, string Code)[] expected =
        [
            (3, ":type", "unknown-type"),
            (5, ":county", "empty-key"),
            (6, ":year", "bad-year"),
            (7, "", "field-count"),
            (8, "", "bad-quotes"),
            (9, ":type", "unknown-type"),
            (10, ":pupils_primary", "negative"),
        ];
        Assert.Equal(
            expected.Select(e => $"{input}:{e.Row}{e.Column}: {e.Code}"),
            run.ErrorLines.Select(l => string.Join(": ", l.Split(": ")[..2]))
                .OrderBy(l => int.Parse(l.Split(':')[1], null))
        );
        // S3 lost its pupils and is no unit.
        Assert.Equal(["S1", "S2"], folder.Lines("out/stage_parts.csv").Skip(1).Select(l => l.Split(',')[2]));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_blank_lines_and_line_breaks_in_quotes_change_nothing(string end)
    {
        var expected = BatchRun.Of(folder.Write("plain.csv", Lines(Sound)));
        var input = folder.Write(
            "a.csv",
            string.Join(
                end,
                Sound[0],
                "",
                "   ",
                With(1, "name", $"\"第一行{end}第二行, \"\"引号\"\"\""),
                With(2, "school", "\"S2\""),
                "",
                Sound[3],
                With(3, "pupils_primary", "约60")
            )
        );
        var run = BatchRun.Of(input);
        Assert.Equal((expected.Parts, expected.Counties), (run.Parts, run.Counties));
        // Rows are counted as a spreadsheet shows them: the record with the line break is one.
        Assert.Equal(
            [("duplicate-school", "8"), ("not-a-number", "8")],
            run.FindingRows.Where(f => f[0] == "error").Select(f => (f[1], f[3]))
        );
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_refused_with_its_row()
    {
        Refused("unterminated-quote", 3, Lines(Sound[0], Sound[1], With(2, "name", "\"S2"), Sound[3]));
        Refused("unterminated-quote", 3, Lines(Sound[0], Sound[1], With(2, "school", "\"S2"), Sound[3]));
        Refused("unterminated-quote", 3, Lines(Sound[0], Sound[1], "\"" + Sound[2], Sound[3]));
        Refused("unterminated-quote", 3, Lines(Sound[0], Sound[1], With(2, "art_rooms", "\"91"), Sound[3]));
        Refused("unterminated-quote", 1, "\"" + Lines(Sound));
    }

    [Fact]
    public void A_row_of_more_than_a_mebibyte_is_refused_with_its_row()
    {
        var rows = string.Concat(Enumerable.Repeat(Sound[1] + "\n", 20_000));
        Refused("record-too-large", 3, Lines(Sound[0], Sound[1], With(2, "name", new string('a', 1_048_576))));
        Refused("record-too-large", 3, Lines(Sound[0], Sound[1], With(2, "name", "\"" + rows)) + rows);
        Refused("record-too-large", 20_002, Sound[0] + "\n" + rows + "\"" + rows);
        Refused("record-too-large", 1, new string('a', 1_048_577));

        var longest = With(2, "name", "");
        longest = With(2, "name", new string('a', 1_048_576 - longest.Length));
        var run = BatchRun.Of(folder.Write("a.csv", Lines(Sound[0], Sound[1], longest, Sound[3])));
        Assert.Equal(["S1", "S2", "S3"], run.PartRows.Select(p => p[2]));
    }

    private static string Lines(params string[] lines) => string.Concat(lines.Select(l => l + "\n"));

    private static string With(int row, string column, string cell)
    {
        var cells = Sound[row].Split(',');
        cells[Array.IndexOf(Sound[0].Split(','), column)] = cell;
        return string.Join(',', cells);
    }

    private void Refused(string code, int row, string text)
    {
        var input = folder.Write("a.csv", text);
        var problem = BatchRun.Of(input).Problem!;
        Assert.Equal(($"{input}:{row}", code), (problem.Place, problem.Code));
    }
}
