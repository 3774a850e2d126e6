using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Junheng.App.Data;

/// <summary>
/// Many rows inside the transaction under way: on SQLite one prepared INSERT; on PostgreSQL one INSERT for a few rows, a
/// COPY by the thousand for more, into a table of its own first, since COPY does not go through row policies. The change
/// tracker needs seconds for what this does in a tenth of one. Table and column names come from code only, never
/// from a user.
/// </summary>
internal sealed class BulkInsert : IAsyncDisposable
{
    private const int Most = 5_000;

    /// <summary>Up to so many rows making a table first costs more than it saves.</summary>
    private const int Few = 100;

    private readonly DbCommand command;
    private readonly string? table;
    private readonly string names;
    private readonly List<object?[]> waiting = [];

    private BulkInsert(DbCommand command, string? table, string names) =>
        (this.command, this.table, this.names) = (command, table, names);

    /// <summary>Prepares the statement. After the last row <see cref="Finish"/> must be called.</summary>
    /// <param name="db">A context with a transaction under way.</param>
    /// <param name="table">Table name.</param>
    /// <param name="columns">Columns, in the order the values will come.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="returning">A column whose value in the new row <see cref="Add"/> hands back.</param>
    public static async Task<BulkInsert> Into(
        Db db,
        string table,
        string[] columns,
        CancellationToken cancel,
        string? returning = null
    )
    {
        var transaction =
            db.Database.CurrentTransaction
            ?? throw new InvalidOperationException("A bulk insert needs a transaction under way.");
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        if (db.Database.IsNpgsql() && returning is null)
        {
            return new(command, table, names);
        }

        var values = string.Join(", ", columns.Select((_, i) => $"@p{i}"));
#pragma warning disable CA2100 // No text of a user's is part of the statement.
        command.CommandText =
            $"INSERT INTO \"{table}\" ({names}) VALUES ({values})"
            + (returning is null ? "" : $" RETURNING \"{returning}\"");
#pragma warning restore CA2100
        for (var i = 0; i < columns.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        if (db.Database.IsSqlite())
        {
            await command.PrepareAsync(cancel);
        }

        return new(command, null, names);
    }

    /// <summary>Inserts a row; hands back the value of the column asked for.</summary>
    public async Task<object?> Add(CancellationToken cancel, params object?[] values)
    {
        if (table is not null)
        {
            waiting.Add(values);
            if (waiting.Count == Most)
            {
                await Finish(cancel);
            }

            return null;
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>Sends what waits.</summary>
    public async Task Finish(CancellationToken cancel)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        await (waiting.Count <= Few ? Insert(cancel) : Copy(cancel));
        waiting.Clear();
    }

    private async Task Insert(CancellationToken cancel)
    {
        command.Parameters.Clear();
        var rows = waiting.Select(row => $"({string.Join(", ", row.Select(Parameter))})").ToList();
        await Execute($"INSERT INTO \"{table}\" ({names}) VALUES {string.Join(", ", rows)}", cancel);
    }

    private string Parameter(object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"p{command.Parameters.Count}";
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return "@" + parameter.ParameterName;
    }

    private async Task Copy(CancellationToken cancel)
    {
        command.Parameters.Clear();
        await Execute($"CREATE TEMP TABLE bulk AS SELECT {names} FROM \"{table}\" WITH NO DATA", cancel);
        var connection = (NpgsqlConnection)command.Connection!;
        await using (
            var writer = await connection.BeginBinaryImportAsync(
                $"COPY bulk ({names}) FROM STDIN (FORMAT BINARY)",
                cancel
            )
        )
        {
            foreach (var row in waiting)
            {
                await writer.StartRowAsync(cancel);
                foreach (var value in row)
                {
                    await (value is null ? writer.WriteNullAsync(cancel) : writer.WriteAsync(value, cancel));
                }
            }

            await writer.CompleteAsync(cancel);
        }

        // In the order they were added: generated numbers follow it, and with them the order of a process's changes.
        await Execute($"INSERT INTO \"{table}\" ({names}) SELECT {names} FROM bulk ORDER BY ctid", cancel);
        await Execute("DROP TABLE bulk", cancel);
    }

    private Task<int> Execute(string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // No text of a user's is part of the statement.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQueryAsync(cancel);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
