using System.Text.Json;
using Junheng.App.Users;
using Junheng.Bench;
using Junheng.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Junheng.Web.Tests.Operations;

/// <summary>The output of the program, as a collector of logs reads it.</summary>
public sealed class LogFormatTests
{
    private const string Private = "zhangsan";

    [Fact]
    public async Task With_the_setting_every_line_is_json_with_its_trace_and_without_persons()
    {
        var folder = Directory.CreateTempSubdirectory("junheng-logs-").FullName;
        try
        {
            var database = Path.Combine(folder, "junheng.db");
            await using var node = await Node.Start(database, ("Logging__Format", "json"));
            var key = await OpenedAccount.Of(database, TimeProvider.System, "统计岗", Role.BureauDirector);
            using (var reader = node.Reader(key))
            {
                using var page = await reader.Get($"/counties?name={Private}");
                Assert.Equal(200, (int)page.StatusCode);
                // A broken database: a fault of the system, which is written down with its path but not its query.
                await Break(database);
                using var fault = await reader.Get($"/990100/2026/log?actor={Private}");
                Assert.Equal(500, (int)fault.StatusCode);
            }

            await node.Signal();
            Assert.Equal(0, await node.Ended());
            Assert.DoesNotContain(Private, string.Join('\n', node.Lines), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("RemoteIp", string.Join('\n', node.Lines), StringComparison.OrdinalIgnoreCase);
            var entries = node
                .Lines.Where(line => line.StartsWith('{'))
                .Select(line => JsonDocument.Parse(line).RootElement)
                .ToList();
            var told = entries.Single(e => Message(e).StartsWith("Fault ", StringComparison.Ordinal));
            Assert.Contains("at /990100/2026/log", Message(told), StringComparison.Ordinal);
            Assert.Matches("\"TraceId\":\"[0-9a-f]{32}\"", told.GetProperty("Scopes").GetRawText());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Break(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "ALTER TABLE county RENAME TO gone";
        await command.ExecuteNonQueryAsync();
    }

    private static string Message(JsonElement entry) => entry.GetProperty("Message").GetString()!;
}
