using System.Diagnostics;
using Junheng.Web.Tests.Hosting;
using Xunit.Abstractions;

namespace Junheng.Web.Tests.Operations;

/// <summary>What whoever watches over the program is told.</summary>
public sealed class HealthTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_program_in_order_is_alive_and_ready_and_says_no_more_than_that()
    {
        await using var host = new Host(demo: false, listen: true);
        using var reader = host.Stranger();
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            using var answer = await reader.Get(path);
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync());
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await reader.Get("/health/ready");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"/health/ready: median {times[100]:0.00} ms, 99 of 100 within {times[197]:0.00} ms");
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(host.Database)!, "*.probe"));
    }

    [Fact]
    public async Task A_disk_that_is_gone_makes_it_not_ready_but_leaves_it_alive()
    {
        await using var host = new Host(demo: false, listen: true);
        using var reader = host.Stranger();
        var folder = Path.GetDirectoryName(host.Database)!;
        Directory.Move(folder, folder + "-away");
        try
        {
            Assert.Equal((503, "Unhealthy"), await Ask(reader, "/health/ready"));
            Assert.Equal((200, "Healthy"), await Ask(reader, "/health/live"));
        }
        finally
        {
            Directory.Move(folder + "-away", folder);
        }

        Assert.Equal((200, "Healthy"), await Ask(reader, "/health/ready"));
    }

    [Fact]
    public async Task A_database_of_another_version_makes_it_not_ready()
    {
        await using var host = new Host(demo: false, listen: true);
        using var reader = host.Stranger();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={host.Database}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """
                DELETE FROM "__EFMigrationsHistory"
                WHERE "MigrationId" = (SELECT max("MigrationId") FROM "__EFMigrationsHistory")
                """;
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        Assert.Equal((503, "Unhealthy"), await Ask(reader, "/health/ready"));
    }

    [Fact]
    public async Task A_program_told_to_stop_is_not_ready_while_it_still_answers()
    {
        var folder = Directory.CreateTempSubdirectory("junheng-drain-").FullName;
        try
        {
            await using var node = await Node.Start(Path.Combine(folder, "junheng.db"), ("DrainSeconds", "3"));
            using var reader = node.Reader();
            Assert.Equal((200, "Healthy"), await Ask(reader, "/health/ready"));
            await node.Signal();
            await Task.Delay(500);
            Assert.Equal((503, "Unhealthy"), await Ask(reader, "/health/ready"));
            Assert.Equal((200, "Healthy"), await Ask(reader, "/health/live"));
            Assert.Equal(0, await node.Ended());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Status, string Text)> Ask(Reader reader, string path)
    {
        using var answer = await reader.Get(path);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
