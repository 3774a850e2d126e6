using Junheng.App.Audit;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Data;

/// <summary>
/// Takes everything in one database over into an empty one, of the same kind or the other, and proves it by comparing
/// every table. The old one is only read; other readers and writers of it are not stopped, but what they write after the
/// start does not come along.
/// </summary>
public static class MoveDatabase
{
    /// <summary>The target is somebody's installation.</summary>
    public const string InUse = "目标数据库不是空的，或者已经有县的数据，没有写入。请另建一个空的数据库。";

    /// <summary>A table as it was carried over.</summary>
    /// <param name="Name">The table.</param>
    /// <param name="Rows">Rows of it.</param>
    public sealed record Table(string Name, long Rows);

    /// <summary>Moves.</summary>
    /// <param name="from">The database that has the data, brought up to date.</param>
    /// <param name="to">The one that gets it: brought up to date and without a county.</param>
    /// <param name="origin">The database that has the data, as the record of the other one is to call it.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancel">Stops the work; nothing of it stays.</param>
    public static async Task<Outcome<IReadOnlyList<Table>>> Handle(
        Db from,
        Db to,
        string origin,
        TimeProvider clock,
        CancellationToken cancel = default
    )
    {
        if (!await TableRows.IsEmpty(to, cancel))
        {
            return Refuse(InUse);
        }

        await using var reading = await TableRows.Snapshot(from, cancel);
        await using var writing = await to.Database.BeginTransactionAsync(cancel);
        await TableRows.Clear(to, cancel);
        var moved = new List<Table>();
        foreach (var entity in TableRows.InOrder(from.Model))
        {
            var name = entity.GetTableName()!;
            var rows = await TableRows.Write(to, entity, TableRows.Read(from, entity, cancel), cancel);
            if (await TableRows.Hash(from, entity, cancel) != await TableRows.Hash(to, entity, cancel))
            {
                return Refuse($"表 {name} 搬过去后与原来不一致，已全部撤销。请联系开发者。");
            }

            moved.Add(new(name, rows));
        }

        await AuditLog.Append(
            to,
            AuditEntry.Installation,
            ProcessLog.Now(clock),
            new("move", $"{origin}：{moved.Count}张表，{moved.Sum(t => t.Rows)}行", ""),
            cancel
        );
        await writing.CommitAsync(cancel);
        return Outcome.Done.With<IReadOnlyList<Table>>(moved);
    }

    private static Outcome<IReadOnlyList<Table>> Refuse(string mistake) =>
        Outcome.Refuse(mistake).With<IReadOnlyList<Table>>(null);
}
