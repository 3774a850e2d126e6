using System.Net;
using System.Net.Sockets;
using Junheng.Bench;
using Junheng.Bench.Load;
using Junheng.Web.Tests.Hosting;

namespace Junheng.Web.Tests.Operations;

/// <summary>
/// A few people at work while the product is killed and started again: the short form of the benchmarks of a thousand
/// people (<c>load</c>) and fifty kills (<c>kill</c>).
/// </summary>
public sealed class KilledTests
{
    private const int Kills = 2;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_written_twice_on_PostgreSQL()
    {
        var cluster = await PostgresCluster.Start(durable: true);
        await cluster.Create("killed");
        await Check(cluster.Connection("killed"));
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_written_twice_on_SQLite()
    {
        var folder = Directory.CreateTempSubdirectory("junheng-killed-").FullName;
        try
        {
            await Check(Path.Combine(folder, "killed.db"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Check(string database)
    {
        var people = await Staff.Settle(database, counties: 2, schools: 12, inCounty: 10);
        // At the same address again, where everybody's cookies belong.
        var address = $"http://127.0.0.1:{FreePort()}";
        var diary = new Diary();
        using var end = new CancellationTokenSource();
        var node = await Node.Start(database, ("ASPNETCORE_URLS", address));
        try
        {
            var shift = new Shift(
                new(address),
                diary,
                (TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(800))
            );
            var work = shift.Work(people, end.Token);
            var random = new Random(Kills);
            for (var i = 0; i < Kills; i++)
            {
                // There is something to lose.
                await Written(diary, 4);
                await Task.Delay(random.Next(1_000));
                await node.Signal("KILL");
                await node.Ended();
                await node.DisposeAsync();
                node = await Node.Start(database, ("ASPNETCORE_URLS", address));
            }

            await Written(diary, 4);
            await end.CancelAsync();
            await work;
        }
        finally
        {
            await node.DisposeAsync();
        }

        var proof = await Proof.Of(database, diary);
        Assert.Equal([], proof.Problems);
        Assert.True(proof.Acknowledged >= 4 * (Kills + 1), $"{proof}");
        Assert.Contains(diary.All, s => s is { Entity: "school", Fate: Fate.Acknowledged });
        Assert.Contains(diary.All, s => s is { Entity: "evidence_judgement", Fate: Fate.Acknowledged });
        // Nobody was thrown out, and nothing was refused: each writes what is his own.
        Assert.Equal([], diary.Faults.Keys.Except(["no answer"]));
        Assert.Equal(0, proof.Refused);
    }

    /// <summary>Waits until so many further writes have been acknowledged.</summary>
    private static async Task Written(Diary diary, int more)
    {
        var enough = Acknowledged(diary) + more;
        for (var i = 0; Acknowledged(diary) < enough; i++)
        {
            Assert.True(i < 600, "Nobody can write any more.");
            await Task.Delay(100);
        }
    }

    private static int Acknowledged(Diary diary) => diary.All.Count(s => s.Fate == Fate.Acknowledged);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
