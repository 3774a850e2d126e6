using System.Globalization;
using Junheng.App.Standards;
using Junheng.App.Tests.Batch;
using Junheng.Engine.Standards;

namespace Junheng.App.Tests.Report;

/// <summary>The product against an independent calculation in another language, on generated counties.</summary>
public class OracleTests
{
    private static readonly RulePack National = PackLibrary.Delivered().Find("national")!;
    private static readonly string Oracle = Path.Combine(Programs.Repository, "bench", "oracle");

    /// <summary>Seed and whether the input holds cases for which the contract leaves room.</summary>
    public static TheoryData<int, bool, bool> Seeds()
    {
        var data = new TheoryData<int, bool, bool>();
        foreach (var seed in (int[])[1, 2, 3, 4, 5])
        {
            foreach (var contested in (bool[])[false, true])
            {
                data.Add(seed, contested, false);
                data.Add(seed, contested, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Both_calculations_agree_on_every_figure(int seed, bool contested, bool tolerances)
    {
        using var folder = new TempFolder();
        var input = await Generate(folder, seed, contested, 36);
        await Calculate(folder, input, tolerances);

        var result = BatchRun.Of(National, tolerances, allChecks: false, input);
        Assert.Null(result.Problem);
        Same(folder.Read("stage_parts.csv"), result.Parts);
        Same(folder.Read("counties.csv"), result.Counties);
        Assert.True(
            result
                .Counties.Split('\n')
                .Select(l => l.Split(','))
                .Select(l => l.ElementAtOrDefault(1))
                .Distinct()
                .Count() > 30
        );
    }

    [Theory]
    [InlineData("off")]
    [InlineData("on")]
    public async Task Both_programs_write_the_same_files(string tolerances)
    {
        using var folder = new TempFolder();
        var input = await Generate(folder, 77, contested: true, counties: 18);
        await Calculate(folder, input, tolerances == "on");
        var run = await Programs.Junheng("evaluate", input, "--out", folder.At("ours"), "--tolerances", tolerances);
        Assert.Equal(1, run.Exit);
        foreach (var name in (string[])["stage_parts.csv", "counties.csv"])
        {
            Same(folder.Read(name), folder.Read(Path.Combine("ours", name)));
        }
    }

    [Fact]
    public async Task The_independent_calculation_passes_its_own_tests()
    {
        var run = await Programs.Python(Oracle, "-m", "unittest");
        Assert.Equal(0, run.Exit);
        Assert.Matches(@"Ran \d{2,} tests", run.Error);
    }

    private static async Task<string> Generate(TempFolder folder, int seed, bool contested, int counties)
    {
        var input = folder.At("g.csv");
        string[] arguments = ["--seed", $"{seed}", "--counties", $"{counties}", "--schools", "11", "--out", input];
        var run = await Programs.Python(
            Oracle,
            ["generate.py", .. arguments, .. contested ? (string[])["--contested"] : []]
        );
        Assert.True(run.Exit == 0, run.Error);
        return input;
    }

    private static async Task Calculate(TempFolder folder, string input, bool tolerances)
    {
        var run = await Programs.Python(
            Oracle,
            "oracle.py",
            input,
            "--out",
            folder.Path,
            "--tolerances",
            tolerances ? "on" : "off"
        );
        Assert.True(run.Exit == 0, run.Error);
    }

    /// <summary>Byte for byte, but for the coefficients of variation: those within 1e-12 relative.</summary>
    private static void Same(string theirs, string ours)
    {
        var (a, b) = (theirs.Split('\n'), ours.Split('\n'));
        Assert.Equal(a[0], b[0]);
        var columns = a[0].Split(',');
        var rough = columns.Select(c => c.StartsWith("cv", StringComparison.Ordinal) && c != "cv_verdict").ToArray();
        for (var i = 1; i < Math.Min(a.Length, b.Length); i++)
        {
            if (a[i] == b[i])
            {
                continue;
            }

            Assert.True(rough.Contains(true), $"line {i + 1}:\n{a[i]}\n{b[i]}");
            var (x, y) = (a[i].Split(','), b[i].Split(','));
            Assert.Equal(x.Length, y.Length);
            for (var c = 0; c < x.Length; c++)
            {
                Assert.True(
                    x[c] == y[c] || (rough[c] && Near(x[c], y[c])),
                    $"line {i + 1} {columns[c]}: {x[c]} {y[c]}"
                );
            }
        }

        Assert.Equal(a.Length, b.Length);
    }

    private static bool Near(string a, string b) =>
        a.Length > 0
        && b.Length > 0
        && Math.Abs(Number(a) - Number(b)) <= 1e-12 * Math.Max(Math.Abs(Number(a)), Math.Abs(Number(b)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
