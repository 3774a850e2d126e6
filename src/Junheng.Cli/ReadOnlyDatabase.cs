using Junheng.App.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Cli;

/// <summary>Looking into a database without leaving a trace: no file is made, no migration runs.</summary>
internal static class ReadOnlyDatabase
{
    /// <summary>Opens the database; null if there is none or it holds no tables yet.</summary>
    public static async Task<Db?> Open(string setting, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<Db>();
        if (Db.IsPostgres(setting))
        {
            Db.Use(options, setting);
        }
        else if (File.Exists(setting))
        {
            options.UseSqlite(OfFile(Path.GetFullPath(setting)));
        }
        else
        {
            return null;
        }

        var db = new Db(options.Options) { Access = TerminalAccess.Operator };
        var pending = await db.Database.GetPendingMigrationsAsync(cancel);
        if (!pending.Any())
        {
            return db;
        }

        var isOld = (await db.Database.GetAppliedMigrationsAsync(cancel)).Any();
        await db.DisposeAsync();
        return isOld ? throw new OldDatabaseException(Db.NameOf(setting)) : null;
    }

    private static string OfFile(string path)
    {
        // Even a reader puts two files beside a database in WAL mode, unless it is told that nobody writes to it: so
        // it is where no writer has put them.
        var uri = new Uri(path).AbsoluteUri + (File.Exists(path + "-wal") ? "" : "?immutable=1");
        return new SqliteConnectionStringBuilder
        {
            DataSource = uri,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ConnectionString;
    }
}
