using Junheng.Bench.Pages;

namespace Junheng.Bench.Load;

/// <summary>The web process killed fifty times at random moments while a thousand people work, on both databases.</summary>
internal static class KillBench
{
    private const int Kills = 50;

    public static async Task<Section> Run()
    {
        var load = Machine.Load();
        var folder = await Repository.Publish("Junheng.Web");
        var cluster = await PostgresCluster.Start(durable: true);
        await cluster.Create("kill");
        var data = Directory.CreateTempSubdirectory("junheng-bench").FullName;
        try
        {
            var postgres = await Killed(folder, cluster.Connection("kill"));
            var sqlite = await Killed(folder, Path.Combine(data, "kill.db"));
            return new(
                load,
                [Table("PostgreSQL", postgres), Table("SQLite", sqlite)],
                [
                    new(
                        "acknowledged writes lost, writes doubled or half done, PostgreSQL",
                        0,
                        postgres.Proof.Problems.Count,
                        ""
                    ),
                    new(
                        "acknowledged writes lost, writes doubled or half done, SQLite",
                        0,
                        sqlite.Proof.Problems.Count,
                        ""
                    ),
                ]
            );
        }
        finally
        {
            Directory.Delete(data, true);
        }
    }

    private static async Task<(Diary Diary, Proof Proof)> Killed(string folder, string database)
    {
        var people = await Staff.Settle(database, LoadBench.Counties, LoadBench.Schools);
        var diary = new Diary();
        using (var web = await WebProcess.Start(folder, database, timed: false))
        {
            using var end = new CancellationTokenSource();
            var work = new Shift(web.Client.BaseAddress!, diary, LoadBench.Think).Work(people, end.Token);
            var random = new Random(Kills);
            await Task.Delay(LoadBench.Think.Most);
            for (var i = 1; i <= Kills; i++)
            {
                // Any moment: while it reads uploads, writes versions, answers, or is hardly up again.
                await Task.Delay(random.Next(500, 8_000));
                await web.Crash();
                Console.Write($"\r  killed {i} of {Kills}, {diary.All.Count} writes sent");
            }

            Console.WriteLine();
            await end.CancelAsync();
            await work;
        }

        return (diary, await Proof.Of(database, diary));
    }

    private static Table Table(string database, (Diary Diary, Proof Proof) run)
    {
        var fates = LoadBench.Fates(run.Diary, run.Proof);
        return fates with { Title = $"{database}, killed {Kills} times: {fates.Title}" };
    }
}
