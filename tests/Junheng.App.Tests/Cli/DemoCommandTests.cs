using Junheng.App.Demo;
using Junheng.App.Standards;
using Junheng.App.Tests.Batch;
using Junheng.Engine.Standards;

namespace Junheng.App.Tests.Cli;

/// <summary>What <c>junheng demo</c> writes, <c>junheng evaluate</c> reads.</summary>
public sealed class DemoCommandTests : IAsyncLifetime, IDisposable
{
    private static readonly RulePack Pack = PackLibrary.Delivered().For(DemoCounty.Code);
    private readonly TempFolder folder = new();

    public async Task InitializeAsync()
    {
        var run = await Programs.Junheng("demo", "--out", folder.At("demo"));
        Assert.Equal((0, ""), (run.Exit, run.Error));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Three_years_come_as_csv_and_workbook_with_the_same_results_and_no_error()
    {
        for (var year = DemoCounty.NewestYear - 2; year <= DemoCounty.NewestYear; year++)
        {
            var csv = await Results($"demo/schools-{year}.csv");
            Assert.Equal(csv, await Results($"demo/schools-{year}.xlsx"));
            Assert.Contains($"{year},{DemoCounty.Code},primary,", csv.Counties, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_planted_errors_are_listed_and_end_the_program_as_they_should()
    {
        var listed = folder.Lines("demo/errors/index.csv").Skip(1).Select(l => l.Split(',')).ToList();
        var files = Directory.EnumerateFiles(folder.At("demo/errors"), "*.csv").Select(f => Path.GetFileName(f));
        Assert.Equal(files.Where(f => f != "index.csv").Order(StringComparer.Ordinal), listed.Select(l => l[0]));
        foreach (var (name, exit) in new[] { ("duplicate-column", 3), ("not-a-number", 1), ("unknown-column", 0) })
        {
            var file = folder.At("demo/errors/" + listed.Single(l => l[1] == name)[0]);
            var run = await Programs.Junheng("evaluate", file, "--out", folder.At("out"), "--pack", Pack.Name);
            Assert.Equal(exit, run.Exit);
            Assert.Equal(exit != 0, run.Error.Contains($": {name}: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_planted_error_gives_its_finding()
    {
        foreach (var line in folder.Lines("demo/errors/index.csv").Skip(1).Select(l => l.Split(',')))
        {
            var run = BatchRun.Of(Pack, false, allChecks: true, folder.At("demo/errors/" + line[0]));
            var found = run.Problem is { } problem ? [problem.Code] : run.FindingRows.Select(f => f[1]).ToList();
            Assert.True(found.Contains(line[1]), $"{line[0]}: {string.Join(' ', found.Distinct())}");
        }
    }

    [Fact]
    public void The_clean_years_give_no_finding_that_a_planted_error_gives()
    {
        var planted = DemoErrors.Files(DemoCounty.Generate()).Select(f => f.ExpectedCode).ToHashSet();
        var run = BatchRun.Of(Pack, false, allChecks: true, folder.At($"demo/schools-{DemoCounty.NewestYear}.csv"));
        Assert.Null(run.Problem);
        Assert.NotEmpty(run.FindingRows);
        Assert.DoesNotContain(run.FindingRows, f => planted.Contains(f[1]) || f[0] == "error");
    }

    private async Task<(string Parts, string Counties)> Results(string input)
    {
        var run = await Programs.Junheng("evaluate", folder.At(input), "--out", folder.At("out"));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        return (folder.Read("out/stage_parts.csv"), folder.Read("out/counties.csv"));
    }
}
