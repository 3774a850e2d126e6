using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>Whether the disk of a database that is a file takes writes.</summary>
public sealed partial class Db
{
    /// <summary>What SQLite writes at least.</summary>
    private static readonly byte[] Page = new byte[4096];

    /// <summary>
    /// Writes a page beside the database and removes it. The database's own file is left alone: closing it here would
    /// take away the locks that SQLite holds on it in this process.
    /// </summary>
    /// <exception cref="IOException">The disk is full, broken or not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public async Task ProbeDisk(CancellationToken cancel = default)
    {
        if (!Database.IsSqlite())
        {
            return;
        }

        var path = Database.GetDbConnection().DataSource;
        if (!File.Exists(path))
        {
            throw new FileNotFoundException("The database file is gone.");
        }

        var probe = $"{path}.{Guid.NewGuid():N}.probe";
        await using var file = new FileStream(
            probe,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 1,
            FileOptions.DeleteOnClose
        );
        await file.WriteAsync(Page, cancel);
    }
}
