using System.Xml;
using System.Xml.Linq;

namespace Junheng.App.Import.Annotate;

/// <summary>
/// 错误标注: the workbook that was handed in, with every finding as a comment and colour in its very cell and a sheet in
/// front that lists and links them. What an earlier round wrote is taken out first, all else stays as it is.
/// </summary>
public static class AnnotatedWorkbook
{
    /// <summary>Cells that get a comment; more would be slow to open, and nobody corrects more in one go.</summary>
    internal const int MostCells = 10_000;

    /// <summary>Writes the annotated workbook; a CSV file becomes a workbook of one sheet.</summary>
    /// <param name="original">The file as it was handed in, from its start; it can seek.</param>
    /// <param name="fileName">Its name as the user knows it.</param>
    /// <param name="notes">The findings.</param>
    /// <param name="output">Takes the workbook.</param>
    /// <returns>Why the file cannot be annotated; null if it was.</returns>
    public static FileProblem? Write(Stream original, string fileName, IReadOnlyList<CellNote> notes, Stream output)
    {
        try
        {
            if (FileSniffer.Sniff(original, fileName) == FileKind.Workbook)
            {
                Annotate(original, fileName, notes, output);
                return null;
            }

            using var book = CsvWorkbook.Make(original, fileName);
            CellNote[] placed = [.. notes.Select(n => n.Cell is null ? n : n with { Sheet = CsvWorkbook.Sheet })];
            Annotate(book, fileName, placed, output);
            return null;
        }
        catch (UnreadableException e)
        {
            return e.Problem;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            return new(
                fileName,
                "damaged-workbook",
                "工作簿的格式或批注已损坏，不能标注。请用电子表格软件打开并另存为新的 .xlsx 后重新导入。"
            );
        }
    }

    private static void Annotate(Stream original, string file, IReadOnlyList<CellNote> notes, Stream output)
    {
        using var package = new WorkbookPackage(original, file);
        var edit = new PackageEdit(package, file);
        var book = new BookOutline(edit, file);
        RemoveLists(edit, book);
        var sheet = Styles(edit, book).Root!;
        var (fills, formats) = (new StyleTable(sheet, "fills"), new StyleTable(sheet, "cellXfs"));
        var styles = new MarkStyles(fills, formats);
        var list = new ListStyles(sheet, fills, formats, styles);
        edit.DeclareEnding("vml", CommentShapes.Type);
        CellNote[] ordered = [.. notes.OrderBy(n => n.Level)];
        var names = book.Sheets.Where(s => s.IsTable).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var cells = ordered
            .Where(n => Links(n, names))
            .GroupBy(n => (Sheet: n.Sheet!, Cell: CellAddress.Parse(n.Cell!)!.Value))
            .Take(MostCells)
            .ToLookup(g => g.Key.Sheet);
        var block = 1;
        foreach (var one in book.Sheets.DistinctBy(s => s.Part))
        {
            var own = cells[one.Name].ToDictionary(g => g.Key.Cell, g => g.ToList());
            new SheetAnnotation(edit, book, one, styles).Plan(own, block);
            block += 1 + MostCells / 1000;
        }

        PutList(edit, book, list, file, ordered, n => Links(n, names), cells.SelectMany(g => g).Sum(g => g.Count()));
        edit.Save(output);
    }

    private static bool Links(CellNote note, HashSet<string> sheets) =>
        note.Sheet is { } sheet
        && note.Cell is { } cell
        && sheets.Contains(sheet)
        && CellAddress.Parse(cell) is not null;

    /// <summary>Takes out the lists of earlier rounds; a sheet of the user's own with that name stays.</summary>
    private static void RemoveLists(PackageEdit edit, BookOutline book)
    {
        var named = book.Sheets.Where(s => s.IsTable && s.Name.StartsWith(FindingSheet.Name, StringComparison.Ordinal));
        List<string>? strings = null;
        foreach (var sheet in named.ToList())
        {
            strings ??= edit.Strings(book.Relations.First("/sharedStrings")?.Part);
            using var reader = new SheetReader(edit.Open(sheet.Part), strings);
            var cells = new SheetCells();
            if (reader.Read(cells) && cells.Texts() is [var first, ..] && FindingSheet.IsOurs(first))
            {
                book.Remove(sheet);
            }
        }
    }

    private static XDocument Styles(PackageEdit edit, BookOutline book)
    {
        var part = book.Relations.First("/styles")?.Part;
        XDocument tree;
        if (part is not null && edit.Has(part))
        {
            tree = edit.Read(part);
        }
        else
        {
            // Some programs look for the style sheet under this name only.
            part = book.Folder + "styles.xml";
            tree = XDocument.Parse(WorkbookStyles.Make().OuterXml);
            edit.Declare(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
            book.Relations.Add($"{book.Office}/styles", part);
        }

        edit.Put(part, tree);
        return tree;
    }

    private static void PutList(
        PackageEdit edit,
        BookOutline book,
        ListStyles styles,
        string file,
        CellNote[] notes,
        Predicate<CellNote> links,
        int marked
    )
    {
        var part = edit.Free(book.Folder + "worksheets/sheet", ".xml");
        var name = book.FreeName(FindingSheet.Name);
        edit.Declare(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
        edit.Put(
            part,
            writer => new FindingSheet(new(writer, book.Main.NamespaceName), styles, notes, links).Write(file, marked)
        );
        book.PutFirst(name, part, ListLayout.Names(name, notes.Length));
    }
}
