using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Junheng.App.Import;

/// <summary>
/// Writes the annual return as a workbook to be filled in: schools, classes, rooms, the county's figures and a sheet
/// that explains every column. Texts are written as texts, so none can act as a formula; headers cannot be typed over.
/// </summary>
internal static class WorkbookRecordWriter
{
    private const string GuideSheet = "填写说明";

    public static void Write(Stream stream, ReturnContent content)
    {
        // The packager reads back what it has written; the caller's stream may not allow that.
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = WorkbookStyles.Make();
            var sheets = new Sheets();
            SchoolSheetWriter.Write(Add(book, sheets, SchoolSheetWriter.Sheet), content);
            foreach (var table in content.Lists)
            {
                ListSheetWriter.Write(Add(book, sheets, table.Sheet), sheets.ChildElements.Count, table, content);
            }

            GuideSheetWriter.Write(Add(book, sheets, GuideSheet), content);
            WriteForm(Add(book, sheets, ReturnForm.Sheet, SheetStateValues.VeryHidden), content.Form);
            book.Workbook = new(new BookViews(new WorkbookView()), sheets, PrintTitles(content));
        }

        memory.Position = 0;
        PlainParts.Copy(memory, stream);
    }

    private static WorksheetPart Add(
        WorkbookPart book,
        Sheets sheets,
        string name,
        SheetStateValues state = SheetStateValues.Visible
    )
    {
        var id = (uint)sheets.ChildElements.Count + 1;
        sheets.Append(
            new Sheet
            {
                Name = name,
                SheetId = id,
                Id = $"sheet{id}",
                State = state == SheetStateValues.Visible ? null : state,
            }
        );
        return book.AddNewPart<WorksheetPart>($"sheet{id}");
    }

    /// <summary>On paper every page has the header, and the schools' names beside it.</summary>
    private static DefinedNames PrintTitles(ReturnContent content)
    {
        var names = new DefinedNames(Titles(0, SchoolSheetWriter.Sheet, "$A:$D"));
        var at = 0u;
        foreach (var table in content.Lists)
        {
            names.Append(Titles(++at, table.Sheet, null));
        }

        return names;

        static DefinedName Titles(uint sheet, string name, string? columns) =>
            new()
            {
                Name = "_xlnm.Print_Titles",
                LocalSheetId = sheet,
                Text = (columns is null ? "" : $"'{name}'!{columns},") + $"'{name}'!$1:$1",
            };
    }

    private static void WriteForm(WorksheetPart part, ReturnForm form)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        var at = 0u;
        foreach (var texts in form.Rows)
        {
            var row = new Row { RowIndex = ++at };
            row.Append(texts.Select((t, i) => SheetCell.Of(i, at, t, WorkbookStyles.Plain, false)));
            writer.WriteElement(row);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
