using Junheng.App.Data;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>The rows of a version about to be written.</summary>
internal static class VersionRows
{
    /// <summary>What keeps the rows from being a county's year, in Chinese.</summary>
    public static IReadOnlyList<string> Mistakes(IReadOnlyList<SchoolRecord> rows, string county, int year)
    {
        if (rows.Count == 0)
        {
            return ["没有可以保存的学校。请检查文件内容后重新上传。"];
        }

        var strangers = rows.Where(r => r.County != county || r.Year != year)
            .Select(r =>
                $"{Place(r)}属于{r.County}县{r.Year}年，不是本次导入的{county}县{year}年。请删除该行或重新选择。"
            );
        var doubles = rows.GroupBy(r => r.School)
            .SelectMany(g => g.Skip(1))
            .Select(r => $"{Place(r)}的学校标识码“{r.School}”重复。请只保留一行。");
        return [.. strangers, .. doubles];
    }

    /// <summary>
    /// Ties each row to the file it came from. A row taken over unchanged from the base version keeps its own file
    /// and cells unless the new file states the whole county and so states this row anew.
    /// </summary>
    public static IEnumerable<StoredSchool> Trace(
        IReadOnlyList<SchoolRecord> rows,
        IReadOnlyList<StoredSchool> before,
        ImportJob? job,
        Func<SchoolRecord, Field, string?>? cellOf,
        Func<SchoolRecord, Field?, long?>? fileOf = null
    )
    {
        var kept = job?.Scope == ImportScope.WholeCounty ? [] : before.ToDictionary(s => s.Record.School);
        foreach (var row in rows)
        {
            yield return kept.TryGetValue(row.School, out var old) && IsSame(old.Record, row)
                ? old
                : new(
                    row,
                    row.Source is null ? null : fileOf?.Invoke(row, null) ?? job?.SourceFileId,
                    cellOf is null ? null : field => cellOf(row, field),
                    fileOf is null ? null : field => fileOf(row, field)
                );
        }
    }

    private static bool IsSame(SchoolRecord before, SchoolRecord after) =>
        before.Source == after.Source && !VersionDiff.Of(before, after).Any();

    private static string Place(SchoolRecord row) =>
        row.Source is { } source ? $"{source.Sheet ?? source.File}第{source.Row}行（{row.Name}）" : $"“{row.Name}”";
}
