using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>What was read from a file of school records.</summary>
/// <param name="Rows">The rows that count, in file order.</param>
/// <param name="Findings">All findings about the file, its header and its cells.</param>
/// <param name="Problem">Why the file cannot be read at all; null if it was read.</param>
public sealed record ReadResult(IReadOnlyList<SchoolRecord> Rows, IReadOnlyList<Finding> Findings, FileProblem? Problem)
{
    private static readonly HashSet<string> RowLost =
    [
        "field-count",
        "empty-key",
        "unknown-type",
        "bad-year",
        "identifier-too-long",
        "lost-digits",
        "other-county-or-year",
    ];

    /// <summary>Rows that were not taken: a school in them is not in <see cref="Rows"/>.</summary>
    public int LostRows =>
        Findings.Where(f => RowLost.Contains(f.Code)).Select(f => (f.Sheet, f.Row)).Distinct().Count();

    /// <summary>The file's name as the user knows it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The header that was recognised; null if the file could not be read.</summary>
    public HeaderMap? Header { get; init; }

    /// <summary>The sheet that was read; null for CSV.</summary>
    public string? Sheet { get; init; }

    /// <summary>Where a figure stood, if the reader knows better than row and column code.</summary>
    internal Func<SchoolRecord, Field, string?>? CellOf { get; init; }

    /// <summary>A finding of the checks, moved to the file and row of its figure where an import has several files.</summary>
    internal Func<Finding, Finding> Placed { get; init; } = finding => finding;

    /// <summary>The stored file of a figure or, without a field, of a row, where an import has several files.</summary>
    internal Func<SchoolRecord, Field?, long?>? FileOf { get; init; }

    /// <summary>
    /// The A1 address of a cell: column letters by the header of this file, the row as given. Null if the file has no
    /// such column; without a column, the row's first cell.
    /// </summary>
    /// <param name="row">1-based row.</param>
    /// <param name="columnCode">A column code, or the text of an unknown header cell; empty for the whole row.</param>
    public string? Address(int row, string columnCode)
    {
        var column = columnCode.Length == 0 ? 0 : Header?.IndexOf(columnCode) ?? -1;
        return row > 0 && column >= 0 ? CellAddress.Of(column, row) : null;
    }

    /// <summary>Where a finding about this file points: <c>file:row:column</c> or <c>file!sheet!A1</c>.</summary>
    public string Place(Finding finding)
    {
        if (finding.Sheet is { } sheet)
        {
            return Address(finding.Row, finding.Column) is { } cell
                ? $"{finding.File}!{sheet}!{cell}"
                : $"{finding.File}!{sheet}";
        }

        var row = finding.Row > 0 ? $"{finding.File}:{finding.Row}" : finding.File;
        return finding.Column.Length > 0 ? $"{row}:{finding.Column}" : row;
    }

    internal static ReadResult Unreadable(FileProblem problem) => new([], [], problem);
}
