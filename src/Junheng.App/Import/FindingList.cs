using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>A row of a file, to say where something stands.</summary>
/// <param name="File">File name as the user knows it.</param>
/// <param name="Sheet">Sheet; null for CSV.</param>
/// <param name="Row">1-based row; 0 for the whole file.</param>
internal readonly record struct RowPlace(string File, string? Sheet, int Row)
{
    /// <summary>The file, or its sheet, as a whole.</summary>
    public RowPlace WholeFile => this with { Row = 0 };

    /// <summary>The place as written to standard error.</summary>
    /// <param name="cell">A column (CSV) or a cell reference (workbook); null for the whole row.</param>
    public string Text(string? cell) =>
        Sheet is { } sheet
            ? cell is null
                ? $"{File}!{sheet}"
                : $"{File}!{sheet}!{cell}"
            : cell is null
                ? $"{File}:{Row}"
                : $"{File}:{Row}:{cell}";
}

/// <summary>
/// The findings of one file. Everything is reported at once, but a file of nothing but mistakes must not fill the
/// memory: beyond the limit findings are only counted.
/// </summary>
internal sealed class FindingList
{
    /// <summary>The number of findings kept.</summary>
    public const int Limit = 100_000;

    private List<Finding> kept = [];
    private long dropped;

    public void Add(FindingLevel level, RowPlace place, string code, string column, string message, string school = "")
    {
        if (kept.Count < Limit)
        {
            kept.Add(new(level, code, place.File, place.Sheet, place.Row, column, school, message));
        }
        else
        {
            dropped++;
        }
    }

    /// <summary>True if there are findings to be taken.</summary>
    public bool Any => kept.Count > 0;

    /// <summary>Takes out what has been found so far, where findings do not stay in memory.</summary>
    public IReadOnlyList<Finding> Take()
    {
        if (kept.Count == 0)
        {
            return [];
        }

        var taken = kept;
        kept = [];
        return taken;
    }

    /// <summary>Warns that a file has a header and nothing below it.</summary>
    public void NoRows(int rows, RowPlace place)
    {
        if (rows == 0 && kept.TrueForAll(f => f.Level != FindingLevel.Error))
        {
            Add(FindingLevel.Warning, place, "no-rows", "", "文件只有表头，没有学校数据。请填写后重新导入。");
        }
    }

    /// <summary>The findings, with a last one telling how many are not listed.</summary>
    public IReadOnlyList<Finding> Finish(string file, string? sheet)
    {
        if (dropped > 0)
        {
            kept.Add(
                new(
                    FindingLevel.Error,
                    "more-findings",
                    file,
                    sheet,
                    0,
                    "",
                    "",
                    $"问题过多，另有{dropped}条没有列出。请先改正已列出的问题再重新导入。"
                )
            );
        }

        return kept;
    }
}
