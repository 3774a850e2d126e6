using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Junheng.App.Data;

/// <summary>
/// A database that is to take over everything of another one. It gets the tables of this version; if nothing comes of
/// it, also by an interruption, it is left as it was found, without any.
/// </summary>
public sealed class EmptyTarget : IAsyncDisposable
{
    private readonly string setting;
    private readonly bool wasThere;
    private readonly bool hadTables;
    private bool kept;

    private EmptyTarget(Db db, string setting, bool wasThere, bool hadTables) =>
        (Db, this.setting, this.wasThere, this.hadTables) = (db, setting, wasThere, hadTables);

    /// <summary>The database, brought up to date.</summary>
    public Db Db { get; }

    /// <summary>Makes a database ready; one that is in use is told so before anything of it is touched.</summary>
    /// <param name="setting">The database.</param>
    /// <param name="access">Who acts.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancel">Stops the work.</param>
    public static async Task<EmptyTarget?> Prepare(
        string setting,
        Users.Access access,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var wasThere = Db.IsPostgres(setting) || File.Exists(setting);
        Db.MakeFolder(setting);
        var db = Db.OpenAs(setting, access);
        var target = new EmptyTarget(db, setting, wasThere, wasThere && await HasTables(db, cancel));
        try
        {
            if (target.hadTables && !await IsFree(db, cancel))
            {
                target.kept = true;
                await target.DisposeAsync();
                return null;
            }

            await db.Migrate(clock, cancel);
            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    /// <summary>What has been taken over stays.</summary>
    public void Keep() => kept = true;

    public async ValueTask DisposeAsync()
    {
        if (!kept && !hadTables)
        {
            if (Db.Database.IsNpgsql())
            {
                // Not the interrupted work's token: the tidying has to come to its end.
                await DropTables(Db);
            }
            else if (Db.Database.GetDbConnection() is SqliteConnection file)
            {
                SqliteConnection.ClearPool(file);
            }
        }

        await Db.DisposeAsync();
        if (!kept && !hadTables && !Db.IsPostgres(setting))
        {
            DeleteFile();
        }
    }

    /// <summary>Whether there is any table in it, whoever made it.</summary>
    private static async Task<bool> HasTables(Db db, CancellationToken cancel) =>
        await db
            .Database.SqlQueryRaw<int>(
                db.Database.IsSqlite()
                    ? "SELECT count(*) AS \"Value\" FROM sqlite_master"
                    : """
                    SELECT count(*)::int AS "Value" FROM pg_class
                    WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace
                    """
            )
            .SingleAsync(cancel) > 0;

    /// <summary>Whether it has the tables of this version and nothing in them; any other is somebody's.</summary>
    private static async Task<bool> IsFree(Db db, CancellationToken cancel) =>
        !(await db.Database.GetPendingMigrationsAsync(cancel)).Any() && await TableRows.IsEmpty(db, cancel);

    private static async Task DropTables(Db db)
    {
        var tables = db
            .Model.GetEntityTypes()
            .Select(e => e.GetTableName()!)
            .Append(HistoryRepository.DefaultTableName)
            .Select(name => $"\"{name}\"");
#pragma warning disable EF1002 // Names from the model only.
        await db.Database.ExecuteSqlRawAsync(
            $"DROP TABLE IF EXISTS {string.Join(", ", tables)} CASCADE; DROP FUNCTION IF EXISTS junheng_sealed()"
        );
#pragma warning restore EF1002
        NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
    }

    private void DeleteFile()
    {
        var path = Path.GetFullPath(setting);
        foreach (var end in new[] { "", "-wal", "-shm" })
        {
            File.Delete(path + end);
        }

        if (wasThere)
        {
            // An empty file had been put there.
            File.Create(path).Dispose();
        }
    }
}
