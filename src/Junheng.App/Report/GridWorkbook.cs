using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Report;

/// <summary>
/// 学校七项指标 as a workbook that computes: the first sheet shows the rows and columns of the page, the second carries
/// the inputs; change one of them and the indicators, verdicts, means and coefficients of variation follow. Means and
/// coefficients are of the whole county, so a filtered workbook has none.
/// </summary>
public static class GridWorkbook
{
    /// <summary>The inputs of all indicators are too many for one page's width.</summary>
    private const uint FiguresWide = 3;

    public static void Write(Stream stream, GridContent content)
    {
        var styles = new GridStyles(content.Pack);
        var rules = new RulesSheet(content, styles);
        var units = new UnitsSheet(content, styles, rules);
        var grid = new GridSheet(content, styles, units, rules);
        List<PrintedSheet> sheets =
        [
            new(GridSheet.Name, grid.Widths, grid.Rows, GridSheet.FirstHead, grid.LastHead)
            {
                Colours = [.. grid.Colours],
            },
            new(UnitsSheet.Name, units.Widths, units.Rows, units.FirstHeaderRow, units.HeaderRow)
            {
                Frozen = 2,
                PagesWide = FiguresWide,
                Colours = [.. Colours(units)],
            },
            new(RulesSheet.Name, RulesSheet.Widths, rules.Rows, 1, content.Head.Count),
        ];
        if (!content.Query.IsFiltered && content.Rows.Count > 0)
        {
            var balance = new BalanceSheet(content, styles, units, rules);
            sheets.Add(new(BalanceSheet.Name, balance.Widths, balance.Rows, 1, content.Head.Count));
        }

        PrintedBook.Write(stream, styles.Sheet, sheets, content.Mark);
    }

    private static IEnumerable<ConditionalFormatting> Colours(UnitsSheet units)
    {
        var keys = units.Layout.Pack.Indicators.Select(r => units.Layout[r.Key]).ToList();
        var (first, last) = (units.HeaderRow + 1, Math.Max(units.HeaderRow + 1, units.Rows.Number));
        return Colours(
            [$"{keys[0]}{first}:{keys[^1]}{last}"],
            $"{keys[0]}{first}",
            $"${units.Layout["stage"]}{first}",
            (stage, floor) => $"{keys[0]}${units.LimitRow(stage, floor)}"
        );
    }

    /// <summary>Red under the floor, yellow under the threshold, as on the page.</summary>
    /// <param name="places">The cells of values.</param>
    /// <param name="value">The first of them, as the formula of that cell points at it.</param>
    /// <param name="stage">The cell with its row's stage.</param>
    /// <param name="limit">The cell with its column's limit.</param>
    public static IEnumerable<ConditionalFormatting> Colours(
        IReadOnlyList<string> places,
        string value,
        string stage,
        Func<Stage, bool, string> limit
    )
    {
        var order = 0;
        foreach (var (floor, format) in new[] { (true, WorkbookStyles.Wrong), (false, WorkbookStyles.Blank) })
        {
            var (first, other) = (SchoolTerms.Judged[0], SchoolTerms.Judged[1]);
            var limits = $"IF({stage}=\"{first.Title()}\",{limit(first, floor)},{limit(other, floor)})";
            yield return new(
                new ConditionalFormattingRule(new Formula($"AND(ISNUMBER({value}),{value}<{limits})"))
                {
                    Type = ConditionalFormatValues.Expression,
                    FormatId = format,
                    Priority = ++order,
                    StopIfTrue = true,
                }
            )
            {
                SequenceOfReferences = new() { InnerText = string.Join(' ', places) },
            };
        }
    }
}
