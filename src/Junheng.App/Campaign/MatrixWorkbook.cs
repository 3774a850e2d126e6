using Junheng.App.Import;
using Junheng.App.Report;

namespace Junheng.App.Campaign;

/// <summary>任务分解表 as a workbook: the annex as papers print it, and indicators by units.</summary>
public static class MatrixWorkbook
{
    public const string Name = "任务分解表";
    private const string Cross = "指标与单位对照表";

    /// <summary>Columns of units that are still read on one page.</summary>
    private const int UnitsAPage = 24;

    private static readonly (string Title, double Width)[] Columns =
    [
        ("序号", 6),
        ("指标", 42),
        ("牵头单位", 16),
        ("配合单位", 28),
        ("完成时限", 13),
        ("整改措施", 60),
    ];

    /// <param name="stream">Where to.</param>
    /// <param name="opened">The year.</param>
    /// <param name="matrix">The rows and units to write.</param>
    /// <param name="which">Which of them those are, in words.</param>
    /// <param name="mark">Who takes it out, and when.</param>
    public static void Write(Stream stream, OpenedYear opened, Matrix matrix, string which, ExportMark mark)
    {
        var styles = new GridStyles(opened.Result.Inputs.Pack);
        var head = Head(opened, which, mark);
        PrintedBook.Write(
            stream,
            styles.Sheet,
            matrix.Units.Count > 0
                ? [List(matrix, head, styles), Marks(matrix, head, styles)]
                : [List(matrix, head, styles)],
            mark
        );
    }

    /// <summary>What the papers of the matrix rest on, in a line.</summary>
    internal static string Rests(OpenedYear opened, string which, ExportMark mark) =>
        $"规则包：{opened.Result.Inputs.Pack.Title}；{which}；导出时间：{mark.At:yyyy-MM-dd HH:mm}；导出人：{mark.By}";

    private static (string Title, string Line) Head(OpenedYear opened, string which, ExportMark mark) =>
        (
            CampaignTitle.Of(opened.County.Name, "主要指标任务分解表").Replace("\n", "", StringComparison.Ordinal),
            Rests(opened, which, mark)
        );

    private static PrintedSheet List(Matrix matrix, (string Title, string Line) head, GridStyles styles)
    {
        var rows = Begun(head, Columns.Length, styles);
        rows.Next();
        foreach (var (title, _) in Columns)
        {
            rows.Text(title, WorkbookStyles.Header);
        }

        var at = rows.Number;
        foreach (var part in matrix.Rows.GroupBy(r => r.Part))
        {
            rows.Next().Across(part.Key, Columns.Length, WorkbookStyles.Header);
            foreach (var row in part)
            {
                rows.Next()
                    .Text(row.Key, styles.Centre)
                    .Text(row.Indicator, WorkbookStyles.Wrapped)
                    .Text(row.Lead, WorkbookStyles.Wrapped)
                    .Text(row.Support, WorkbookStyles.Wrapped)
                    .Text(row.Deadline, styles.Centre)
                    .Text(row.Measures, WorkbookStyles.Wrapped);
            }
        }

        double[] widths = [.. Columns.Select(c => c.Width)];
        rows.Fit(widths, styles.Title);
        return new(Name, widths, rows, at, at) { Frozen = 2 };
    }

    private static PrintedSheet Marks(Matrix matrix, (string Title, string Line) head, GridStyles styles)
    {
        double[] widths = [6, 42, .. matrix.Units.Select(_ => 5.5)];
        var rows = Begun(
            (head.Title, $"{Matrix.Leads}牵头　{Matrix.Supports}配合。{head.Line}"),
            Math.Min(widths.Length, UnitsAPage),
            styles
        );
        rows.Next().Text("序号", WorkbookStyles.Header).Text("指标", WorkbookStyles.Header);
        foreach (var unit in matrix.Units)
        {
            rows.Text(unit.Name, WorkbookStyles.Header);
        }

        var at = rows.Number;
        foreach (var row in matrix.Rows)
        {
            rows.Next().Text(row.Key, styles.Centre).Text(row.Indicator, WorkbookStyles.Wrapped);
            foreach (var unit in matrix.Units)
            {
                rows.Text(Matrix.Mark(row, unit), styles.Centre);
            }
        }

        rows.Fit(widths, styles.Title);
        return new(Cross, widths, rows, at, at)
        {
            Frozen = 2,
            PagesWide = (uint)((matrix.Units.Count + UnitsAPage - 1) / UnitsAPage),
        };
    }

    private static SheetRows Begun((string Title, string Line) head, int across, GridStyles styles)
    {
        var rows = new SheetRows();
        rows.Next().Across(head.Title, across, styles.Title);
        return rows.Next().Across(head.Line, across, styles.Line);
    }
}
