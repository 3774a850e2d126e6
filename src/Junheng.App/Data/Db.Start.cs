using System.Data.Common;
using System.Globalization;
using Junheng.App.Users;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Junheng.App.Data;

/// <summary>Choosing the database and bringing it up to date when the program starts.</summary>
public sealed partial class Db
{
    /// <summary>No migration takes longer: an older lock was left by a start that was killed.</summary>
    private static readonly TimeSpan LockLife = TimeSpan.FromMinutes(1);

    /// <summary>A context on the database a setting names, for who is to act.</summary>
    public static Db OpenAs(string setting, Access access)
    {
        var options = new DbContextOptionsBuilder<Db>();
        Use(options, setting);
        return new(options.Options) { Access = access };
    }

    /// <summary>Points a context at the database a setting names.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="setting">Path of a SQLite file, or a PostgreSQL connection string (<c>Host=…;Database=…</c>).</param>
    public static void Use(DbContextOptionsBuilder options, string setting)
    {
        if (IsPostgres(setting))
        {
            options.UseNpgsql(Prepared(setting)).AddInterceptors(new RowScope());
        }
        else
        {
            UseFile(options, Path.GetFullPath(setting));
        }
    }

    /// <summary>
    /// The server plans a query that comes again and again once for a connection, unless the setting says otherwise:
    /// planning those of a page takes it longer than running them.
    /// </summary>
    private static string Prepared(string setting)
    {
        const int Most = 200;
        // Npgsql's own builder answers for every word it knows, also one that is not there.
        var written = new DbConnectionStringBuilder { ConnectionString = setting };
        return written.ContainsKey("Max Auto Prepare") || written.ContainsKey("MaxAutoPrepare")
            ? setting
            : new NpgsqlConnectionStringBuilder(setting) { MaxAutoPrepare = Most }.ConnectionString;
    }

    /// <summary>How a database is called in messages: never with a password.</summary>
    public static string NameOf(string setting) =>
        IsPostgres(setting) ? $"PostgreSQL {Target(setting)}" : Path.GetFullPath(setting);

    private static string Target(string setting)
    {
        var to = new NpgsqlConnectionStringBuilder(setting);
        return $"{to.Host}/{to.Database}";
    }

    /// <summary>Makes the folder of a database that is a file.</summary>
    public static void MakeFolder(string setting)
    {
        if (!IsPostgres(setting))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(setting))!);
        }
    }

    /// <summary>Whether a setting names a PostgreSQL database; otherwise it is the path of a file.</summary>
    public static bool IsPostgres(string setting) => setting.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Points a context at a SQLite file.</summary>
    public static void UseFile(DbContextOptionsBuilder options, string path) =>
        options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ConnectionString)
            .AddInterceptors(new SqlitePragmas());

    /// <summary>Creates the file if need be and applies the migrations that are missing.</summary>
    public async Task Migrate(TimeProvider clock, CancellationToken cancel = default)
    {
        using var acting = this.As(Access.Program("升级"));
        if (Database.IsSqlite())
        {
            await Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
            await ClearStaleLock(clock, cancel);
        }
        else
        {
            await CheckOrder(cancel);
        }

        await using var turn = Database.IsNpgsql() ? await Turn(cancel) : null;
        await Database.MigrateAsync(cancel);
    }

    /// <summary>
    /// Nodes that start at once bring the database up to date one after the other: the migrator's own lock lasts for one
    /// migration. The lock goes with its connection.
    /// </summary>
    private async Task<NpgsqlConnection> Turn(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(Database.GetConnectionString() + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext('junheng.migrate'))", connection);
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    /// <summary>
    /// Names, codes and addresses must sort and compare alike on every database and after every update of the system's
    /// libraries: PostgreSQL promises that only for databases that compare byte by byte.
    /// </summary>
    /// <exception cref="InvalidOperationException">The database sorts by a language, or is not in UTF-8.</exception>
    private async Task CheckOrder(CancellationToken cancel)
    {
        const string Sql = """
            SELECT pg_encoding_to_char(encoding) || ' ' || datcollate AS "Value"
            FROM pg_database WHERE datname = current_database()
            """;
        var found = await Database.SqlQueryRaw<string>(Sql).SingleAsync(cancel);
        if (found is not ("UTF8 C" or "UTF8 C.UTF-8" or "UTF8 C.utf8" or "UTF8 POSIX"))
        {
            throw new InvalidOperationException(
                $"数据库的编码和排序为“{found}”，应为 UTF8 和 C。请用 createdb -T template0 -E UTF8 --locale=C 重新建库。"
            );
        }
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
