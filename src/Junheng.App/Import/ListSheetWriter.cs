using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>Writes a list of the annual return: classes, rooms, or the county's figures.</summary>
internal static class ListSheetWriter
{
    private const uint PaperA4 = 9;

    public static void Write(WorksheetPart part, int sheet, ListTable table, ReturnContent content)
    {
        Column[] widths = [.. table.Columns.Select((c, i) => SheetLayout.Column(i, Width(c.Code), Style(c.Code)))];
        var notes = HeaderNotes.Add(part, sheet, widths, [.. table.Columns]);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(SheetLayout.Frozen(table == ListTable.County ? 3 : 2, false));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 15 });
        writer.WriteElement(new Columns(widths.AsEnumerable()));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(
            SheetLayout.Header(table.Columns.Select(c => c.Unit.Length == 0 ? c.Title : $"{c.Title}（{c.Unit}）"))
        );
        var at = 1u;
        foreach (var texts in Rows(table, content))
        {
            var row = new Row { RowIndex = ++at };
            row.Append(
                texts.Select(
                    (t, i) => SheetCell.Of(i, at, t, Style(table.Columns[i].Code), IsNumber(table.Columns[i].Code))
                )
            );
            writer.WriteElement(row);
        }

        writer.WriteEndElement();
        writer.WriteElement(SheetLayout.Protection());
        foreach (var rule in SheetColours.OfList(table, content.Pack))
        {
            writer.WriteElement(rule);
        }

        writer.WriteElement(WorkbookValidations.OfList(table));
        writer.WriteElement(SheetLayout.Margins());
        writer.WriteElement(SheetLayout.Page(PaperA4));
        if (SheetLayout.Foot(content.Mark) is { } foot)
        {
            writer.WriteElement(foot);
        }

        writer.WriteElement(notes);
        writer.WriteEndElement();
    }

    private static IEnumerable<string[]> Rows(ListTable table, ReturnContent content) =>
        table == ListTable.County ? content.Items.Select(i => Row(i, content))
        : table == ListTable.Classes
            ? content.Schools.SelectMany(s =>
                s.Classes.Select(c => new[] { s.School, s.Name, c.Stage.Title(), c.Grade, c.Name, $"{c.Pupils}" })
            )
        : content.Schools.SelectMany(s =>
            s.Rooms.Select(r =>
                new[] { s.School, s.Name, r.Kind.Title(), r.Name, r.Area is { } area ? RoomList.Plain(area) : "" }
            )
        );

    private static string[] Row(CountyItem item, ReturnContent content) =>
        [
            item.Group,
            item.Code,
            item.Title,
            item.Unit,
            Figure(content.Figures, item.Code),
            Figure(content.LastFigures, item.Code),
            item.Definition,
        ];

    private static string Figure(IReadOnlyDictionary<string, decimal> figures, string code) =>
        figures.TryGetValue(code, out var value)
            ? value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)
            : "";

    private static bool IsNumber(string code) => code is "class_pupils" or "room_area" or "item_value" or "item_last";

    private static uint Style(string code) =>
        code switch
        {
            "class_pupils" => WorkbookStyles.Count,
            "room_area" or "item_value" => WorkbookStyles.Amount,
            "item_last" => WorkbookStyles.LastYear,
            "item_group" or "item_code" or "item_title" or "item_unit" or "item_definition" => WorkbookStyles.Wrapped,
            _ => WorkbookStyles.Text,
        };

    private static double Width(string code) =>
        code switch
        {
            "school" => 18,
            "school_name" or "item_title" or "item_code" => 30,
            "item_definition" => 60,
            "room_name" or "item_group" => 16,
            _ => 12,
        };
}
