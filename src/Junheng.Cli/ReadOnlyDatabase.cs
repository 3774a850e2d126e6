using Junheng.App.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Cli;

/// <summary>Looking into a database without leaving a trace: no file is made, no migration runs.</summary>
internal static class ReadOnlyDatabase
{
    /// <summary>Opens the file; null if there is none or it holds no tables yet.</summary>
    public static async Task<Db?> Open(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        // Even a reader puts two files beside a database in WAL mode, unless it is told that nobody writes to it: so
        // it is where no writer has put them.
        var uri = new Uri(path).AbsoluteUri + (File.Exists(path + "-wal") ? "" : "?immutable=1");
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = uri,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        var db = new Db(new DbContextOptionsBuilder<Db>().UseSqlite(connection.ConnectionString).Options);
        var pending = await db.Database.GetPendingMigrationsAsync(cancel);
        if (!pending.Any())
        {
            return db;
        }

        if ((await db.Database.GetAppliedMigrationsAsync(cancel)).Any())
        {
            await db.DisposeAsync();
            throw new OldDatabaseException(path);
        }

        await db.DisposeAsync();
        return null;
    }
}
