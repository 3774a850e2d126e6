using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Import;

namespace Junheng.App.Report;

/// <summary>A sheet that is read on a screen and put on A4 paper, turned.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Widths">Widths of its columns, in characters.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="FirstHead">The first row that is repeated on every page.</param>
/// <param name="LastHead">The last of them.</param>
internal sealed record PrintedSheet(
    string Name,
    IReadOnlyList<double> Widths,
    SheetRows Rows,
    int FirstHead,
    int LastHead
)
{
    /// <summary>Columns to the left that stay in sight and are repeated on paper.</summary>
    public int Frozen { get; init; } = 1;

    /// <summary>Pages that its width is fitted to.</summary>
    public uint PagesWide { get; init; } = 1;

    public IReadOnlyList<ConditionalFormatting> Colours { get; init; } = [];
}

/// <summary>Writes workbooks of printed sheets.</summary>
internal static class PrintedBook
{
    private const uint PaperA4 = 9;

    /// <summary>Writes a workbook.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="styles">Its formats.</param>
    /// <param name="sheets">Its sheets.</param>
    /// <param name="mark">Who takes it out, and when: at the foot of every page; null for a form to fill in.</param>
    public static void Write(Stream stream, Stylesheet styles, IReadOnlyList<PrintedSheet> sheets, ExportMark? mark)
    {
        // The packager reads back what it has written; the caller's stream may not allow that.
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles;
            var (list, names) = (new Sheets(), new DefinedNames());
            for (var i = 0; i < sheets.Count; i++)
            {
                var id = $"sheet{i + 1}";
                list.Append(
                    new Sheet
                    {
                        Name = sheets[i].Name,
                        SheetId = (uint)i + 1,
                        Id = id,
                    }
                );
                names.Append(Titles(sheets[i], (uint)i));
                book.AddNewPart<WorksheetPart>(id).Worksheet = Made(sheets[i], isFirst: i == 0, mark);
            }

            book.Workbook = new(
                new BookViews(new WorkbookView()),
                list,
                names,
                // Whatever a reader makes of the values written, a spreadsheet works them out anew.
                new CalculationProperties { FullCalculationOnLoad = true }
            );
        }

        memory.Position = 0;
        PlainParts.Copy(memory, stream);
    }

    private static Worksheet Made(PrintedSheet sheet, bool isFirst, ExportMark? mark)
    {
        var made = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            SheetLayout.Frozen(sheet.Frozen, isFirst, sheet.LastHead),
            new Columns(sheet.Widths.Select((w, i) => SheetLayout.Column(i, w, WorkbookStyles.Plain))),
            new SheetData(sheet.Rows.All)
        );
        if (sheet.Rows.Merged.Count > 0)
        {
            made.Append(new MergeCells(sheet.Rows.Merged.Select(m => new MergeCell { Reference = m })));
        }

        made.Append(sheet.Colours);
        var page = SheetLayout.Page(PaperA4);
        (page.FitToWidth, page.FitToHeight) = (sheet.PagesWide, 0);
        made.Append(SheetLayout.Margins(), page, new HeaderFooter(new OddFooter($"{mark?.Foot}&C第 &P 页，共 &N 页")));
        return made;
    }

    private static DefinedName Titles(PrintedSheet sheet, uint at)
    {
        var rows = $"'{sheet.Name}'!${sheet.FirstHead}:${sheet.LastHead}";
        return new()
        {
            Name = "_xlnm.Print_Titles",
            LocalSheetId = at,
            Text = $"'{sheet.Name}'!$A:${CellAddress.Letters(sheet.Frozen - 1)},{rows}",
        };
    }
}
