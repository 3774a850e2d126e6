using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Junheng.App.Audit;
using Junheng.App.Data;
using Junheng.App.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Backup;

/// <summary>
/// 恢复: a backup into an empty database of either kind, all or nothing. Each table must have the hash it had, and each
/// county's years must be judged as they were.
/// </summary>
public sealed class Restore(Db db, PackLibrary packs, TimeProvider clock)
{
    private const string Cut = "备份文件不完整，没有恢复任何内容。请换一份备份。";

    /// <summary>The target is somebody's installation.</summary>
    public const string InUse = "目标数据库不是空的，或者已经有县的数据，没有恢复。请恢复到一个空的数据库。";

    /// <summary>Restores.</summary>
    /// <param name="file">The backup; it is read twice.</param>
    /// <param name="origin">The backup, as the record is to call it.</param>
    /// <param name="passphrase">The passphrase, if it has one.</param>
    /// <param name="cancel">Stops the work; nothing of it stays.</param>
    public async Task<Outcome<BackUp.Result>> Handle(
        Stream file,
        string origin,
        string? passphrase,
        CancellationToken cancel = default
    )
    {
        if (!await TableRows.IsEmpty(db, cancel))
        {
            return Refuse(InUse);
        }

        try
        {
            var start = file.Position;
            await BackupFile.Verify(file, passphrase, cancel);
            file.Position = start;
            await using var packed = BackupFile.Open(file, passphrase);
            using var lines = new StreamReader(packed);
            return await Read(lines, origin, cancel);
        }
        catch (BackupException error)
        {
            return Refuse(error.Message);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or EndOfStreamException)
        {
            return Refuse(Cut);
        }
        catch (DbException error)
        {
            return Refuse($"数据库没有接受备份的内容，没有恢复任何内容。数据库的说明：{error.Message}");
        }
    }

    private async Task<Outcome<BackUp.Result>> Read(StreamReader lines, string origin, CancellationToken cancel)
    {
        var schema = Json<BackupSchema>(await lines.ReadLineAsync(cancel)).Schema;
        if (schema != await BackupSchema.Of(db, cancel))
        {
            return Refuse($"备份来自另一个版本的程序（{schema}）。请先用那个版本恢复，再升级。");
        }

        await using var writing = await db.Database.BeginTransactionAsync(cancel);
        await TableRows.Clear(db, cancel);
        var count = 0L;
        var tables = TableRows.InOrder(db.Model);
        foreach (var entity in tables)
        {
            var name = entity.GetTableName()!;
            if (Json<BackupTable>(await lines.ReadLineAsync(cancel)).Table != name)
            {
                return Refuse(Cut);
            }

            var end = "";
            count += await TableRows.Write(
                db,
                entity,
                Rows(lines, TableRows.Types(entity), e => end = e, cancel),
                cancel
            );
            if (Json<BackupTableEnd>(end).Hash != await TableRows.Hash(db, entity, cancel))
            {
                return Refuse($"表 {name} 恢复后与备份不一致，没有恢复任何内容。");
            }
        }

        var expected = Json<Dictionary<string, string>>(await lines.ReadLineAsync(cancel));
        var found = await VerdictDigest.Of(db, packs, cancel);
        var other = expected
            .Keys.Union(found.Keys)
            .Where(k => expected.GetValueOrDefault(k) != found.GetValueOrDefault(k));
        if (other.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } differing)
        {
            return Refuse(
                $"恢复后的结论与备份时不同：{string.Join('、', differing)}。请确认规则包与备份时相同，没有恢复任何内容。"
            );
        }

        await AuditLog.Append(
            db,
            AuditEntry.Installation,
            ProcessLog.Now(clock),
            new("restore", $"{origin}：{tables.Count}张表，{count}行", ""),
            cancel
        );
        await writing.CommitAsync(cancel);
        return Outcome.Done.With<BackUp.Result>(new(count, found.Count));
    }

    /// <summary>The rows up to the line that ends the table, which is handed out.</summary>
    private static async IAsyncEnumerable<object?[]> Rows(
        StreamReader lines,
        Type[] types,
        Action<string> atEnd,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            if (line.StartsWith('{'))
            {
                atEnd(line);
                yield break;
            }

            yield return TableRows.Row(line, types);
        }

        throw new EndOfStreamException();
    }

    private static T Json<T>(string? line) =>
        line is null ? throw new EndOfStreamException() : JsonSerializer.Deserialize<T>(line)!;

    private static Outcome<BackUp.Result> Refuse(string mistake) => Outcome.Refuse(mistake).With<BackUp.Result>(null);
}
