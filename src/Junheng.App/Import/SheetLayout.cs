using DocumentFormat.OpenXml.Spreadsheet;

namespace Junheng.App.Import;

/// <summary>How the sheet of school records looks: what stays in sight, how wide a column is.</summary>
internal static class SheetLayout
{
    /// <summary>The header row and the columns up to the school's name stay in sight.</summary>
    public static SheetViews Frozen()
    {
        var names = RecordColumns.All.TakeWhile(c => c.Code != "name").Count() + 1;
        var corner = CellAddress.Of(names, 2);
        return new(
            new SheetView(
                new Pane
                {
                    HorizontalSplit = names,
                    VerticalSplit = 1,
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
                TabSelected = true,
                WorkbookViewId = 0,
            }
        );
    }

    /// <summary>Widths and formats of the columns, so that rows still to be filled in have them too.</summary>
    public static Columns Columns() =>
        new(RecordColumns.All.Select((c, i) => Column(i, Width(c), WorkbookStyles.Of(c))));

    /// <summary>One column by its 0-based position.</summary>
    public static Column Column(int index, double width, uint style) =>
        new()
        {
            Min = (uint)index + 1,
            Max = (uint)index + 1,
            Width = width,
            CustomWidth = true,
            Style = style,
        };

    private static double Width(RecordColumn column) =>
        column.Code switch
        {
            "name" => 30,
            "school" or "parent" or "type" or "music_rooms" or "art_rooms" => 18,
            _ => 12,
        };
}
