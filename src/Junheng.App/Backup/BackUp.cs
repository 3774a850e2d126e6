using System.Text;
using System.Text.Json;
using Junheng.App.Data;
using Junheng.App.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Backup;

/// <summary>备份: everything in the database into one file, from one moment, while the program is in use.</summary>
public sealed class BackUp(Db db, PackLibrary packs, TimeProvider clock)
{
    /// <summary>What was put into the file.</summary>
    /// <param name="Rows">Rows of all tables.</param>
    /// <param name="Years">Years of counties whose verdicts are recorded with them.</param>
    public sealed record Result(long Rows, int Years);

    /// <summary>Writes a backup.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="passphrase">Encrypts it; null leaves it readable.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<Result> Handle(Stream file, string? passphrase, CancellationToken cancel = default)
    {
        await using var snapshot = await TableRows.Snapshot(db, cancel);
        await using var packed = await BackupFile.Begin(file, clock.GetUtcNow().UtcDateTime, passphrase);
        await using var lines = new StreamWriter(packed, new UTF8Encoding(false)) { NewLine = "\n" };
        await lines.WriteLineAsync(JsonSerializer.Serialize(new BackupSchema(await BackupSchema.Of(db, cancel))));
        var count = 0L;
        foreach (var entity in TableRows.InOrder(db.Model))
        {
            await lines.WriteLineAsync(JsonSerializer.Serialize(new BackupTable(entity.GetTableName()!)));
            await foreach (var row in TableRows.Read(db, entity, cancel))
            {
                await lines.WriteLineAsync(TableRows.Line(row));
                count++;
            }

            var end = new BackupTableEnd(await TableRows.Hash(db, entity, cancel));
            await lines.WriteLineAsync(JsonSerializer.Serialize(end));
        }

        var verdicts = await VerdictDigest.Of(db, packs, cancel);
        await lines.WriteLineAsync(JsonSerializer.Serialize(verdicts));
        return new(count, verdicts.Count);
    }
}

/// <summary>First line: the newest migration of the database.</summary>
internal sealed record BackupSchema(string Schema)
{
    public static async Task<string> Of(Db db, CancellationToken cancel) =>
        (await db.Database.GetAppliedMigrationsAsync(cancel)).Last();
}

/// <summary>A table begins; its rows follow as arrays.</summary>
internal sealed record BackupTable(string Table);

/// <summary>A table ends.</summary>
/// <param name="Hash">Of all its rows.</param>
internal sealed record BackupTableEnd(string Hash);
