using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Junheng.App.Data;

/// <summary>
/// One prepared INSERT, run row by row inside the transaction under way. The change tracker needs seconds for what
/// this does in a tenth of one. Table and column names come from code only, never from a user.
/// </summary>
internal sealed class BulkInsert : IAsyncDisposable
{
    private readonly DbCommand command;

    private BulkInsert(DbCommand command) => this.command = command;

    /// <summary>Prepares the statement.</summary>
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

        await command.PrepareAsync(cancel);
        return new(command);
    }

    /// <summary>Inserts a row; hands back the value of the column asked for.</summary>
    public async Task<object?> Add(CancellationToken cancel, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return await command.ExecuteScalarAsync(cancel);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
