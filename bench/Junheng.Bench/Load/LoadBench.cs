using System.Diagnostics;
using Junheng.App.Data;
using Junheng.App.Users;
using Junheng.Bench.Pages;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.Bench.Load;

/// <summary>A thousand people of twenty counties at work for a minute, one in five of them writing, on PostgreSQL.</summary>
internal static class LoadBench
{
    public const int Counties = 20;
    public const int Schools = 60;
    private const double BarMs = 300;

    /// <summary>How long a person looks at a page.</summary>
    public static readonly (TimeSpan Least, TimeSpan Most) Think = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));

    public static async Task<Section> Run()
    {
        var load = Machine.Load();
        var folder = await Repository.Publish("Junheng.Web");
        var cluster = await PostgresCluster.Start(durable: true);
        await cluster.Create("load");
        var database = cluster.Connection("load");
        var people = await Staff.Settle(database, Counties, Schools);
        Console.WriteLine($"{people.Count} people signed in, {people.Count(p => p.Writes)} of them write");
        using var web = await WebProcess.Start(folder, database, timed: false);
        // What runs all day has been compiled; the minute after a start is another matter.
        var warm = new Diary();
        await During(web, warm, people, TimeSpan.FromSeconds(30));
        var cpu = web.Cpu;
        var diary = new Diary(warm.Next());
        var watch = Stopwatch.StartNew();
        await During(web, diary, people, TimeSpan.FromMinutes(1));
        var seconds = watch.Elapsed.TotalSeconds;
        var proof = await Proof.Of(database, diary.After(warm));
        var all = new Percentiles(diary.Waited.Select(w => w.Ms));
        return new(
            load,
            [Waiting(diary, seconds, (web.Cpu - cpu) / seconds), Fates(diary, proof), Hashing()],
            [
                new("waiting time of all requests, p95", BarMs, all.At(95), "ms"),
                new("writes lost, doubled or undone", 0, proof.Problems.Count, ""),
                new("answers that should not have come", 0, diary.Faults.Values.Sum(), ""),
            ]
        );
    }

    private static async Task During(WebProcess web, Diary diary, IReadOnlyList<Person> people, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        await new Shift(web.Client.BaseAddress!, diary, Think).Work(people, end.Token);
    }

    private static Table Waiting(Diary diary, double seconds, double cores)
    {
        var kinds = diary
            .Waited.GroupBy(w => w.What)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (What: g.Key, Times: new Percentiles(g.Select(w => w.Ms))))
            .Append((What: "all", Times: new Percentiles(diary.Waited.Select(w => w.Ms))));
        return new(
            $"A thousand people, {Think.Least.TotalSeconds:0}–{Think.Most.TotalSeconds:0} s a page, {diary.Waited.Count / seconds:0} requests a second; the server used {cores:0.00} cores",
            ["request", "count", "p50 ms", "p95 ms", "p99 ms", "most ms"],
            [
                .. kinds.Select(k =>
                    (IReadOnlyList<object?>)
                        [k.What, k.Times.Count, k.Times.Median, k.Times.At(95), k.Times.At(99), k.Times.At(100)]
                ),
            ]
        );
    }

    /// <summary>What the server works for one password, entered rightly or wrongly.</summary>
    private static Table Hashing()
    {
        const int Times = 30;
        using var services = new ServiceCollection().AddLogging().AddUsers().BuildServiceProvider();
        var hasher = services.GetRequiredService<IPasswordHasher<Account>>();
        var account = new Account
        {
            CountyCode = "",
            Name = "",
            CreatedAt = default,
        };
        var hash = hasher.HashPassword(account, "biao-ti-7-qian-xi");
        var times = new Percentiles(
            Enumerable
                .Range(0, Times)
                .Select(_ =>
                {
                    var start = Stopwatch.GetTimestamp();
                    hasher.VerifyHashedPassword(account, hash, "biao-ti-7-qian-xi");
                    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                })
        );
        return new(
            "What a sign-in costs on one core: the password is hashed once",
            ["", "p50 ms", "most ms", "a core can do in a second"],
            [
                ["hash", times.Median, times.At(100), 1000 / times.Median],
            ]
        );
    }

    /// <summary>What became of what was sent.</summary>
    public static Table Fates(Diary diary, Proof proof) =>
        new(
            "What was sent, and what the database says afterwards",
            ["", "count"],
            [
                ["acknowledged, each found exactly once", proof.Acknowledged],
                ["refused with a reason, none found", proof.Refused],
                ["without an answer", proof.Unknown],
                ["of those, stored whole", proof.UnknownStored],
                .. diary.Faults.OrderBy(f => f.Key).Select(f => (IReadOnlyList<object?>)[f.Key, f.Value]),
                .. diary
                    .All.Where(s => s.Fate == Fate.Refused)
                    .CountBy(s => s.Said)
                    .Select(s => (IReadOnlyList<object?>)[$"refused: {s.Key}", s.Value]),
                .. proof.Problems.Take(20).Select(p => (IReadOnlyList<object?>)[$"PROBLEM {p}", null]),
            ]
        );
}
