using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>What there is to say about a header: cells that are no column, columns that are absent or double.</summary>
internal static class HeaderFindings
{
    /// <summary>Something that is no published column stands in a header cell, and is not read.</summary>
    public static void Unread(HeaderTitle title, RowPlace place, FindingList findings)
    {
        if (title.Claimed is { } claimed)
        {
            findings.Add(
                FindingLevel.Error,
                place,
                "wrong-unit",
                title.Text,
                $"表头“{CellText.Quote(title.Text)}”的单位不对，该列未读取。"
                    + $"“{claimed.Title}”的单位是{claimed.Unit}，请换算后改正表头。"
            );
            return;
        }

        findings.Add(
            FindingLevel.Warning,
            place,
            "unknown-column",
            title.Text,
            $"不认识表头“{CellText.Quote(title.Text)}”，该列未读取。如需读取，请改用模板中的列标题。"
        );
    }

    /// <summary>A column without a title is no column; only a table cut by commas tells that there is one.</summary>
    public static void Untitled(int index, RowPlace place, FindingList findings)
    {
        if (place.Sheet is null)
        {
            findings.Add(
                FindingLevel.Warning,
                place,
                "unknown-column",
                "",
                $"第{index + 1}列没有标题，未读取。请补上标题或删除该列。"
            );
        }
    }

    /// <summary>Warns of every absent column that indicators need.</summary>
    /// <exception cref="UnreadableException">A column is absent without which no row can be read.</exception>
    public static void Absent(HeaderMap header, RowPlace place, FindingList findings)
    {
        var required = RecordColumns.Required.Where(c => header.IndexOf(c) < 0).Select(Label).ToArray();
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
            if (header.IndexOf(column.Code) < 0 && RecordColumns.FeedsIndicators(column))
            {
                findings.Add(
                    FindingLevel.Warning,
                    place.WholeFile,
                    "missing-column",
                    column.Code,
                    $"文件中没有“{column.Title}”（{column.Code}）一列，所有学校的这项数据按缺失处理。请补上该列后重新导入。"
                );
            }
        }
    }

    /// <summary>A column stands there twice.</summary>
    public static UnreadableException Twice(HeaderTitle title, int index, RowPlace place) =>
        new(
            place.Text(place.Sheet is null ? title.Name : CellAddress.Of(index, place.Row)),
            "duplicate-column",
            $"表头中“{title.Column?.Title ?? CellText.Quote(title.Text)}”出现了两次，无法判断用哪一列。请删除多余的一列。"
        );

    private static string Label(string code) => $"{RecordColumns.Find(code)!.Title}（{code}）";
}
