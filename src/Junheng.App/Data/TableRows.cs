using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Junheng.App.Data;

/// <summary>Whole tables as plain rows, for carrying them elsewhere: the same rows come out of every database.</summary>
internal static class TableRows
{
    /// <summary>Tables, each after those it points to.</summary>
    public static IReadOnlyList<IEntityType> InOrder(IModel model)
    {
        var sorted = new List<IEntityType>();
        foreach (var entity in model.GetEntityTypes())
        {
            Visit(entity);
        }

        return sorted;

        void Visit(IEntityType entity)
        {
            if (sorted.Contains(entity))
            {
                return;
            }

            foreach (var key in entity.GetForeignKeys().Where(k => k.PrincipalEntityType != entity))
            {
                Visit(key.PrincipalEntityType);
            }

            sorted.Add(entity);
        }
    }

    /// <summary>Whether a database brought up to date has neither counties nor accounts.</summary>
    public static async Task<bool> IsEmpty(Db db, CancellationToken cancel) =>
        !await db.Counties.AnyAsync(cancel) && !await db.Accounts.AnyAsync(cancel);

    /// <summary>Takes out of an empty database what the migrations put there, in the transaction under way.</summary>
    public static async Task Clear(Db db, CancellationToken cancel)
    {
        await db.Counties.IgnoreQueryFilters().ExecuteDeleteAsync(cancel);
        // A program that was started on the empty database has made keys; those that come along take their place.
        await db.DataProtectionKeys.ExecuteDeleteAsync(cancel);
    }

    /// <summary>One state of the database, whatever is written to it meanwhile.</summary>
    public static Task<IDbContextTransaction> Snapshot(Db db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(
            db.Database.IsSqlite()
                ? System.Data.IsolationLevel.Serializable
                : System.Data.IsolationLevel.RepeatableRead,
            cancel
        );

    /// <summary>A table's columns.</summary>
    public static string[] Columns(IEntityType entity) => [.. entity.GetProperties().Select(p => p.GetColumnName())];

    /// <summary>The types of its values as they are stored.</summary>
    public static Type[] Types(IEntityType entity) => [.. entity.GetProperties().Select(Stored)];

    /// <summary>All rows in the order of the key, in the transaction under way.</summary>
    public static async IAsyncEnumerable<object?[]> Read(
        Db db,
        IEntityType entity,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var columns = string.Join(", ", Columns(entity).Select(c => $"\"{c}\""));
        var key = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\""));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Names from the model only.
        command.CommandText = $"SELECT {columns} FROM \"{entity.GetTableName()}\" ORDER BY {key}";
#pragma warning restore CA2100
        var types = Types(entity);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return [.. types.Select((type, i) => reader.IsDBNull(i) ? null : Value(reader, i, type))];
        }
    }

    /// <summary>Writes rows into an empty table, in the transaction under way; returns how many.</summary>
    public static async Task<long> Write(
        Db db,
        IEntityType entity,
        IAsyncEnumerable<object?[]> rows,
        CancellationToken cancel
    )
    {
        var count = 0L;
        await using var insert = await BulkInsert.Into(db, entity.GetTableName()!, Columns(entity), cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await insert.Add(cancel, row);
            count++;
        }

        await insert.Finish(cancel);
        await NextNumber(db, entity, cancel);
        await Survey(db, entity, cancel);
        return count;
    }

    /// <summary>Hash of every row in the order of the key: what was stored, not how a database writes it down.</summary>
    public static async Task<string> Hash(Db db, IEntityType entity, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var row in Read(db, entity, cancel))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Line(row)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A row as one line of JSON.</summary>
    public static string Line(object?[] row) => JsonSerializer.Serialize(row.Select(Plain));

    /// <summary>The row again.</summary>
    public static object?[] Row(string line, Type[] types)
    {
        using var json = JsonDocument.Parse(line);
        return [.. json.RootElement.EnumerateArray().Select((value, i) => Value(value, types[i]))];
    }

    // 1.50 and 1.5 are the same amount, and a time is a moment.
    private static object? Plain(object? value) =>
        value switch
        {
            decimal d => d / 1.000000000000000000000000000000m,
            DateTime t => t.ToUniversalTime().Ticks,
            _ => value,
        };

    private static Type Stored(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static object Value(DbDataReader reader, int i, Type type) =>
        type == typeof(string) ? reader.GetString(i)
        : type == typeof(long) ? reader.GetInt64(i)
        : type == typeof(int) ? reader.GetInt32(i)
        : type == typeof(bool) ? reader.GetBoolean(i)
        : type == typeof(decimal) ? reader.GetDecimal(i)
        : type == typeof(DateTime) ? DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc)
        : type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(i)
        : type == typeof(byte[]) ? reader.GetFieldValue<byte[]>(i)
        : throw new NotSupportedException($"A column of type {type.Name} cannot be carried yet.");

    private static object? Value(JsonElement value, Type type) =>
        value.ValueKind == JsonValueKind.Null ? null
        : type == typeof(DateTime) ? new DateTime(value.GetInt64(), DateTimeKind.Utc)
        : type == typeof(byte[]) ? value.GetBytesFromBase64()
        : value.Deserialize(type);

    /// <summary>
    /// Lets the database find out what a table holds. PostgreSQL does so by itself within minutes; until then it takes a
    /// full table for an empty one, and a list of tasks that takes milliseconds takes half a minute.
    /// </summary>
    private static async Task Survey(Db db, IEntityType entity, CancellationToken cancel)
    {
        if (db.Database.IsNpgsql())
        {
#pragma warning disable EF1002 // Names from the model only.
            await db.Database.ExecuteSqlRawAsync($"ANALYZE \"{entity.GetTableName()}\"", cancel);
#pragma warning restore EF1002
        }
    }

    /// <summary>Numbers handed out from now on must lie above those that came along.</summary>
    private static async Task NextNumber(Db db, IEntityType entity, CancellationToken cancel)
    {
        var generated = entity.GetProperties().FirstOrDefault(p => p.IsPrimaryKey() && p.ClrType == typeof(long));
        if (!db.Database.IsNpgsql() || generated is not { ValueGenerated: ValueGenerated.OnAdd })
        {
            return;
        }

        var table = entity.GetTableName();
        var column = generated.GetColumnName();
#pragma warning disable EF1002 // Names from the model only.
        await db.Database.ExecuteSqlRawAsync(
            $"""
            SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max("{column}"), 1),
                max("{column}") IS NOT NULL)
            FROM "{table}"
            """,
            cancel
        );
#pragma warning restore EF1002
    }
}
