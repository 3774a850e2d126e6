using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Import.Annotate;

namespace Junheng.App.Import;

/// <summary>Comments at the headers of a sheet to be filled in: unit and 口径 of each column, seen without leaving it.</summary>
internal static class HeaderNotes
{
    /// <summary>Not the author of findings: an annotated file keeps these.</summary>
    private const string Author = "填写说明";
    private const string Drawing = "notes";

    /// <summary>Adds the comments to a sheet's part; what the sheet has to end with to show them.</summary>
    /// <param name="part">The sheet, before its cells are written.</param>
    /// <param name="sheet">0-based number of the sheet: shapes of different sheets have different numbers.</param>
    /// <param name="columns">The columns, for their widths.</param>
    /// <param name="noted">What each column is; null for one that needs no word.</param>
    public static LegacyDrawing Add(
        WorksheetPart part,
        int sheet,
        IReadOnlyList<Column> columns,
        IReadOnlyList<RecordColumn?> noted
    )
    {
        var geometry = new SheetGeometry();
        geometry.TakeColumns(XElement.Parse(new Columns(columns.Select(c => c.CloneNode(true))).OuterXml));
        geometry.TakeRow(1, SheetLayout.HeaderHeight);
        var shapes = CommentShapes.None(sheet + 1);
        var list = new CommentList();
        for (var i = 0; i < noted.Count; i++)
        {
            if (noted[i] is not { Definition.Length: > 0 } column)
            {
                continue;
            }

            var words = new DocumentFormat.OpenXml.Spreadsheet.Text(Says(column))
            {
                Space = SpaceProcessingModeValues.Preserve,
            };
            list.Append(
                new Comment(new CommentText(new Run(words))) { Reference = CellAddress.Of(i, 1), AuthorId = 0 }
            );
            shapes.Put(i, 1, Says(column), geometry);
        }

        shapes.Finish();
        part.AddNewPart<WorksheetCommentsPart>("comments").Comments = new(new Authors(new Author(Author)), list);
        using var stream = part.AddNewPart<VmlDrawingPart>(Drawing).GetStream(FileMode.Create);
        shapes.Tree.Save(stream, SaveOptions.DisableFormatting);
        return new() { Id = Drawing };
    }

    private static string Says(RecordColumn column) =>
        $"{column.Title}{(column.Unit.Length == 0 ? "" : $"（{column.Unit}）")}\n{column.Definition}";
}
