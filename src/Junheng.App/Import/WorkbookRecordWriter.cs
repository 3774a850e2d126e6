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
        writer.WriteElement(SheetLayout.Frozen());
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 15 });
        writer.WriteElement(SheetLayout.Columns());
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
            Height = 48,
            CustomHeight = true,
        };
        row.Append(RecordColumns.All.Select((c, i) => SheetCell.Of(i, 1, c.Title, WorkbookStyles.Header, false)));
        return row;
    }
}
