using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Junheng.App.Data;

/// <summary>
/// Many rows inside the transaction under way: on SQLite one prepared INSERT, on PostgreSQL a COPY by the thousand. The
/// change tracker needs seconds for what this does in a tenth of one. Table and column names come from code only, never
/// from a user.
/// </summary>
internal sealed class BulkInsert : IAsyncDisposable
{
    private const int Most = 5_000;

    private readonly DbCommand command;
    private readonly string? copy;
    private readonly List<object?[]> waiting = [];

    private BulkInsert(DbCommand command, string? copy) => (this.command, this.copy) = (command, copy);

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
            return new(command, $"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)");
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

        return new(command, null);
    }

    /// <summary>Inserts a row; hands back the value of the column asked for.</summary>
    public async Task<object?> Add(CancellationToken cancel, params object?[] values)
    {
        if (copy is not null)
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

        var connection = (NpgsqlConnection)command.Connection!;
        await using var writer = await connection.BeginBinaryImportAsync(copy!, cancel);
        foreach (var row in waiting)
        {
            await writer.StartRowAsync(cancel);
            foreach (var value in row)
            {
                await (value is null ? writer.WriteNullAsync(cancel) : writer.WriteAsync(value, cancel));
            }
        }

        await writer.CompleteAsync(cancel);
        waiting.Clear();
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
