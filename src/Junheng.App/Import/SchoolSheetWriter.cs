using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Junheng.App.Import;

/// <summary>A column of the schools' sheet: one of ours, or what it was last year.</summary>
/// <param name="Column">The column of the records.</param>
/// <param name="Last">True for last year's figure, which is shown and not read.</param>
internal readonly record struct SchoolSheetColumn(RecordColumn Column, bool Last)
{
    /// <summary>The header, with the unit.</summary>
    public string Title =>
        (Last ? HeaderTitle.LastYear : "") + Column.Title + (Column.Unit.Length == 0 ? "" : $"（{Column.Unit}）");

    /// <summary>The columns of a form: each figure followed by last year's where there is a last year.</summary>
    public static SchoolSheetColumn[] Of(ReturnContent content) =>
        [
            .. RecordColumns.All.SelectMany(c =>
                content.LastYear.Count > 0 && c.Field is not null
                    ? new SchoolSheetColumn[] { new(c, false), new(c, true) }
                    : [new(c, false)]
            ),
        ];
}

/// <summary>Writes the sheet of schools, a row each.</summary>
internal static class SchoolSheetWriter
{
    public const string Sheet = "学校数据";

    public static void Write(WorksheetPart part, ReturnContent content)
    {
        var columns = SchoolSheetColumn.Of(content);
        var before = content.LastYear.DistinctBy(r => r.School).ToDictionary(r => r.School);
        Column[] widths = [.. columns.Select((c, i) => SheetLayout.Column(i, Width(c), Style(c)))];
        var notes = HeaderNotes.Add(part, 0, widths, [.. columns.Select(c => c.Last ? null : c.Column)]);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(SheetLayout.Frozen(RecordColumns.All.TakeWhile(c => c.Code != "name").Count() + 1, true));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 15 });
        writer.WriteElement(new Columns(widths.AsEnumerable()));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(SheetLayout.Header(columns.Select(c => c.Title)));
        var at = 1u;
        foreach (var row in content.Schools)
        {
            writer.WriteStartElement(new Row { RowIndex = ++at });
            var last = before.GetValueOrDefault(row.School);
            for (var i = 0; i < columns.Length; i++)
            {
                var (column, isLast) = columns[i];
                var text =
                    !isLast ? RecordCell.Text(row, column)
                    : last is null ? ""
                    : RecordCell.Text(last, column);
                writer.WriteElement(SheetCell.Of(i, at, text, Style(columns[i]), WorkbookStyles.IsNumber(column)));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteElement(SheetLayout.Protection());
        foreach (var rule in SheetColours.OfSchools(columns))
        {
            writer.WriteElement(rule);
        }

        writer.WriteElement(WorkbookValidations.OfSchools(columns));
        writer.WriteElement(SheetLayout.Margins());
        writer.WriteElement(SheetLayout.Page(PaperA3));
        if (SheetLayout.Foot(content.Mark) is { } foot)
        {
            writer.WriteElement(foot);
        }

        writer.WriteElement(notes);
        writer.WriteEndElement();
    }

    private const uint PaperA3 = 8;

    private static uint Style(SchoolSheetColumn column) =>
        column.Last ? WorkbookStyles.LastYear : WorkbookStyles.Of(column.Column);

    private static double Width(SchoolSheetColumn column) =>
        column.Last
            ? 10
            : column.Column.Code switch
            {
                "name" => 30,
                "school" or "parent" or "type" or "music_rooms" or "art_rooms" => 18,
                _ => 12,
            };
}
