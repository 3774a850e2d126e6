using System.Data.Common;
using System.Runtime.CompilerServices;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Junheng.App.Data;

/// <summary>
/// Tells PostgreSQL which division codes a context's access reaches: the policies of the tables hold every statement to
/// them, also one that passes all filters of the program. The pool resets a connection that is given back, so that
/// nobody inherits another's reach; a statement sent to a connection that was told nothing sees nothing. A question of
/// its own would cost as much as most queries, so what is told travels with the first query.
/// </summary>
internal sealed class RowScope : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private const string Telling =
        "SELECT set_config('junheng.from', @junheng_from, false), set_config('junheng.upto', @junheng_upto, false); ";

    /// <summary>What each open connection was told.</summary>
    private static readonly ConditionalWeakTable<DbConnection, Reach> Told = [];

    private sealed record Reach(string From, string Upto);

    public void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Told.Remove(connection);

    public Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Told.Remove(connection);
        return Task.CompletedTask;
    }

    /// <summary>Within a transaction statements are sent past the context too.</summary>
    public DbTransaction TransactionStarted(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result
    )
    {
        using var command = Command(connection, eventData);
        command.ExecuteNonQuery();
        return result;
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = Command(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        Put(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Put(command, eventData);
        return new(result);
    }

    public override DbDataReader ReaderExecuted(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result
    )
    {
        if (Tells(command))
        {
            result.NextResult();
        }

        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        DbDataReader result,
        CancellationToken cancellationToken = default
    )
    {
        if (Tells(command))
        {
            await result.NextResultAsync(cancellationToken);
        }

        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        Put(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Put(command, eventData);
        return new(result);
    }

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    )
    {
        // Its answer is the first value of the first statement: it cannot stand behind another.
        Tell(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Tell(command, eventData);
        return new(result);
    }

    private static bool Tells(DbCommand command) => command.CommandText.StartsWith(Telling, StringComparison.Ordinal);

    /// <summary>Puts what is to be told before a statement.</summary>
    private static void Put(DbCommand command, CommandEventData eventData)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges)
        {
            // The rows written are counted by the place of their statement.
            Tell(command, eventData);
        }
        else if (Due(command.Connection!, eventData) is { } reach)
        {
#pragma warning disable CA2100 // A constant before the text the framework made.
            command.CommandText = Telling + command.CommandText;
#pragma warning restore CA2100
            Add(command, reach);
        }
    }

    private static void Tell(DbCommand command, DbContextEventData eventData)
    {
        if (Due(command.Connection!, eventData) is { } reach)
        {
            using var telling = Command(command.Connection!, reach);
            telling.ExecuteNonQuery();
        }
    }

    /// <summary>What a connection is to be told; null if it knows it.</summary>
    private static Reach? Due(DbConnection connection, DbContextEventData eventData)
    {
        var reach = ReachOf(eventData);
        if (Told.TryGetValue(connection, out var told) && told == reach)
        {
            return null;
        }

        Told.AddOrUpdate(connection, reach);
        return reach;
    }

    private static Reach ReachOf(DbContextEventData eventData)
    {
        var access = (eventData.Context as Db)?.Access ?? Access.Nobody;
        return new(access.From, access.Upto);
    }

    private static DbCommand Command(DbConnection connection, DbContextEventData eventData)
    {
        var reach = ReachOf(eventData);
        Told.AddOrUpdate(connection, reach);
        return Command(connection, reach);
    }

    private static DbCommand Command(DbConnection connection, Reach reach)
    {
        var command = connection.CreateCommand();
        command.CommandText = Telling;
        Add(command, reach);
        return command;
    }

    private static void Add(DbCommand command, Reach reach)
    {
        Add(command, "junheng_from", reach.From);
        Add(command, "junheng_upto", reach.Upto);
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
