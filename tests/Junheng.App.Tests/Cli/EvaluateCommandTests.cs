using System.Text;
using System.Text.Json;
using Junheng.App.Tests.Import;

namespace Junheng.App.Tests.Cli;

/// <summary>The contract of <c>junheng evaluate</c>, kept by the program as it is delivered.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly string[] Results = ["counties.csv", "findings.csv", "stage_parts.csv"];
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_clean_file_ends_with_0_and_three_result_files_and_nothing_else()
    {
        var run = await Evaluate(folder.Write("a.csv", Rows.Csv(Rows.School("S1"), Rows.School("S2"))));
        Assert.Equal((0, "", ""), (run.Exit, run.Out, run.Error));
        Assert.Equal(Results, Names("out"));
        foreach (var name in Results)
        {
            var bytes = File.ReadAllBytes(folder.At("out/" + name));
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.Equal((byte)'\n', bytes[^1]);
        }

        Assert.Equal(
            "year,county,school,stage,pupils,r1,r2,r3,r4,r5,r6,r7,"
                + "met1,met2,met3,met4,met5,met6,met7,met_count,verdict,reason",
            folder.Lines("out/stage_parts.csv")[0]
        );
        Assert.Equal(
            "2021,990101,S1,primary,60,15,3.3333333333333335,0,10.208333333333334,15.054166666666667,3125,10,"
                + "1,1,0,1,1,1,1,6,not_met,r3:floor",
            folder.Lines("out/stage_parts.csv")[1]
        );
        Assert.Equal("level,code,file,row,column,school,message", folder.Lines("out/findings.csv")[0]);
    }

    [Fact]
    public async Task A_finding_of_level_error_ends_with_1_and_is_told_with_its_place()
    {
        var input = folder.Write("a.csv", Rows.Spoilt("pupils_primary", "约60", Rows.School("S1"), Rows.School("S2")));
        var run = await Evaluate(input);
        Assert.Equal(1, run.Exit);
        Assert.StartsWith(
            $"{input}:2:pupils_primary: not-a-number: ",
            Assert.Single(run.ErrorLines),
            StringComparison.Ordinal
        );
        var finding = folder
            .Lines("out/findings.csv")
            .Single(l => l.Contains("not-a-number", StringComparison.Ordinal));
        Assert.StartsWith($"error,not-a-number,{input},2,pupils_primary,S1,", finding, StringComparison.Ordinal);
        // The row lost its pupils, so only the other school is a unit.
        Assert.Equal(2, folder.Lines("out/stage_parts.csv").Length);
    }

    [Fact]
    public async Task Wrong_usage_ends_with_2_and_writes_nothing()
    {
        var input = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        string[][] wrong =
        [
            [],
            ["measure"],
            ["evaluate", input],
            ["evaluate", "--out", folder.At("out")],
            ["evaluate", input, "--out", folder.At("out"), "--pack", "atlantis"],
            ["evaluate", input, "--out", folder.At("out"), "--date", "2021-9-1"],
            ["evaluate", input, "--out", folder.At("out"), "--date", "2021-02-30"],
            ["evaluate", input, "--out", folder.At("out"), "--tolerances", "maybe"],
            ["evaluate", input, "--out", folder.At("out"), "--colour"],
        ];
        foreach (var arguments in wrong)
        {
            var run = await Programs.Junheng(arguments);
            Assert.True(run.Exit == 2, string.Join(' ', arguments));
            Assert.NotEqual("", run.Error);
            Assert.False(Directory.Exists(folder.At("out")));
        }
    }

    [Fact]
    public async Task Input_that_cannot_be_read_ends_with_3_and_leaves_the_old_results_as_they_were()
    {
        var good = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        Assert.Equal(0, (await Evaluate(good)).Exit);
        var before = Results.Select(n => folder.Read("out/" + n)).ToArray();

        var doubled = folder.Write(
            "b.csv",
            Rows.Csv(Rows.School("S1")).Replace("organiser", "school", StringComparison.Ordinal)
        );
        var run = await Evaluate(good, doubled, folder.At("nowhere.csv"));
        Assert.Equal(3, run.Exit);
        // Both unreadable files are told at once.
        Assert.Equal(2, run.ErrorLines.Length);
        Assert.Matches($"^{doubled}(:1)?(:school)?: duplicate-column: ", run.ErrorLines[0]);
        Assert.StartsWith(
            folder.At("nowhere.csv") + ": file-not-readable: ",
            run.ErrorLines[1],
            StringComparison.Ordinal
        );
        Assert.Equal(before, Results.Select(n => folder.Read("out/" + n)));
        Assert.Equal(Results, Names("out"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_with_2_and_a_sentence()
    {
        var input = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        folder.Write("out", "in the way");
        var run = await Evaluate(input);
        Assert.Equal(2, run.Exit);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.ErrorLines);
    }

    [Fact]
    public async Task A_school_in_two_files_counts_in_the_first_and_is_an_error_in_the_second()
    {
        var first = folder.Write("a.csv", Rows.Csv(Rows.School("S1"), Rows.School("S2")));
        var second = folder.Write("b.csv", Rows.Csv(Rows.School("S3"), Rows.School("S1", pupils: 90)));
        var run = await Evaluate(first, second);
        Assert.Equal(1, run.Exit);
        Assert.StartsWith(
            $"{second}:3:school: duplicate-school: ",
            Assert.Single(run.ErrorLines),
            StringComparison.Ordinal
        );
        var units = folder.Lines("out/stage_parts.csv").Skip(1).Select(l => l.Split(',')).Select(l => (l[2], l[4]));
        Assert.Equal([("S1", "60"), ("S2", "60"), ("S3", "60")], units);

        Assert.Equal(1, (await Evaluate(second, first)).Exit);
        Assert.Contains(",S1,primary,90,", folder.Read("out/stage_parts.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tolerances_apply_where_the_pack_grants_them_on_the_day()
    {
        var input = folder.Write("a.csv", Rows.Csv(Rows.School("S1")));
        Assert.Equal("0", await R3());
        Assert.Equal("1.6666666666666667", await R3("--tolerances", "on"));
        Assert.Equal("1.6666666666666667", await R3("--tolerances", "on", "--date", "2022-12-31"));
        Assert.DoesNotContain("tolerances-expired", folder.Read("out/findings.csv"), StringComparison.Ordinal);
        Assert.Equal("0", await R3("--tolerances", "on", "--date", "2023-01-01"));
        var warning = folder
            .Lines("out/findings.csv")
            .Single(l => l.Contains("tolerances-expired", StringComparison.Ordinal));
        Assert.StartsWith("warning,", warning, StringComparison.Ordinal);
        Assert.Equal("0", await R3("--tolerances", "off", "--date", "2022-01-01"));

        async Task<string> R3(params string[] options)
        {
            Assert.Equal(0, (await Evaluate([input, .. options])).Exit);
            return folder.Lines("out/stage_parts.csv")[1].Split(',')[7];
        }
    }

    [Fact]
    public async Task Each_row_is_judged_by_the_rules_of_its_own_year()
    {
        var input = folder.Write(
            "a.csv",
            Rows.Csv(Rows.School("S1", 2022), Rows.School("S1", 2023), Rows.School("S1", 2016))
        );
        Assert.Equal(0, (await Evaluate(input, "--tolerances", "on")).Exit);
        var units = folder.Lines("out/stage_parts.csv").Skip(1).Select(l => l.Split(',')).Select(l => (l[0], l[7]));
        Assert.Equal([("2016", "0"), ("2022", "1.6666666666666667"), ("2023", "0")], units);
        var codes = folder.Lines("out/findings.csv").Skip(1).Select(l => l.Split(',')[1]).ToList();
        Assert.Equal(2, codes.Count(c => c == "tolerances-expired"));
        Assert.Equal(1, codes.Count(c => c == "pack-not-in-force"));
    }

    [Fact]
    public async Task A_local_pack_is_applied_when_it_is_named()
    {
        var input = folder.Write("a.csv", Rows.Csv(Rows.School("S1", 2026)));
        Assert.Equal(0, (await Evaluate(input, "--pack", "demo/synthetic", "--tolerances", "on")).Exit);
        // The demo county's overlay grants the tolerances until the end of 2027.
        Assert.Equal("1.6666666666666667", folder.Lines("out/stage_parts.csv")[1].Split(',')[7]);
    }

    [Fact]
    public async Task Json_on_standard_output_says_what_the_files_say()
    {
        var input = folder.Write("a.csv", Rows.Csv(Rows.School("S1"), Rows.School("S2", county: "990102")));
        var run = await Evaluate(input, "--json");
        Assert.Equal(0, run.Exit);
        var counties = JsonDocument.Parse(run.Out).RootElement.EnumerateArray().ToList();
        Assert.Equal(["990101", "990102"], counties.Select(c => c.GetProperty("county").GetString()));
        var stage = Assert.Single(counties[0].GetProperty("stages").EnumerateArray());
        Assert.Equal("not_met", stage.GetProperty("verdict").GetString());
        Assert.Equal(60, stage.GetProperty("pupils").GetInt32());
        Assert.Equal(7, stage.GetProperty("cvs").GetArrayLength());
        var line = folder.Lines("out/counties.csv")[1].Split(',');
        Assert.Equal(line[7], stage.GetProperty("means")[0].GetRawText());
        Assert.Equal(JsonValueKind.Null, stage.GetProperty("cvs")[2].ValueKind);
        Assert.Equal("", line[16]);
    }

    [Fact]
    public async Task Encodings_and_workbooks_give_the_same_results()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var rows = Rows.Demo(2026);
        var text = Encoding.UTF8.GetString(Files.CsvOf(rows));
        var expected = await Of(folder.Write("utf8.csv", text));
        Assert.Equal(expected, await Of(folder.Write("mark.csv", text, new UTF8Encoding(true))));
        Assert.Equal(expected, await Of(folder.Write("gb.csv", text, Encoding.GetEncoding("GB18030"))));
        Assert.Equal(expected, await Of(folder.Write("book.xlsx", Files.XlsxOf(rows))));

        async Task<(string, string)> Of(string input)
        {
            var run = await Evaluate(input);
            Assert.Equal((0, ""), (run.Exit, run.Error));
            return (folder.Read("out/stage_parts.csv"), folder.Read("out/counties.csv"));
        }
    }

    [Fact]
    public async Task An_error_in_a_workbook_is_told_by_sheet_and_cell()
    {
        var input = folder.Write(
            "a.xlsx",
            new RawWorkbook()
                .Row(1, [.. "year county school name type pupils_primary".Split(' ').Select(RawWorkbook.Text)])
                .Row(2, [.. "2021 990101 S1 示例 primary 约60".Split(' ').Select(RawWorkbook.Text)])
                .Bytes()
        );
        var run = await Evaluate(input);
        Assert.Equal(1, run.Exit);
        Assert.Matches($"^{input}![^!:]+!F2: not-a-number: ", run.ErrorLines[0]);
    }

    private Task<Ended> Evaluate(params string[] arguments) =>
        Programs.Junheng(["evaluate", .. arguments, "--out", folder.At("out")]);

    private string[] Names(string name) =>
        [.. Directory.EnumerateFiles(folder.At(name)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
