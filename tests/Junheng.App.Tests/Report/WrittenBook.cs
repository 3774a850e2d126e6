using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Tests.Import.Annotate;

namespace Junheng.App.Tests.Report;

/// <summary>A workbook as it was written; it must be sound.</summary>
internal sealed class WrittenBook : IDisposable
{
    private readonly SpreadsheetDocument document;

    public WrittenBook(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Assert.Empty(Annotated.Faults(stream.ToArray()));
        document = SpreadsheetDocument.Open(new MemoryStream(stream.ToArray()), false);
    }

    public IReadOnlyList<string> Sheets => [.. Named.Select(s => s.Name!.Value!)];

    /// <summary>The rows and columns that every printed page of a sheet has.</summary>
    public string Titles(string sheet) =>
        document
            .WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>()
            .Single(n => n.LocalSheetId!.Value == Sheets.ToList().IndexOf(sheet))
            .Text;

    public Worksheet this[string sheet] =>
        ((WorksheetPart)document.WorkbookPart!.GetPartById(Named.Single(s => s.Name == sheet).Id!)).Worksheet!;

    /// <summary>The texts and written values of a sheet's rows.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string sheet) =>
        [.. this[sheet].Descendants<Row>().Select(r => r.Elements<Cell>().Select(Text).ToList())];

    /// <summary>What is wrong with a sheet on paper: it must be turned A4 and no wider than so many pages.</summary>
    public void FitsA4(string sheet, uint pages = 1)
    {
        var page = this[sheet].GetFirstChild<PageSetup>()!;
        Assert.Equal((9u, OrientationValues.Landscape), (page.PaperSize!.Value, page.Orientation!.Value));
        Assert.Equal((pages, 0u), (page.FitToWidth!.Value, page.FitToHeight!.Value));
        Assert.True(this[sheet].GetFirstChild<SheetProperties>()!.PageSetupProperties!.FitToPage!.Value);
    }

    /// <summary>Whether a cell's text goes on to the next line where the column ends.</summary>
    public bool Wraps(Cell cell) =>
        (
            (CellFormat)
                document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.ChildElements[
                    (int)(cell.StyleIndex?.Value ?? 0)
                ]
        )
            .Alignment
            ?.WrapText
            ?.Value == true;

    /// <summary>Widths of a sheet's columns, in characters.</summary>
    public IReadOnlyList<double> Widths(string sheet) =>
        [.. this[sheet].GetFirstChild<Columns>()!.Elements<Column>().Select(c => c.Width!.Value)];

    public void Dispose() => document.Dispose();

    private static string Text(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";

    private IEnumerable<Sheet> Named => document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>();
}
