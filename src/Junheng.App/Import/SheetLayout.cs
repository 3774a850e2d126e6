using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Report;

namespace Junheng.App.Import;

/// <summary>How written sheets look and behave: what stays in sight, how wide a column is, what may be typed over.</summary>
internal static class SheetLayout
{
    /// <summary>Height of the header row, in points.</summary>
    public const double HeaderHeight = 48;

    /// <summary>The header row and some columns stay in sight.</summary>
    /// <param name="columns">Columns to the left that stay.</param>
    /// <param name="selected">True for the sheet shown when the workbook is opened.</param>
    /// <param name="rows">Rows on top that stay.</param>
    public static SheetViews Frozen(int columns, bool selected, int rows = 1)
    {
        var corner = CellAddress.Of(columns, rows + 1);
        return new(
            new SheetView(
                new Pane
                {
                    HorizontalSplit = columns,
                    VerticalSplit = rows,
                    TopLeftCell = corner,
                    ActivePane = PaneValues.BottomRight,
                    State = PaneStateValues.Frozen,
                },
                new Selection { Pane = PaneValues.TopRight },
                new Selection { Pane = PaneValues.BottomLeft },
                new Selection
                {
                    Pane = PaneValues.BottomRight,
                    ActiveCell = corner,
                    SequenceOfReferences = new() { InnerText = corner },
                }
            )
            {
                TabSelected = selected ? true : null,
                WorkbookViewId = 0,
            }
        );
    }

    /// <summary>The header row.</summary>
    public static Row Header(IEnumerable<string> titles)
    {
        var row = new Row
        {
            RowIndex = 1,
            Height = HeaderHeight,
            CustomHeight = true,
        };
        row.Append(titles.Select((t, i) => SheetCell.Of(i, 1, t, WorkbookStyles.Header, false)));
        return row;
    }

    /// <summary>One column by its 0-based position; its format is also that of rows still to be filled in.</summary>
    public static Column Column(int index, double width, uint style) =>
        new()
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            Width = width,
            CustomWidth = true,
            Style = style,
        };

    /// <summary>
    /// Headers and last year's figures cannot be typed over; rows can be added, deleted and sorted, columns widened.
    /// There is no password: it guards against slips, not against people.
    /// </summary>
    public static SheetProtection Protection() =>
        new()
        {
            Sheet = true,
            Objects = true,
            Scenarios = true,
            FormatCells = false,
            FormatColumns = false,
            FormatRows = false,
            InsertRows = false,
            DeleteRows = false,
            Sort = false,
            AutoFilter = false,
        };

    /// <summary>Margins in inches.</summary>
    public static PageMargins Margins() =>
        new()
        {
            Left = 0.4,
            Right = 0.4,
            Top = 0.6,
            Bottom = 0.6,
            Header = 0.3,
            Footer = 0.3,
        };

    /// <summary>Who took the file out, and when, at the foot of every page; null where nobody did.</summary>
    public static HeaderFooter? Foot(ExportMark? mark) => mark is null ? null : new(new OddFooter(mark.Foot));

    /// <summary>Printed across the page.</summary>
    public static PageSetup Page(uint paper) => new() { PaperSize = paper, Orientation = OrientationValues.Landscape };
}
