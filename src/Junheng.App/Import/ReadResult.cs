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
        "other-school",
    ];

    /// <summary>Rows that were not taken: a school in them is not in <see cref="Rows"/>.</summary>
    public int LostRows =>
        Findings
            .Where(f => RowLost.Contains(f.Code) && (f.Sheet is null || !Lists.ContainsKey(f.Sheet)))
            .Select(f => (f.Sheet, f.Row))
            .Distinct()
            .Count();

    /// <summary>The file's name as the user knows it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The header that was recognised; null if the file could not be read.</summary>
    public HeaderMap? Header { get; init; }

    /// <summary>The sheet that was read; null for CSV.</summary>
    public string? Sheet { get; init; }

    /// <summary>The county's figures the file states; a blank one is not stated.</summary>
    public IReadOnlyList<CountyCell> CountyFigures { get; init; } = [];

    /// <summary>What the file says of itself, if it is an annual return made by this program.</summary>
    public ReturnForm? Form { get; init; }

    /// <summary>The rows that were given lists, with what they were before.</summary>
    internal IReadOnlyDictionary<SchoolRecord, SchoolRecord> HandedIn { get; init; } =
        new Dictionary<SchoolRecord, SchoolRecord>();

    /// <summary>Headers of the lists by sheet.</summary>
    internal IReadOnlyDictionary<string, ListHeader> Lists { get; init; } = new Dictionary<string, ListHeader>();

    /// <summary>Where a figure stood, if the reader knows better than row and column code.</summary>
    internal Func<SchoolRecord, Field, string?>? CellAt { get; init; }

    /// <summary>A finding of the checks, moved to the file and row of its figure where an import has several files.</summary>
    internal Func<Finding, Finding> Moved { get; init; } = finding => finding;

    /// <summary>The stored file of a figure or, without a field, of a row, where an import has several files.</summary>
    internal Func<SchoolRecord, Field?, long?>? FileOf { get; init; }

    /// <summary>
    /// The A1 address of a cell: column letters by the header of its sheet, the row as given. Null if the sheet has no
    /// such column; without a column, the row's first cell.
    /// </summary>
    /// <param name="row">1-based row.</param>
    /// <param name="columnCode">A column code, or the text of an unknown header cell; empty for the whole row.</param>
    /// <param name="sheet">The sheet; null for the schools' own.</param>
    public string? Address(int row, string columnCode, string? sheet = null)
    {
        var column =
            columnCode.Length == 0 ? 0
            : sheet is not null && Lists.TryGetValue(sheet, out var list) ? ColumnOf(list, columnCode)
            : Header?.IndexOf(columnCode) ?? -1;
        return row > 0 && column >= 0 ? CellAddress.Of(column, row) : null;
    }

    /// <summary>Where a figure of a school stood: its cell, or the rows of the list it was taken from.</summary>
    public string? CellOf(SchoolRecord row, Field field)
    {
        if (CellAt is { } cells)
        {
            return cells(row, field);
        }

        if (
            !HandedIn.TryGetValue(row, out var handedIn)
            || handedIn.Has(field)
            || !row.Has(field)
            || field.Info().Stage is not { } stage
        )
        {
            return row.Source is { } source ? Address(source.Row, field.Info().Code) : null;
        }

        var rows = row.ClassesOf(stage).Select(c => c.Source!).ToArray();
        var (first, last) = (rows.Min(r => r.Row), rows.Max(r => r.Row));
        var sheet = rows[0].Sheet;
        return $"{sheet}!{Address(first, "class_pupils", sheet)}:{Address(last, "class_pupils", sheet)}";
    }

    /// <summary>
    /// A finding of the checks with its place in this file: one about a figure of the county stands where the file
    /// states the figure. Null if the file does not state it, for then it is no finding about the file.
    /// </summary>
    internal Finding? Placed(Finding finding)
    {
        if (finding.School.Length > 0 || CountyItems.Find(finding.Column) is null)
        {
            return Moved(finding);
        }

        var sheet = Lists.FirstOrDefault(l => l.Value.Table == ListTable.County).Key;
        return CountyFigures.FirstOrDefault(f => f.Code == finding.Column) is { } cell
            ? finding with
            {
                File = Name,
                Sheet = sheet,
                Row = cell.Row,
            }
            : null;
    }

    /// <summary>Where a finding about this file points: <c>file:row:column</c> or <c>file!sheet!A1</c>.</summary>
    public string Place(Finding finding)
    {
        if (finding.Sheet is { } sheet)
        {
            return Address(finding.Row, finding.Column, sheet) is { } cell
                ? $"{finding.File}!{sheet}!{cell}"
                : $"{finding.File}!{sheet}";
        }

        var row = finding.Row > 0 ? $"{finding.File}:{finding.Row}" : finding.File;
        return finding.Column.Length > 0 ? $"{row}:{finding.Column}" : row;
    }

    /// <summary>A finding about a county figure names the figure; its cell is where the value stands.</summary>
    private static int ColumnOf(ListHeader list, string code) =>
        list.Table == ListTable.County && CountyItems.Find(code) is not null
            ? list.IndexOf("item_value")
            : list.IndexOf(code);

    internal static ReadResult Unreadable(FileProblem problem) => new([], [], problem);
}
