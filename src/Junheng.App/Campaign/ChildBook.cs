using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Report;
using Junheng.Engine.Standards;

namespace Junheng.App.Campaign;

/// <summary>关爱对象统计表 as a workbook, on A4.</summary>
public static class ChildBook
{
    private static readonly double[] Widths = [5, 30, 14, .. ChildKinds.All.Select(_ => 12d)];

    /// <summary>Writes the table of a day: schools and townships on a sheet each.</summary>
    public static void Write(Stream stream, County county, ChildTable table, RulePack pack, ExportMark mark)
    {
        var styles = new GridStyles(pack);
        List<PrintedSheet> sheets = [];
        foreach (var (name, rows) in new[] { ("学校", table.Schools), ("乡镇（街道）", table.Townships) })
        {
            if (rows.Count > 0)
            {
                sheets.Add(Made(county, name, table, rows, styles, mark));
            }
        }

        PrintedBook.Write(stream, styles.Sheet, sheets, mark);
    }

    private static PrintedSheet Made(
        County county,
        string name,
        ChildTable table,
        IReadOnlyList<ChildRow> all,
        GridStyles styles,
        ExportMark mark
    )
    {
        var rows = new SheetRows();
        var synthetic =
            county.Synthetic && !county.Name.Contains("合成", StringComparison.Ordinal) ? "（合成数据）" : "";
        rows.Next().Across($"{county.Name}关爱对象统计表（{name}）{synthetic}", Widths.Length, styles.Title);
        rows.Next()
            .Across(
                $"统计日期：{table.On:yyyy-MM-dd}；填报单位{all.Count}个；单位：人；空白表示没有统计；导出时间：{mark.At:yyyy-MM-dd HH:mm}；导出人：{mark.By}",
                Widths.Length,
                styles.Line
            );
        rows.Next();
        foreach (var title in (string[])["序号", "填报单位", "所在乡镇", .. ChildKinds.All])
        {
            rows.Text(title, WorkbookStyles.Header);
        }

        var head = rows.Number;
        for (var i = 0; i < all.Count; i++)
        {
            rows.Next().Value((decimal)(i + 1), WorkbookStyles.Count);
            rows.Text(all[i].Place!.Name, WorkbookStyles.Wrapped);
            rows.Text(all[i].Place!.Township, styles.Centre);
            Cells(rows, all[i]);
        }

        rows.Next()
            .Text("", WorkbookStyles.Wrapped)
            .Text("合计", WorkbookStyles.Wrapped)
            .Text("", WorkbookStyles.Wrapped);
        Cells(rows, ChildTable.Sum(all));
        rows.Fit(Widths, styles.Title);
        return new(name, Widths, rows, head, head) { Frozen = 2 };
    }

    private static void Cells(SheetRows rows, ChildRow row)
    {
        foreach (var cell in row.Cells)
        {
            rows.Value(cell.Count, WorkbookStyles.Count);
        }
    }
}
