using Junheng.Engine.Validate;

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
                // A column without a title is no column; only a table cut by commas tells that there is one.
                if (place.Sheet is null)
                {
                    findings.Header(
                        place,
                        "unknown-column",
                        "",
                        $"第{i + 1}列没有标题，未读取。请补上标题或删除该列。"
                    );
                }

                continue;
            }

            var name = title.Column?.Code ?? title.Text;
            if (!map.indexes.TryAdd(name, i))
            {
                throw Twice(place, i, name, title);
            }

            if (title.Claimed is { } claimed)
            {
                findings.Add(
                    FindingLevel.Error,
                    place,
                    "wrong-unit",
                    name,
                    $"表头“{name}”的单位不对，该列未读取。“{claimed.Title}”的单位是{claimed.Unit}，请换算后改正表头。"
                );
            }
            else if (title.Column is null)
            {
                findings.Header(
                    place,
                    "unknown-column",
                    name,
                    $"不认识表头“{CellText.Quote(name)}”，该列未读取。如需读取，请改用模板中的列标题。"
                );
            }
        }

        map.CheckAbsent(place, findings);
        return map;
    }

    private void CheckAbsent(RowPlace place, FindingList findings)
    {
        var required = RecordColumns.Required.Where(c => IndexOf(c) < 0).Select(Label).ToArray();
        if (required.Length > 0)
        {
            throw new UnreadableException(
                place.Text(null),
                "missing-column",
                $"表头缺少必需的列：{string.Join("、", required)}。请使用模板的表头；CSV文件请用英文逗号分隔。"
            );
        }

        foreach (var column in RecordColumns.All)
        {
            if (IndexOf(column.Code) < 0 && RecordColumns.FeedsIndicators(column))
            {
                findings.Add(
                    FindingLevel.Warning,
                    place with
                    {
                        Row = 0,
                    },
                    "missing-column",
                    column.Code,
                    $"文件中没有“{column.Title}”（{column.Code}）一列，所有学校的这项数据按缺失处理。请补上该列后重新导入。"
                );
            }
        }
    }

    private static string Label(string code) => $"{RecordColumns.Find(code)!.Title}（{code}）";

    private static UnreadableException Twice(RowPlace place, int index, string name, HeaderTitle title) =>
        new(
            place.Sheet is null ? place.Text(name) : place.Text(CellAddress.Of(index, place.Row)),
            "duplicate-column",
            $"表头中“{title.Column?.Title ?? CellText.Quote(name)}”出现了两次，无法判断用哪一列。请删除多余的一列。"
        );
}
