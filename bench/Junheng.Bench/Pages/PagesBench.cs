using Junheng.App.Demo;

namespace Junheng.Bench.Pages;

/// <summary>Every page of the demo county and of a county as large as they come, read by twenty at a time.</summary>
internal static class PagesBench
{
    private const int People = 20;
    private const double BarMs = 60;
    private const double LargeBarMs = 100;
    private const double SizeBarKib = 300;
    private static readonly (int, int) Think = (200, 500);

    public static async Task<Section> Run()
    {
        var load = Machine.Load();
        var folder = await Repository.Publish("Junheng.Web");
        var data = Directory.CreateTempSubdirectory("junheng-bench").FullName;
        try
        {
            var demo = await Measure(
                folder,
                Path.Combine(data, "demo.db"),
                "Demo county",
                $"/{DemoCounty.Code}/{DemoCounty.NewestYear}"
            );
            var database = Path.Combine(data, "large.db");
            await LargeCounty.Settle(database);
            var large = await Measure(
                folder,
                database,
                $"A county of {LargeCounty.Schools} schools, {LargeCounty.Years} years",
                $"/{LargeCounty.Code}/{LargeCounty.Newest}"
            );
            return new(
                load,
                [.. demo.Tables, .. large.Tables],
                [
                    new("time in the server of the slowest page of the demo county, p95", BarMs, demo.Slowest, "ms"),
                    new(
                        "time in the server of the slowest page of the large county, p95",
                        LargeBarMs,
                        large.Slowest,
                        "ms"
                    ),
                    new(
                        "largest page as it travels, without libraries",
                        SizeBarKib,
                        Math.Max(demo.Largest, large.Largest),
                        "KiB"
                    ),
                ]
            );
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }

    private static async Task<(IReadOnlyList<Table> Tables, double Slowest, double Largest)> Measure(
        string folder,
        string database,
        string what,
        string home
    )
    {
        IReadOnlyList<PageKind> kinds;
        Dictionary<string, Percentiles> inServer;
        Dictionary<string, Percentiles> seen;
        using (var web = await WebProcess.Start(folder, database, timed: true))
        {
            kinds = await SiteMap.Of(web.Client, home);
            Console.WriteLine($"{what}: {kinds.Sum(k => k.Urls.Count)} addresses of {kinds.Count} kinds");
            var readers = new Readers(web.Client, People);
            await readers.Read(kinds, TimeSpan.FromSeconds(20), null);
            await Task.Delay(1000);
            await web.Log.Take();
            var times = await readers.Read(kinds, TimeSpan.FromSeconds(Math.Max(60, kinds.Count * 4)), Think);
            seen = ByKind(times.Select(t => (t.Kind.Name, t.Ms)));
            var kindOf = kinds.SelectMany(k => k.Urls.Select(u => (u, k.Name))).ToDictionary(x => x.u, x => x.Name);
            var logged = (await web.Log.Take())
                .Where(t => kindOf.ContainsKey(t.Url))
                .Select(t => (kindOf[t.Url], t.Ms));
            inServer = ByKind(logged);
        }

        using var quiet = await WebProcess.Start(folder, database, timed: false);
        var flat = await FlatOut.Measure(quiet, kinds, People);
        var floor = kinds.Single(k => k.Name == "style sheet");
        string[] columns =
        [
            "page",
            "addresses",
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "times the style sheet's p50",
            "reader p50 ms",
            "reader p95 ms",
            "reader p99 ms",
            "requests",
        ];
        string[] flatColumns =
        [
            "page",
            "requests/s",
            "processor ms each",
            "times the style sheet's",
            "reader p95 ms",
            "KiB",
            "KiB gzip",
        ];
        return (
            [
                new(
                    $"{what}: twenty readers, 200–500 ms between a reader's pages: time in the server, and as the reader saw it",
                    columns,
                    [.. kinds.Select(k => Row(k, inServer[k.Name], inServer[floor.Name].Median, seen[k.Name]))]
                ),
                new(
                    $"{what}: twenty readers without a pause, one kind of page at a time (server: {quiet.ResidentMib:0} MiB)",
                    flatColumns,
                    [.. kinds.Select(k => FlatRow(k, flat[k.Name], flat[floor.Name].CpuMs))]
                ),
            ],
            kinds.Where(k => k.IsPage).Max(k => inServer[k.Name].At(95)),
            kinds.Where(k => k.IsPage).Max(k => k.GzipKib)
        );
    }

    private static Dictionary<string, Percentiles> ByKind(IEnumerable<(string Kind, double Ms)> times) =>
        times.GroupBy(t => t.Kind).ToDictionary(g => g.Key, g => new Percentiles(g.Select(t => t.Ms)));

    private static IReadOnlyList<object?> Row(PageKind kind, Percentiles server, double floor, Percentiles seen) =>
        [
            kind.Name + (kind.IsPage ? "" : " (file)"),
            kind.Urls.Count,
            server.Median,
            server.At(95),
            server.At(99),
            server.Median / floor,
            seen.Median,
            seen.At(95),
            seen.At(99),
            server.Count,
        ];

    private static IReadOnlyList<object?> FlatRow(PageKind kind, FlatOut flat, double floor) =>
        [kind.Name, flat.PerSecond, flat.CpuMs, flat.CpuMs / floor, flat.P95, kind.RawKib, kind.GzipKib];
}
