using Junheng.Bench.National;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;

namespace Junheng.Bench.WhatIf;

/// <summary>模拟测算: ten thousand variants of a county, each with verdict and coefficients.</summary>
internal static class WhatIfBench
{
    private const int Rounds = 5;
    private const int Passes = 7;
    private const int Queries = 3;
    private const int WarmUp = 20;
    private const int Threads = 2;
    private const int Indicators = 7;
    private const double NanosecondsEach = 4;
    private const double PartOfDuckDb = 1.0 / 15;

    public static async Task<Section> Run()
    {
        await Peers.InstallPackages();
        var folder = Path.Combine(Repository.Scratch, "whatif");
        var variants = Variants.Generate();
        var (county, changes) = variants.Write(folder);
        var rules = PeerRules.Write(Path.Combine(folder, "rules.json"));
        var peer = new DuckDbPeer(county, changes, rules, Path.Combine(folder, "duckdb.csv"));
        var kernel = Kernel.Compile(
            new PackNumbers().Pack,
            Kernel.RulesDay(variants.Schools[0].Year),
            tolerances: false
        );
        var both = new VariantPass(kernel, variants, Threads);
        var one = new VariantPass(kernel, variants, 1);
        var whole = new VariantPass(kernel, variants, Threads, whole: true);
        var units = both.Units;

        one.Median(WarmUp);
        // The compiler puts its last version in place in the background; let it.
        Thread.Sleep(500);
        both.Median(WarmUp);
        whole.Median(WarmUp);
        var load = Machine.Load();
        var (two, alone, wholes, duck) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        var worst = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            duck.Add(await peer.Median(Queries, units));
            two.Add(both.Median(Passes));
            alone.Add(one.Median(Passes));
            wholes.Add(whole.Median(Passes));
            worst = Math.Max(worst, Math.Max(peer.Compare(both.Results), peer.Compare(whole.Results)));
            if (!both.Results.SameAs(one.Results))
            {
                throw new DisagreementException("one thread and two do not say the same");
            }
        }

        var (own, single, peers) = (new Percentiles(two), new Percentiles(alone), new Percentiles(duck));
        var parts = new Percentiles(two.Zip(duck, (o, d) => o / d));
        var met = both.Results.Verdicts.Count(v => v == Verdict.Met);
        return new(
            load,
            [
                new(
                    $"{Variants.Count} variants of a county of {units} units, {variants.Changes.Count / Variants.Count} changes each",
                    ["program", "ms", "µs a variant", "ns a unit and indicator", "times junheng's"],
                    [
                        Row($"junheng, {Threads} threads", own, units, own),
                        Row("junheng, one thread", single, units, own),
                        Row(
                            $"junheng, all of the county for every variant, {Threads} threads",
                            new Percentiles(wholes),
                            units,
                            own
                        ),
                        Row($"DuckDB, {Threads} threads", peers, units, own),
                    ]
                ),
                new(
                    "DuckDB's time, times junheng's, round by round",
                    ["median", "least", "most"],
                    [
                        [1 / parts.Median, 1 / parts.At(100), 1 / parts.At(0)],
                    ]
                ),
                new(
                    "Agreement with DuckDB",
                    [
                        "variants",
                        "met",
                        "not met",
                        "other verdicts than DuckDB's",
                        "largest relative difference of a CV",
                    ],
                    [
                        [Variants.Count, met, Variants.Count - met, 0, worst.ToString("0.0e+0")],
                    ]
                ),
            ],
            [
                new("a unit and indicator of a variant", NanosecondsEach, Nanoseconds(own, units), "ns"),
                new("time for all variants, of DuckDB's", PartOfDuckDb, parts.Median, "×"),
            ]
        );
    }

    private static double Nanoseconds(Percentiles seconds, int units) =>
        seconds.Median * 1e9 / ((double)Variants.Count * units * Indicators);

    private static IReadOnlyList<object?> Row(string program, Percentiles seconds, int units, Percentiles own) =>
        [
            program,
            seconds.Median * 1e3,
            seconds.Median * 1e6 / Variants.Count,
            Nanoseconds(seconds, units),
            seconds.Median / own.Median,
        ];
}
