using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Junheng.App.Data;

/// <summary>
/// Takes everything in one database over into an empty one, of the same kind or the other, and proves it by comparing
/// every table. The old one is only read; other readers and writers of it are not stopped, but what they write after the
/// start does not come along.
/// </summary>
public static class MoveDatabase
{
    /// <summary>A table as it was carried over.</summary>
    /// <param name="Name">The table.</param>
    /// <param name="Rows">Rows of it.</param>
    public sealed record Table(string Name, long Rows);

    /// <summary>Moves.</summary>
    /// <param name="from">The database that has the data, brought up to date.</param>
    /// <param name="to">The one that gets it: brought up to date and without a county.</param>
    /// <param name="cancel">Stops the work; nothing of it stays.</param>
    public static async Task<Outcome<IReadOnlyList<Table>>> Handle(Db from, Db to, CancellationToken cancel = default)
    {
        if (await to.Counties.AnyAsync(cancel))
        {
            return Outcome
                .Refuse("目标数据库中已经有县的数据，没有写入。请另建一个空的数据库。")
                .With<IReadOnlyList<Table>>(null);
        }

        // One state of the old database, whatever is written to it meanwhile.
        await using var reading = await from.Database.BeginTransactionAsync(
            from.Database.IsSqlite()
                ? System.Data.IsolationLevel.Serializable
                : System.Data.IsolationLevel.RepeatableRead,
            cancel
        );
        await using var writing = await to.Database.BeginTransactionAsync(cancel);
        var moved = new List<Table>();
        foreach (var entity in InOrder(from.Model))
        {
            moved.Add(await Copy(from, to, entity, cancel));
        }

        foreach (var entity in InOrder(from.Model))
        {
            if (await Hash(from, entity, cancel) != await Hash(to, entity, cancel))
            {
                return Outcome
                    .Refuse($"表 {entity.GetTableName()} 搬过去后与原来不一致，已全部撤销。请联系开发者。")
                    .With<IReadOnlyList<Table>>(null);
            }

            await NextNumber(to, entity, cancel);
        }

        await writing.CommitAsync(cancel);
        return Outcome.Done.With<IReadOnlyList<Table>>(moved);
    }

    /// <summary>Tables, each after those it points to.</summary>
    private static List<IEntityType> InOrder(IModel model)
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

    private static async Task<Table> Copy(Db from, Db to, IEntityType entity, CancellationToken cancel)
    {
        var table = entity.GetTableName()!;
        var rows = 0L;
        await using var insert = await BulkInsert.Into(
            to,
            table,
            [.. entity.GetProperties().Select(p => p.GetColumnName())],
            cancel
        );
        await foreach (var row in Read(from, entity, cancel))
        {
            await insert.Add(cancel, row);
            rows++;
        }

        await insert.Finish(cancel);
        return new(table, rows);
    }

    /// <summary>Hash of every row in the order of the key: what was stored, not how a database writes it down.</summary>
    private static async Task<string> Hash(Db db, IEntityType entity, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var row in Read(db, entity, cancel))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(row.Select(Plain))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // 1.50 and 1.5 are the same amount, and a time is a moment.
    private static object? Plain(object? value) =>
        value switch
        {
            decimal d => d / 1.000000000000000000000000000000m,
            DateTime t => t.ToUniversalTime().Ticks,
            _ => value,
        };

    private static async IAsyncEnumerable<object?[]> Read(
        Db db,
        IEntityType entity,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var properties = entity.GetProperties().ToList();
        var columns = string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""));
        var key = string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\""));
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // Names from the model only.
        command.CommandText = $"SELECT {columns} FROM \"{entity.GetTableName()}\" ORDER BY {key}";
#pragma warning restore CA2100
        var types = properties.Select(Stored).ToArray();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            yield return [.. types.Select((type, i) => reader.IsDBNull(i) ? null : Value(reader, i, type))];
        }
    }

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
        : throw new NotSupportedException($"A column of type {type.Name} cannot be moved yet.");

    /// <summary>Numbers handed out from now on must lie above those that came along.</summary>
    private static async Task NextNumber(Db to, IEntityType entity, CancellationToken cancel)
    {
        var generated = entity.GetProperties().FirstOrDefault(p => p.IsPrimaryKey() && p.ClrType == typeof(long));
        if (!to.Database.IsNpgsql() || generated is not { ValueGenerated: ValueGenerated.OnAdd })
        {
            return;
        }

        var table = entity.GetTableName();
        var column = generated.GetColumnName();
#pragma warning disable EF1002 // Names from the model only.
        await to.Database.ExecuteSqlRawAsync(
            $"""
            SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max("{column}"), 1), max("{column}") IS NOT NULL)
            FROM "{table}"
            """,
            cancel
        );
#pragma warning restore EF1002
    }
}
