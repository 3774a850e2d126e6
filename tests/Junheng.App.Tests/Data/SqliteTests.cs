using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

/// <summary>What only SQLite needs: PostgreSQL has locks that end with their owner and is durable by itself.</summary>
public sealed class SqliteTests
{
    [Fact]
    public async Task A_lock_left_by_a_killed_start_does_not_stop_the_next_one()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        var killed = test
            .Clock.Now.AddMinutes(-2)
            .ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, {killed})"
        );
        await db.Migrate(test.Clock).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_fresh_lock_is_waited_for()
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        var now = test.Clock.Now.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, {now})"
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Migrate(test.Clock, patience.Token));
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "30000")]
    public async Task Every_connection_has_the_safe_settings(string pragma, string expected)
    {
        using var test = await TestDb.Create();
        await using var db = test.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        Assert.Equal(expected, $"{await command.ExecuteScalarAsync()}");
    }
}
