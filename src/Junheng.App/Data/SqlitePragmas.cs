using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Junheng.App.Data;

/// <summary>
/// Settings that SQLite keeps per connection: foreign keys hold, a commit survives a power cut, and a second writer
/// waits its turn.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
