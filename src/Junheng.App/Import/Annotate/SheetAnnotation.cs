using System.Xml;

namespace Junheng.App.Import.Annotate;

/// <summary>One sheet of the workbook: what is taken out of it, what is put in, and how it is written.</summary>
internal sealed class SheetAnnotation(PackageEdit edit, BookOutline book, BookSheet sheet, MarkStyles styles)
{
    private readonly PartRelations relations = new(edit, sheet.Part);
    private readonly Dictionary<(int Column, int Row), string> texts = [];
    private readonly HashSet<(int Column, int Row)> gone = [];
    private readonly Dictionary<int, SortedDictionary<int, CellMark>> marks = [];

    /// <summary>Takes out what was written earlier and puts in the findings of this sheet.</summary>
    /// <param name="notes">Findings by cell.</param>
    /// <param name="block">A block of shape numbers no other sheet has.</param>
    public void Plan(IReadOnlyDictionary<(int Column, int Row), List<CellNote>> notes, int block)
    {
        Comment(notes);
        if (marks.Count > 0 || IsSelected())
        {
            edit.Put(sheet.Part, writer => Write(writer, block));
        }
    }

    private void Comment(IReadOnlyDictionary<(int Column, int Row), List<CellNote>> notes)
    {
        var relation = relations.First("/comments");
        if (!sheet.IsTable || (relation is null && notes.Count == 0))
        {
            return;
        }

        var comments = relation is null ? SheetComments.None(book.Main) : new(edit.Read(relation.Part));
        var earlier = comments.TakeOurs().Select(CellAddress.Parse).OfType<(int Column, int Row)>().ToList();
        foreach (var cell in earlier)
        {
            Mark(cell, new(null, true));
            gone.Add(cell);
        }

        foreach (var (cell, own) in notes)
        {
            Mark(cell, new(own.Min(n => n.Level), gone.Remove(cell)));
            texts[cell] = comments.Put(CellAddress.Of(cell.Column, cell.Row), NoteText.Comment(own));
        }

        if (earlier.Count == 0 && notes.Count == 0)
        {
            return;
        }

        gone.RemoveWhere(cell => comments.Has(CellAddress.Of(cell.Column, cell.Row)));
        if (comments.IsEmpty && relation is not null)
        {
            relations.Remove(relation.Id);
            edit.Drop(relation.Part);
            return;
        }

        var part = relation?.Part ?? edit.Free(book.Folder + "comments", ".xml");
        edit.Put(part, comments.Tree);
        if (relation is null)
        {
            edit.Declare(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml");
            relations.Add($"{book.Office}/comments", part);
        }
    }

    private void Mark((int Column, int Row) cell, CellMark mark)
    {
        if (!marks.TryGetValue(cell.Row, out var row))
        {
            marks.Add(cell.Row, row = []);
        }

        row[cell.Column] = mark;
    }

    private void Write(XmlWriter writer, int block)
    {
        string? made = null;
        using var reader = edit.Open(sheet.Part);
        Func<string>? drawing = texts.Count == 0 ? null : NewDrawing;
        var copy = new SheetCopy(new(reader, writer), marks, styles, book.Office, drawing);
        copy.Copy();
        if (copy.Drawing is not { } id || (texts.Count == 0 && gone.Count == 0))
        {
            return;
        }

        var part = made ?? relations.All.FirstOrDefault(r => r.Id == id)?.Part;
        if (part is null)
        {
            throw new InvalidDataException($"no drawing {id}");
        }

        var shapes = made is null ? CommentShapes.Of(edit.ReadText(part), block) : CommentShapes.None(block);
        foreach (var (column, row) in gone)
        {
            shapes.Remove(column, row);
        }

        foreach (var ((column, row), text) in texts)
        {
            shapes.Put(column, row, text, copy.Geometry);
        }

        shapes.Finish();
        edit.Put(part, shapes.Tree);

        string NewDrawing()
        {
            made = edit.Free(book.Folder + "drawings/vmlDrawing", ".vml");
            return relations.Add($"{book.Office}/vmlDrawing", made);
        }
    }

    /// <summary>True if the sheet is open on top; the list takes its place.</summary>
    private bool IsSelected()
    {
        using var reader = edit.Open(sheet.Part);
        while (reader.Read() && reader.LocalName is not ("sheetData" or "sheetFormatPr" or "cols"))
        {
            if (reader.LocalName == "sheetView" && reader.GetAttribute("tabSelected") is "1" or "true")
            {
                return true;
            }
        }

        return false;
    }
}
