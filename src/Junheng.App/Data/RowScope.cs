using System.Data.Common;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Junheng.App.Data;

/// <summary>
/// Tells PostgreSQL, whenever a context opens a connection, which division codes its access reaches: the policies of the
/// tables hold every statement to them, also one that passes all filters of the program. The pool resets a connection
/// that is given back, so that nobody inherits another's reach.
/// </summary>
internal sealed class RowScope : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, eventData);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = Command(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, ConnectionEndEventData eventData)
    {
        var access = (eventData.Context as Db)?.Access ?? Access.Nobody;
        var command = connection.CreateCommand();
        command.CommandText =
            "SELECT set_config('junheng.from', @from, false), set_config('junheng.upto', @upto, false)";
        Add(command, "from", access.From);
        Add(command, "upto", access.Upto);
        return command;
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
