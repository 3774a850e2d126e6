using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>Choosing the database and bringing it up to date when the program starts.</summary>
public sealed partial class Db
{
    /// <summary>No migration takes longer: an older lock was left by a start that was killed.</summary>
    private static readonly TimeSpan LockLife = TimeSpan.FromMinutes(1);

    /// <summary>Points a context at a SQLite file.</summary>
    public static void UseFile(DbContextOptionsBuilder options, string path) =>
        options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ConnectionString)
            .AddInterceptors(new SqlitePragmas());

    /// <summary>Creates the file if need be and applies the migrations that are missing.</summary>
    public async Task Migrate(TimeProvider clock, CancellationToken cancel = default)
    {
        if (Database.IsSqlite())
        {
            await Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
            await ClearStaleLock(clock, cancel);
        }

        await Database.MigrateAsync(cancel);
    }

    /// <summary>
    /// The migrator takes a lock by a row in a table and waits for ever for one that nobody will release. A fresh lock
    /// may belong to a start under way, so it is given its time first.
    /// </summary>
    private async Task ClearStaleLock(TimeProvider clock, CancellationToken cancel)
    {
        while (await LockTime(cancel) is { } since)
        {
            if (clock.GetUtcNow() - since > LockLife)
            {
                await Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        }
    }

    private async Task<DateTimeOffset?> LockTime(CancellationToken cancel)
    {
        const string Table = "SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        const string Row = "SELECT \"Timestamp\" AS \"Value\" FROM \"__EFMigrationsLock\" LIMIT 1";
        if (await Database.SqlQueryRaw<int>(Table).SingleAsync(cancel) == 0)
        {
            return null;
        }

        var text = await Database.SqlQueryRaw<string>(Row).FirstOrDefaultAsync(cancel);
        return text is null ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at
            : DateTimeOffset.MinValue;
    }
}
