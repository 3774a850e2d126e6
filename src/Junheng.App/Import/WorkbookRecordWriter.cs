using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>
/// Writes school records as a workbook to be filled in: Chinese titles, frozen header and names, lists to choose from,
/// and a sheet that explains every column. Texts are written as texts, so none can act as a formula.
/// </summary>
internal static class WorkbookRecordWriter
{
    private const string DataSheet = "学校数据";
    private const string GuideSheet = "填写说明";

    public static void Write(Stream stream, IEnumerable<SchoolRecord> rows, IEnumerable<string> notes)
    {
        // The packager reads back what it has written; the caller's stream may not allow that.
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var styles = book.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = WorkbookStyles.Make();
            var data = book.AddNewPart<WorksheetPart>("data");
            var guide = book.AddNewPart<WorksheetPart>("guide");
            WriteData(data, rows);
            GuideSheetWriter.Write(guide, notes);
            book.Workbook = new(
                new BookViews(new WorkbookView()),
                new Sheets(
                    new Sheet
                    {
                        Name = DataSheet,
                        SheetId = 1,
                        Id = "data",
                    },
                    new Sheet
                    {
                        Name = GuideSheet,
                        SheetId = 2,
                        Id = "guide",
                    }
                )
            );
        }

        memory.Position = 0;
        memory.CopyTo(stream);
    }

    private static void WriteData(WorksheetPart part, IEnumerable<SchoolRecord> rows)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(Frozen());
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 15 });
        writer.WriteElement(Widths());
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(HeaderRow());
        var at = 1u;
        foreach (var row in rows)
        {
            writer.WriteStartElement(new Row { RowIndex = ++at });
            for (var i = 0; i < RecordColumns.All.Count; i++)
            {
                var column = RecordColumns.All[i];
                writer.WriteElement(
                    SheetCell.Of(
                        i,
                        at,
                        RecordCell.Text(row, column),
                        WorkbookStyles.Of(column),
                        WorkbookStyles.IsNumber(column)
                    )
                );
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteElement(WorkbookValidations.Make());
        writer.WriteEndElement();
    }

    private static Row HeaderRow()
    {
        var row = new Row
        {
            RowIndex = 1,
            Height = 45,
            CustomHeight = true,
        };
        row.Append(RecordColumns.All.Select((c, i) => SheetCell.Of(i, 1, c.Title, WorkbookStyles.Header, false)));
        return row;
    }

    /// <summary>The header row and the columns up to the school's name stay in sight.</summary>
    private static SheetViews Frozen()
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

    private static Columns Widths()
    {
        var columns = new Columns();
        for (var i = 0; i < RecordColumns.All.Count; i++)
        {
            var column = RecordColumns.All[i];
            columns.Append(
                new Column
                {
                    Min = (uint)i + 1,
                    Max = (uint)i + 1,
                    Width = Width(column),
                    CustomWidth = true,
                    Style = WorkbookStyles.Of(column),
                }
            );
        }

        return columns;
    }

    private static double Width(RecordColumn column) =>
        column.Code switch
        {
            "name" => 30,
            "school" or "parent" or "type" or "music_rooms" or "art_rooms" => 18,
            _ => 12,
        };
}
