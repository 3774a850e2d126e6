using Junheng.Bench.Pages;

namespace Junheng.Bench.Campaign;

/// <summary>The lists of a campaign of two hundred units and five thousand tasks, on both databases.</summary>
internal static class CampaignBench
{
    private const int People = 20;
    private const double BarMs = 100;
    private static readonly (int, int) Think = (200, 500);
    private const int Alone = 60;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    /// <summary>Oftener than two hundred units report: after each report what is kept of the county is read anew.</summary>
    private static readonly TimeSpan Write = TimeSpan.FromSeconds(5);

    /// <summary>Pages by name, with the addresses that are asked for in turn.</summary>
    private static readonly (string Name, string[] Urls)[] Pages =
    [
        ("work", ["work"]),
        ("tasks", ["campaign/tasks", "campaign/tasks?p=7", "campaign/tasks?state=all&p=50"]),
        (
            "tasks, filtered",
            [
                "campaign/tasks?light=red",
                "campaign/tasks?kind=step&state=all",
                "campaign/tasks?unit=县第7局",
                "campaign/tasks?text=第4",
            ]
        ),
        ("task", ["campaign/tasks/1", "campaign/tasks/2500", "campaign/tasks/5000"]),
        ("matrix", ["campaign/matrix"]),
        ("timeline", ["campaign/timeline"]),
        ("calendar", ["campaign/calendar?month=2026-11", "campaign/calendar?month=2026-03"]),
        ("organisation", ["campaign/organisation"]),
        ("bulletin", ["campaign/bulletin"]),
    ];

    public static async Task<Section> Run()
    {
        var load = Machine.Load();
        var folder = await Repository.Publish("Junheng.Web");
        var data = Directory.CreateTempSubdirectory("junheng-bench").FullName;
        try
        {
            var lite = await Measure(folder, Path.Combine(data, "campaign.db"), "SQLite");
            var cluster = await PostgresCluster.Start();
            await cluster.Create("campaign", "template0");
            var postgres = await Measure(folder, cluster.Connection("campaign"), "PostgreSQL");
            return new(
                load,
                [lite.Table, postgres.Table],
                [
                    new("time in the server of the slowest list, SQLite, p95", BarMs, lite.Slowest, "ms"),
                    new("time in the server of the slowest list, PostgreSQL, p95", BarMs, postgres.Slowest, "ms"),
                ]
            );
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }

    private static async Task<(Table Table, double Slowest)> Measure(string folder, string database, string what)
    {
        await BusyCampaign.Settle(database);
        using var web = await WebProcess.Start(folder, database, timed: true);
        var home = $"/{BusyCampaign.Code}/{BusyCampaign.Year}/";
        var kinds = Pages.Select(p => new PageKind(p.Name, [.. p.Urls.Select(u => home + u)], true, 0, 0)).ToList();
        var readers = new Readers(web.Client, People);
        await readers.Read(kinds, TimeSpan.FromSeconds(15), null);
        await web.Log.Take();
        using (var end = new CancellationTokenSource())
        {
            var writing = BusyCampaign.KeepReporting(database, Write, end.Token);
            await readers.Read(kinds, Length, Think);
            await end.CancelAsync();
            await writing;
        }

        var kindOf = kinds.SelectMany(k => k.Urls.Select(u => (u, k.Name))).ToDictionary(x => x.u, x => x.Name);
        var times = (await web.Log.Take())
            .Where(t => kindOf.ContainsKey(Uri.UnescapeDataString(t.Url)))
            .GroupBy(t => kindOf[Uri.UnescapeDataString(t.Url)])
            .ToDictionary(g => g.Key, g => new Percentiles(g.Select(t => t.Ms)));
        var alone = new Dictionary<string, double>();
        foreach (var kind in kinds)
        {
            alone[kind.Name] = await CpuMs(web, kind);
        }

        return (
            new(
                $"{BusyCampaign.Units} units, {BusyCampaign.Tasks} tasks, {what}: twenty readers, 200–500 ms between a reader's pages, a report every {Write.TotalSeconds} s, time in the server; processor time of the product for a page read alone",
                ["page", "p50 ms", "p95 ms", "p99 ms", "requests", "alone, processor ms"],
                [
                    .. kinds.Select(k =>
                        (IReadOnlyList<object?>)
                            [
                                k.Name,
                                times[k.Name].Median,
                                times[k.Name].At(95),
                                times[k.Name].At(99),
                                times[k.Name].Count,
                                alone[k.Name],
                            ]
                    ),
                ]
            ),
            kinds.Max(k => times[k.Name].At(95))
        );
    }

    private static async Task<double> CpuMs(WebProcess web, PageKind kind)
    {
        var before = web.Cpu;
        for (var i = 0; i < Alone; i++)
        {
            await SiteMap.Get(web.Client, kind.Urls[i % kind.Urls.Count]);
        }

        return (web.Cpu - before) * 1000 / Alone;
    }
}
