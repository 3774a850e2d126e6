namespace Junheng.App.Import;

/// <summary>Which column of a file holds what.</summary>
public sealed class HeaderMap
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    private HeaderMap(int row, int width) => (Row, Width) = (row, width);

    /// <summary>1-based row of the header.</summary>
    public int Row { get; }

    /// <summary>The number of columns the header row has.</summary>
    public int Width { get; }

    /// <summary>The 0-based position of a column, by its code or the text of an unknown header cell; -1 if absent.</summary>
    public int IndexOf(string code) => indexes.GetValueOrDefault(code, -1);

    /// <summary>True if a row names at least the year and the school, and so can be a header.</summary>
    internal static bool LooksLikeHeader(IReadOnlyList<string> cells)
    {
        var (year, school) = (false, false);
        foreach (var cell in cells)
        {
            var code = HeaderTitle.Parse(cell).Column?.Code;
            year |= code == "year";
            school |= code == "school";
        }

        return year && school;
    }

    /// <summary>Reads a header row.</summary>
    /// <exception cref="UnreadableException">A column stands there twice, or a necessary one is absent.</exception>
    internal static HeaderMap Build(IReadOnlyList<string> cells, RowPlace place, FindingList findings)
    {
        var map = new HeaderMap(place.Row, cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var title = HeaderTitle.Parse(cells[i]);
            if (title.Text.Length == 0)
            {
                HeaderFindings.Untitled(i, place, findings);
                continue;
            }

            if (title.IsLastYear)
            {
                continue;
            }

            if (!map.indexes.TryAdd(title.Name, i))
            {
                throw HeaderFindings.Twice(title, i, place);
            }

            if (title.Column is null)
            {
                HeaderFindings.Unread(title, place, findings);
            }
        }

        HeaderFindings.Absent(map, place, findings);
        return map;
    }
}
