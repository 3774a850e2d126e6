using Junheng.App.Import;
using Junheng.App.Rectify;
using Junheng.Engine.Judge;

namespace Junheng.App.Report;

/// <summary>What a list for work is written of.</summary>
/// <param name="Opened">The year and version.</param>
/// <param name="Verdict">The verdict shown: strict, or with tolerances.</param>
/// <param name="Query">Which rows, in what order.</param>
/// <param name="Mark">Who takes it out, and when.</param>
public sealed record ListContent(OpenedYear Opened, CountyVerdict Verdict, ListQuery Query, ExportMark Mark);

/// <summary>差距清单, 大班额清单 and 教室清单 as workbooks to hand on: the rows of the page, on A4.</summary>
public static class ListWorkbook
{
    /// <summary>The list of gaps.</summary>
    public static void Gaps(Stream stream, ListContent content) => Write(stream, content, ListSheets.Gaps(content));

    /// <summary>The list of an item on classes or rooms; false if the item has none.</summary>
    public static bool Item(Stream stream, ListContent content, ItemVerdict item)
    {
        var sheets = ListSheets.Of(item, content);
        if (sheets.Count > 0)
        {
            Write(stream, content, sheets);
        }

        return sheets.Count > 0;
    }

    private static void Write(Stream stream, ListContent content, IReadOnlyList<ListSheet> sheets)
    {
        var styles = new GridStyles(content.Verdict.Resources.Kernel.Pack);
        PrintedBook.Write(stream, styles.Sheet, [.. sheets.Select(s => Made(s, content, styles))], content.Mark);
    }

    private static PrintedSheet Made(ListSheet sheet, ListContent content, GridStyles styles)
    {
        var resources = content.Verdict.Resources;
        var words = content.Query.Words(resources.Kernel.Pack, $"{sheet.Rows.Count}{sheet.Counted}");
        var rows = new SheetRows();
        foreach (var line in SheetHead.Of(content.Opened, resources, sheet.Name, content.Mark, words))
        {
            rows.Next().Across(line, sheet.Columns.Count, rows.Number == 1 ? styles.Title : styles.Line);
        }

        rows.Next();
        foreach (var column in sheet.Columns)
        {
            rows.Text(column.Title, WorkbookStyles.Header);
        }

        var head = rows.Number;
        foreach (var cells in sheet.Rows)
        {
            rows.Next();
            for (var i = 0; i < cells.Length; i++)
            {
                Put(rows, cells[i], sheet.Columns[i].Kind, styles);
            }
        }

        double[] widths = [.. sheet.Columns.Select(c => c.Width)];
        rows.Fit(widths, styles.Title);
        return new(sheet.Name, widths, rows, head, head);
    }

    /// <summary>Texts stay texts, whatever they begin with; a number that is not there stays blank.</summary>
    private static void Put(SheetRows rows, object? cell, ListKind kind, GridStyles styles)
    {
        var style = kind switch
        {
            ListKind.Name => WorkbookStyles.Wrapped,
            ListKind.Word => styles.Centre,
            ListKind.Count => WorkbookStyles.Count,
            ListKind.Lack => cell is double lack && lack == Math.Truncate(lack) ? styles.LackCount : styles.Lack,
            ListKind.Value => styles.Value,
            _ => styles.Rule,
        };
        _ = cell switch
        {
            string text => rows.Text(text, style),
            double number => rows.Value(number, style),
            long number => rows.Value((decimal)number, style),
            _ => rows.Value(null, style),
        };
    }
}
