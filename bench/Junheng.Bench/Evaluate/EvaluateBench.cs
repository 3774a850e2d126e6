using System.Diagnostics;
using Junheng.App.Import;

namespace Junheng.Bench.Evaluate;

/// <summary>全国规模的一批: the terminal's evaluate over as many schools as the nation has.</summary>
internal static class EvaluateBench
{
    private const int Counties = 2_000;
    private const int SchoolsEach = 100;
    private const int Runs = 3;

    public static async Task<Section> Run()
    {
        var load = Machine.Load();
        var file = Path.Combine(Repository.Scratch, "nation.csv");
        var copy = Path.Combine(Repository.Scratch, "nation-copy.csv");
        using (var stream = File.Create(file))
        {
            RecordFile.WriteCsv(
                stream,
                Enumerable.Range(0, Counties).SelectMany(c => GeneratedSchools.County($"{100_000 + c}", SchoolsEach))
            );
        }

        var folder = await Repository.Publish("Junheng.Cli");
        var results = Path.Combine(Repository.Scratch, "nation");
        string[] ours = [Path.Combine(folder, "junheng.dll"), "evaluate", file, "--out", results];
        var run = await WholeProcess.Median(Runs, "dotnet", ours, Repository.Root);
        var peer = Copy(file, copy);
        File.Delete(copy);
        var mib = new FileInfo(file).Length / (double)(1 << 20);
        string[] columns = ["program", "wall s", "processor s", "peak MiB", "wall, times copying", "MiB/s", "rows/s"];
        return new(
            load,
            [
                new(
                    $"{Counties * SchoolsEach} generated schools of {Counties} counties, {mib:0} MiB",
                    columns,
                    [
                        [
                            run.Exit is 0 or 1 ? "junheng evaluate" : $"junheng evaluate: exit status {run.Exit}",
                            run.Wall,
                            run.Cpu,
                            run.PeakMib,
                            run.Wall / peer,
                            mib / run.Wall,
                            Counties * SchoolsEach / run.Wall,
                        ],
                        ["copying the same bytes", peer, null, null, 1, mib / peer, null],
                    ]
                ),
                new(
                    "Where the time goes, run once more inside this process",
                    ["part", "s", "processor s", "MiB allocated", "part of the whole"],
                    Parts.Measure(file, results)
                ),
                new(
                    "What it wrote",
                    ["file", "lines", "MiB"],
                    [.. Directory.EnumerateFiles(results).Order().Select(Size)]
                ),
            ],
            []
        );
    }

    private static double Copy(string from, string to)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var source = File.OpenRead(from);
            using var target = File.Create(to);
            source.CopyTo(target, 1 << 20);
            target.Flush();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return new Percentiles(times).Median;
    }

    private static IReadOnlyList<object?> Size(string file) =>
        [Path.GetFileName(file), File.ReadLines(file).Count(), new FileInfo(file).Length / (double)(1 << 20)];
}
