namespace Junheng.App.Import.Statistics;

/// <summary>
/// The columns a person most likely looks for: a list of all of them for every field would be tens of thousands of
/// entries on one page. Any other column is chosen by its letters.
/// </summary>
public static class NearColumns
{
    private const int Neighbours = 10;
    private const int LargestGroup = 120;

    /// <summary>Columns with a term of the field's rule, of the same group of the header, or beside those chosen.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line with what is chosen.</param>
    public static IReadOnlyList<WideColumn> Of(WideFile file, DraftLine line)
    {
        var terms = FieldRule.Of(line.Field)?.All.SelectMany(g => g).ToList() ?? [];
        var groups = line
            .Columns.Select(Group)
            .OfType<string>()
            .Distinct()
            .Where(g => file.Columns.Count(c => Group(c) == g) <= LargestGroup)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. file.Columns.Where(c =>
                (Group(c) is { } group && groups.Contains(group))
                || line.Columns.Any(x => x.Sheet == c.Sheet && Math.Abs(x.Index - c.Index) <= Neighbours)
                || terms.Exists(t => c.Path.Contains(t, StringComparison.Ordinal))
            ),
        ];
    }

    /// <summary>The top level of a header of several levels.</summary>
    private static string? Group(WideColumn column) =>
        column.Path.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? column.Path[..end] : null;
}
