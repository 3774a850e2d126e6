using Junheng.App.Data;
using Junheng.App.Users;

namespace Junheng.Bench.Fuzz;

/// <summary>Ten thousand broken files handed in, one after the other.</summary>
internal static class FuzzBench
{
    private const int Files = 10_000;
    private const int Told = 5;
    private const int Shown = 16;

    public static async Task<Section> Run()
    {
        var load = Machine.Load();
        var data = Directory.CreateTempSubdirectory("junheng-bench").FullName;
        try
        {
            return await Measure(load, Path.Combine(data, "fuzz.db"));
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }

    private static async Task<Section> Measure(double load, string database)
    {
        var run = new FuzzRun(() => Db.OpenAs(database, Access.Program("校验岗")));
        await run.Begin();
        var outcomes = new List<FuzzOutcome>(Files);
        for (var number = 0; number < Files; number++)
        {
            outcomes.Add(await run.One(number));
            if (outcomes[^1].Broken is { } broken)
            {
                Console.Error.WriteLine($"  {FuzzCase.Of(number).Name}: {broken}");
            }
        }

        var bad = outcomes.Where(o => o.Broken is not null).ToList();
        return new(
            load,
            [
                new(
                    $"{Files:N0} broken files",
                    ["kind", "files", "read", "refused", "turned away", "median ms", "p99 ms", "longest ms"],
                    [
                        Row("annual returns (xlsx)", outcomes.Where(o => o.Number % 3 == 0)),
                        Row("school tables (xlsx)", outcomes.Where(o => o.Number % 3 == 1)),
                        Row("school tables (CSV)", outcomes.Where(o => o.Number % 3 == 2)),
                    ]
                ),
                new(
                    "What they were refused for",
                    ["beginning of the message", "files"],
                    [
                        .. outcomes
                            .Select(o => o.Problem)
                            .OfType<string>()
                            .GroupBy(p => p[..Math.Min(Shown, p.Length)])
                            .OrderByDescending(g => g.Count())
                            .Select(g => (IReadOnlyList<object?>)[g.Key, g.Count()]),
                    ]
                ),
                .. bad.Count == 0
                    ? Array.Empty<Table>()
                    :
                    [
                        new(
                            "Broken promises",
                            ["file", "what"],
                            [
                                .. bad.Take(Told)
                                    .Select(b => (IReadOnlyList<object?>)[b.Number, b.Broken!.Split('\n')[0]]),
                            ]
                        ),
                    ],
            ],
            [
                new("files with a crash, a hang, a half-stored import, or no reason given", 0, bad.Count, ""),
                new("longest time of one file", 5_000, outcomes.Max(o => o.Milliseconds), "ms"),
            ]
        );
    }

    private static IReadOnlyList<object?> Row(string kind, IEnumerable<FuzzOutcome> outcomes)
    {
        var all = outcomes.ToList();
        var times = new Percentiles(all.Select(o => o.Milliseconds));
        return
        [
            kind,
            all.Count,
            all.Count(o => o.State == ImportState.Ready),
            all.Count(o => o.State == ImportState.Refused),
            all.Count(o => o.State is null),
            times.Median,
            times.At(99),
            times.At(100),
        ];
    }
}
