namespace Junheng.App.Import.Annotate;

/// <summary>How the list of findings looks on the screen and on paper.</summary>
internal static class ListLayout
{
    /// <summary>The row of the table's header.</summary>
    public const int HeaderRow = 5;

    /// <summary>The columns of the table, with their widths in characters.</summary>
    public static readonly IReadOnlyList<(string Title, int Width)> Columns =
    [
        ("序号", 6),
        ("级别", 7),
        ("工作表", 13),
        ("单元格", 9),
        ("学校", 22),
        ("问题与处理", 60),
        ("说明", 22),
        ("代码", 18),
    ];

    /// <summary>The table with its header, as references write it.</summary>
    public static string Table(int lines) => $"A{HeaderRow}:H{HeaderRow + lines}";

    /// <summary>The names the workbook gives to parts of the sheet: what the filter covers, what each page repeats.</summary>
    public static (string Name, string Text, bool Hidden)[] Names(string sheet, int lines) =>
        [
            ("_xlnm._FilterDatabase", $"{Quoted(sheet)}!$A${HeaderRow}:$H${HeaderRow + lines}", true),
            ("_xlnm.Print_Titles", $"{Quoted(sheet)}!${HeaderRow}:${HeaderRow}", false),
        ];

    /// <summary>A sheet's name as references write it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>What stands before the rows.</summary>
    public static void Head(SheetWriter sheet)
    {
        sheet.Start("sheetPr");
        sheet.Element("pageSetUpPr", ("fitToPage", "1"));
        sheet.End();
        sheet.Start("sheetViews");
        sheet.Start("sheetView", ("tabSelected", "1"), ("workbookViewId", "0"));
        var below = $"A{HeaderRow + 1}";
        sheet.Element(
            "pane",
            ("ySplit", $"{HeaderRow}"),
            ("topLeftCell", below),
            ("activePane", "bottomLeft"),
            ("state", "frozen")
        );
        sheet.Element("selection", ("pane", "bottomLeft"), ("activeCell", below), ("sqref", below));
        sheet.End();
        sheet.End();
        sheet.Element("sheetFormatPr", ("defaultRowHeight", "15"));
        sheet.Start("cols");
        for (var i = 0; i < Columns.Count; i++)
        {
            var (at, width) = ($"{i + 1}", $"{Columns[i].Width}");
            sheet.Element("col", ("min", at), ("max", at), ("width", width), ("customWidth", "1"));
        }

        sheet.End();
    }

    /// <summary>A4 on its side, as wide as the page, pages counted.</summary>
    public static void Print(SheetWriter sheet)
    {
        sheet.Element("printOptions", ("horizontalCentered", "1"));
        sheet.Element(
            "pageMargins",
            ("left", "0.4"),
            ("right", "0.4"),
            ("top", "0.5"),
            ("bottom", "0.6"),
            ("header", "0.3"),
            ("footer", "0.3")
        );
        sheet.Element("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        sheet.Start("headerFooter");
        sheet.Words("oddFooter", "&C第 &P 页，共 &N 页");
        sheet.End();
    }
}
