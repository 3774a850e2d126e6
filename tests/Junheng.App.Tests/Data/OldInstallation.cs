using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Junheng.App.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Junheng.App.Tests.Data;

/// <summary>
/// The demo county as the version before the chains of the log kept it, after some work: a version on record, a
/// recognition, a saved view. On PostgreSQL the same rows in the tables of that version.
/// </summary>
internal static class OldInstallation
{
    /// <summary>Newest migration of that version.</summary>
    private const string Schema = "20261126000002_Recognitions";

    /// <summary>What that version said of each year: county, items and their values.</summary>
    public static string Judged => new StreamReader(Resource("judged-2026-11-26.txt")).ReadToEnd();

    /// <summary>Puts it into an empty database.</summary>
    public static async Task Unpack(TestDb into)
    {
        using var folder = new TempFolder();
        var file = TestDb.IsPostgres ? folder.At("old.db") : into.Setting;
        await using (
            var packed = new BrotliStream(Resource("installation-2026-11-26.db.br"), CompressionMode.Decompress)
        )
        await using (var plain = File.Create(file))
        {
            await packed.CopyToAsync(plain);
        }

        if (TestDb.IsPostgres)
        {
            await using var db = into.Open();
            await db.GetService<IMigrator>().MigrateAsync(Schema);
            await CarryOver(file, db);
        }
    }

    /// <summary>Its tables, each after those it points to, with the columns it has of them.</summary>
    public static async Task<IReadOnlyList<(IEntityType Table, string[] Columns)>> Tables(Db db)
    {
        var found = new List<(IEntityType, string[])>();
        foreach (var entity in TableRows.InOrder(db.Model))
        {
            var there = await Texts(
                db.Database.GetDbConnection(),
                TestDb.IsPostgres
                    ? $"SELECT column_name FROM information_schema.columns WHERE table_name = '{entity.GetTableName()}'"
                    : $"SELECT name FROM pragma_table_info('{entity.GetTableName()}')"
            );
            if (there.Count > 0)
            {
                found.Add((entity, [.. TableRows.Columns(entity).Where(there.Contains)]));
            }
        }

        return found;
    }

    /// <summary>All rows of a table as lines in the order of its key, of the columns given.</summary>
    public static async Task<List<string>> Rows(Db db, IEntityType table, string[] columns)
    {
        var types = TableRows.Columns(table).Zip(TableRows.Types(table)).ToDictionary();
        await using var command = await Command(db.Database.GetDbConnection(), Select(table, columns));
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(TableRows.Line([.. columns.Select((c, i) => Value(reader, i, types[c]))]));
        }

        return lines;
    }

    private static async Task CarryOver(string file, Db db)
    {
        await using var old = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
        foreach (var (table, columns) in await Tables(db))
        {
            var name = table.GetTableName()!;
            var rows = new List<Dictionary<string, string?>>();
            await using (var command = await Command(old, Select(table, columns)))
            await using (var reader = await command.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    rows.Add(columns.Select((c, i) => (c, Plain(reader.GetValue(i)))).ToDictionary());
                }
            }

            var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
#pragma warning disable EF1002 // Names from the model only.
            await db.Database.ExecuteSqlRawAsync(
                $"SET TIME ZONE 'UTC'; INSERT INTO {name} ({names}) SELECT {names} FROM jsonb_populate_recordset(null::{name}, {{0}}::jsonb)",
                JsonSerializer.Serialize(rows)
            );
            if (columns.Contains("id"))
            {
                await db.Database.ExecuteSqlRawAsync(
                    $"SELECT setval(pg_get_serial_sequence('{name}', 'id'), coalesce(max(id), 1)) FROM {name}"
                );
            }
#pragma warning restore EF1002
        }
    }

    private static string? Plain(object value) =>
        value switch
        {
            DBNull => null,
            byte[] bytes => "\\x" + Convert.ToHexString(bytes),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

    private static object? Value(DbDataReader reader, int i, Type type) =>
        reader.IsDBNull(i) ? null
        : type == typeof(decimal) ? reader.GetDecimal(i)
        : type == typeof(bool) ? reader.GetBoolean(i)
        : type == typeof(DateTime) ? DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc)
        : type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(i)
        : reader.GetValue(i);

    private static string Select(IEntityType table, string[] columns)
    {
        var key = table.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\"");
        var names = columns.Select(c => $"\"{c}\"");
        return $"SELECT {string.Join(", ", names)} FROM {table.GetTableName()} ORDER BY {string.Join(", ", key)}";
    }

    private static async Task<HashSet<string>> Texts(DbConnection connection, string sql)
    {
        await using var command = await Command(connection, sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new HashSet<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static async Task<DbCommand> Command(DbConnection connection, string sql)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync();
        }

        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names from the model only.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static Stream Resource(string name) =>
        typeof(OldInstallation).Assembly.GetManifestResourceStream("old/" + name)!;
}
