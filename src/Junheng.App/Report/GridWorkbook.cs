using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Report;

/// <summary>
/// 学校七项指标 as a workbook that computes: change an input and the indicators, verdicts, means and coefficients of
/// variation follow. Means and coefficients are of the whole county, so a filtered workbook has none.
/// </summary>
public static class GridWorkbook
{
    private const uint PaperA3 = 8;

    public static void Write(Stream stream, GridContent content)
    {
        var styles = new GridStyles(content.Pack);
        var rules = new RulesSheet(content, styles);
        var units = new UnitsSheet(content, styles, rules);
        var balance =
            content.Query.IsFiltered || content.Rows.Count == 0
                ? null
                : new BalanceSheet(content, styles, units, rules);
        // The packager reads back what it has written; the caller's stream may not allow that.
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = styles.Sheet;
            var sheets = new Sheets();
            Add(book, sheets, UnitsSheet.Name, Sheet(units));
            Add(book, sheets, RulesSheet.Name, Sheet(RulesSheet.Columns, rules.Rows));
            if (balance is not null)
            {
                var widths = content.Pack.Indicators.Select((_, i) => i + 1).Prepend(0);
                Columns columns = new(
                    widths.Select(c => SheetLayout.Column(c, BalanceSheet.Width(c), WorkbookStyles.Plain))
                );
                Add(book, sheets, BalanceSheet.Name, Sheet(columns, balance.Rows));
            }

            book.Workbook = new(
                new BookViews(new WorkbookView()),
                sheets,
                new DefinedNames(
                    new DefinedName
                    {
                        Name = "_xlnm.Print_Titles",
                        LocalSheetId = 0,
                        Text =
                            $"'{UnitsSheet.Name}'!$A:$B,'{UnitsSheet.Name}'!${units.FirstHeaderRow}:${units.HeaderRow}",
                    }
                ),
                // Whatever a reader makes of the values written, a spreadsheet works them out anew.
                new CalculationProperties { FullCalculationOnLoad = true }
            );
        }

        memory.Position = 0;
        PlainParts.Copy(memory, stream);
    }

    private static void Add(WorkbookPart book, Sheets sheets, string name, Worksheet content)
    {
        var id = (uint)sheets.ChildElements.Count + 1;
        sheets.Append(
            new Sheet
            {
                Name = name,
                SheetId = id,
                Id = $"sheet{id}",
            }
        );
        book.AddNewPart<WorksheetPart>($"sheet{id}").Worksheet = content;
    }

    private static Worksheet Sheet(UnitsSheet units)
    {
        var columns = units.Layout.Columns.Select(
            (c, i) =>
            {
                var column = SheetLayout.Column(i, c.Width, WorkbookStyles.Plain);
                column.Hidden = c.Hidden ? true : null;
                return column;
            }
        );
        var sheet = Sheet(new Columns(columns), units.Rows);
        sheet.InsertAt(SheetLayout.Frozen(2, true, units.HeaderRow), 0);
        var margins = sheet.GetFirstChild<PageMargins>();
        foreach (var colour in Colours(units))
        {
            sheet.InsertBefore(colour, margins);
        }

        return sheet;
    }

    private static Worksheet Sheet(Columns columns, SheetRows rows) =>
        new(columns, new SheetData(rows.All), SheetLayout.Margins(), SheetLayout.Page(PaperA3));

    /// <summary>Red under the floor, yellow under the threshold, as on the page.</summary>
    private static IEnumerable<ConditionalFormatting> Colours(UnitsSheet units)
    {
        var keys = units.Layout.Pack.Indicators.Select(r => units.Layout[r.Key]).ToList();
        var (first, last) = (units.HeaderRow + 1, Math.Max(units.HeaderRow + 1, units.Rows.Number));
        var place = $"{keys[0]}{first}:{keys[^1]}{last}";
        var order = 0;
        foreach (var (floor, format) in new[] { (true, WorkbookStyles.Wrong), (false, WorkbookStyles.Blank) })
        {
            var limits = SchoolTerms.Judged.Select(s => $"{keys[0]}${units.LimitRow(s, floor)}").ToList();
            var stage = $"${units.Layout["stage"]}{first}=\"{SchoolTerms.Judged[0].Title()}\"";
            yield return new(
                new ConditionalFormattingRule(
                    new Formula($"AND(ISNUMBER({keys[0]}{first}),{keys[0]}{first}<IF({stage},{limits[0]},{limits[1]}))")
                )
                {
                    Type = ConditionalFormatValues.Expression,
                    FormatId = format,
                    Priority = ++order,
                    StopIfTrue = true,
                }
            )
            {
                SequenceOfReferences = new() { InnerText = place },
            };
        }
    }
}
