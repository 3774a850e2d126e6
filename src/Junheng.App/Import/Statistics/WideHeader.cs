using System.Text.RegularExpressions;

namespace Junheng.App.Import.Statistics;

/// <summary>
/// Finds the header of a wide export: where its levels begin and end, and the path of every column. It is found by the
/// identifiers' column, without which a sheet cannot be joined with any other.
/// </summary>
internal sealed partial class WideHeader
{
    /// <summary>The rows in which a header is looked for.</summary>
    public const int Within = 60;

    private static readonly string[] OtherIdentifiers = ["所属", "上级", "主校", "举办", "主管", "属地", "法人", "原"];
    private static readonly string[] Preamble =
    [
        "单位",
        "表号",
        "制表",
        "制定",
        "批准",
        "填报",
        "有效",
        "日期",
        "文号",
    ];

    private readonly List<(int Row, string[] Texts)> rows;
    private readonly IReadOnlyList<MergedBlock> merged;
    private readonly int width;

    private WideHeader(List<(int Row, string[] Texts)> rows, IReadOnlyList<MergedBlock> merged)
    {
        (this.rows, this.merged) = (rows, merged);
        width = rows.Max(r => r.Texts.Length);
    }

    /// <summary>The sheet's header; null if no column of identifiers is named in it.</summary>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="rows">The first rows in sight, with their numbers.</param>
    /// <param name="merged">Merged blocks.</param>
    public static (WideSheet Sheet, IReadOnlyList<(int Index, string Path, string Unit)> Columns)? Find(
        string name,
        List<(int Row, string[] Texts)> rows,
        IReadOnlyList<MergedBlock> merged
    ) => rows.Count == 0 ? null : new WideHeader(rows, merged).Find(name);

    private (WideSheet, IReadOnlyList<(int, string, string)>)? Find(string name)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            for (var column = 0; column < rows[at].Texts.Length; column++)
            {
                if (IsIdentifier(rows[at].Texts[column]))
                {
                    return Found(name, at, column);
                }
            }
        }

        return null;
    }

    private (WideSheet, IReadOnlyList<(int, string, string)>) Found(string name, int at, int identifier)
    {
        var top = at;
        while (top > 0 && IsBand(rows[top - 1]))
        {
            top--;
        }

        var own = merged.FirstOrDefault(m => m.Holds(rows[at].Row, identifier));
        var levels = new List<(int Row, string[] Texts)>();
        var first = 0;
        for (var i = top; i < rows.Count && first == 0; i++)
        {
            var kind = WideRows.Of(rows[i].Texts, identifier);
            if (i <= at || rows[i].Row <= own.LastRow || kind is WideRowKind.Words)
            {
                levels.Add(rows[i]);
            }
            else if (kind is WideRowKind.School or WideRowKind.Total or WideRowKind.Nameless)
            {
                first = rows[i].Row;
            }
        }

        var title = string.Join(
            ' ',
            rows.Take(top).SelectMany(r => r.Texts).Select(HeaderTitle.Squeeze).Where(t => t.Length > 0).Distinct()
        );
        var sheet = new WideSheet(name, title, levels[0].Row, first == 0 ? levels[^1].Row + 1 : first, identifier);
        return (sheet, Columns(levels, UnitOf(title)));
    }

    private List<(int, string, string)> Columns(List<(int Row, string[] Texts)> levels, string unit)
    {
        var isMerged = merged.Any(m => m.FirstRow >= levels[0].Row && m.FirstRow <= levels[^1].Row);
        var columns = new List<(int, string, string)>();
        var left = new string[levels.Count];
        for (var column = 0; column < width; column++)
        {
            var path = new List<string>();
            for (var level = 0; level < levels.Count; level++)
            {
                var text = Text(levels[level], column);
                // A table that lost its merged cells still has a level's words above the first of its columns.
                if (text.Length == 0 && !isMerged && level < levels.Count - 1 && HasBelow(levels, level, column))
                {
                    text = left[level] ?? "";
                }
                else if (text.Length > 0)
                {
                    Array.Clear(left, level, left.Length - level);
                    left[level] = text;
                }

                if (text.Length > 0 && (path.Count == 0 || path[^1] != text))
                {
                    path.Add(text);
                }
            }

            if (path.Count > 0)
            {
                var named = path.AsEnumerable().Reverse().Select(UnitOf).FirstOrDefault(u => u.Length > 0);
                columns.Add((column, string.Join('/', path), named ?? unit));
            }
        }

        return columns;
    }

    private static bool HasBelow(List<(int Row, string[] Texts)> levels, int level, int column) =>
        levels.Skip(level + 1).Any(l => column < l.Texts.Length && l.Texts[column].Length > 0);

    /// <summary>The words of a level above a column, those of a merged block above all of its columns.</summary>
    private string Text((int Row, string[] Texts) level, int column)
    {
        var (row, from) = (level.Row, column);
        foreach (var block in merged)
        {
            if (block.Holds(level.Row, column))
            {
                (row, from) = (block.FirstRow, block.FirstColumn);
                break;
            }
        }

        var texts = row == level.Row ? level.Texts : rows.Find(r => r.Row == row).Texts ?? [];
        return from < texts.Length ? HeaderTitle.Squeeze(texts[from]).Replace('/', '／') : "";
    }

    /// <summary>A row above the identifiers' that names groups of columns, and not the table as a whole.</summary>
    private static bool IsBand((int Row, string[] Texts) row)
    {
        var texts = row.Texts.Select(HeaderTitle.Squeeze).Where(t => t.Length > 0).Distinct().ToList();
        return texts.Count > 1
            && !texts.Any(t => Preamble.Any(p => t.TrimStart('(').StartsWith(p, StringComparison.Ordinal)));
    }

    private static bool IsIdentifier(string text)
    {
        var title = HeaderTitle.Squeeze(text);
        return title.Contains("标识码", StringComparison.Ordinal)
            && !OtherIdentifiers.Any(o => title.Contains(o, StringComparison.Ordinal));
    }

    private static string UnitOf(string text)
    {
        var match = Unit().Match(text);
        return match.Success ? Plain(match.Groups["unit"].Value) : "";
    }

    private static string Plain(string unit) => unit is "平方米" or "m2" or "m²" or "平米" ? "㎡" : unit;

    [GeneratedRegex(
        @"(?:\(|单位[:：]\s*|计量单位[:：]\s*)(?<unit>万元|千元|元|平方米|平米|㎡|m2|m²|亩|人|名|间|个|所|册|台|座)(?=\)|$|\s)"
    )]
    private static partial Regex Unit();
}
