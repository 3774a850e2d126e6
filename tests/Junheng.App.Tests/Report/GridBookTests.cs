using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Compute;
using Junheng.App.Report;
using Junheng.App.Tests.Demo;
using Junheng.Engine.Judge;

namespace Junheng.App.Tests.Report;

/// <summary>The grid's workbook: what its first sheet shows, and how its sheets come out on paper.</summary>
public sealed class GridBookTests
{
    private const string Shown = "学校七项指标";
    private const string Figures = "计算数据";
    private const string Rules = "口径与门槛";

    [Fact]
    public void The_first_sheet_has_the_columns_and_rows_chosen_and_no_other()
    {
        var (book, content) = Book("locale=rural&cols=organiser.locale.R4.met&sort=-R4");
        using (book)
        {
            Assert.Equal([Shown, Figures, Rules], book.Sheets);
            var rows = book.Rows(Shown);
            var rule = content.Opened.Result.Inputs.Pack.Indicators[3];
            Assert.Equal(
                [
                    "学校",
                    "学校标识码",
                    "办学类型",
                    "学段",
                    "举办者",
                    "城乡",
                    "在校生\n（人）",
                    $"R4 {rule.Name}（{rule.Unit}）",
                    "达标\n项数",
                    "结论",
                ],
                rows[3]
            );
            Assert.Equal(
                GridRows.Of(content.Opened.Result, content.Verdict, content.Query).Select(r => r.School.Name),
                rows.Skip(8).Select(r => r[0])
            );
            Assert.All(rows.Skip(8), r => Assert.Equal("乡村", r[5]));
            Assert.Equal("'学校七项指标'!$A:$A,'学校七项指标'!$4:$8", book.Titles(Shown));
        }
    }

    [Fact]
    public void Every_cell_of_the_first_sheet_is_looked_up_in_the_sheet_of_figures()
    {
        var (book, _) = Book("");
        using (book)
        {
            var cells = book[Shown].Descendants<Row>().Skip(9).SelectMany(r => r.Elements<Cell>()).ToList();
            Assert.NotEmpty(cells);
            Assert.All(cells, c => Assert.Contains($"'{Figures}'!", c.CellFormula!.Text));
            // Under the name of each indicator: its value and what it lacks.
            Assert.Contains(book.Rows(Shown)[4], t => t.StartsWith("距门槛", StringComparison.Ordinal));
            Assert.DoesNotContain(
                book[Figures].GetFirstChild<Columns>()!.Elements<Column>(),
                c => c.Hidden is not null
            );
        }
    }

    [Fact]
    public void A_value_that_is_not_there_and_a_part_that_is_not_judged_say_so()
    {
        var blank = OpenedDemo.Year(s =>
        {
            var copy = s.Copy();
            copy.Set(Engine.Schools.Field.MultimediaRooms, (decimal?)null);
            return copy;
        });
        GridContent content = new(blank, blank.Result.Strict, GridQuery.Parse("cols=R7.met"), OpenedDemo.Mark);
        using var book = new WrittenBook(s => GridWorkbook.Write(s, content));
        var rows = GridRows.All(blank.Result, blank.Result.Strict);
        Assert.Contains(rows, r => r.Verdict == Verdict.Excluded);
        Assert.Equal(
            rows.Select(r => r.Verdict == Verdict.Excluded ? "—" : "缺数据"),
            book.Rows(Shown).Skip(8).Select(r => r[5])
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("cols=R1&stage=primary")]
    [InlineData("cols=organiser.locale.R1.R2.R3.R4.R5.R6.R7.met.gaps")]
    public void The_sheets_fit_their_paper_and_no_wrapped_text_is_cut(string query)
    {
        var (book, content) = Book(query);
        using (book)
        {
            foreach (var sheet in book.Sheets)
            {
                book.FitsA4(sheet, sheet == Figures ? 3u : 1u);
                Assert.Contains($"'{sheet}'!$", book.Titles(sheet));
            }

            // Made smaller than half, nobody reads it.
            Assert.InRange(book.Widths(Shown).Sum(), 60, 250);
            AreHighEnough(book, Rules, firstWrapped: 5);
            AreHighEnough(book, Shown, firstWrapped: content.Query.Columns.Has(GridColumns.Gaps) ? 10 : 9);
        }
    }

    /// <summary>
    /// Every row is as high as the longest of its texts takes, in lines of 14 points: a Chinese character is as wide as
    /// two digits.
    /// </summary>
    private static void AreHighEnough(WrittenBook book, string sheet, int firstWrapped)
    {
        var widths = book.Widths(sheet);
        foreach (var row in book[sheet].Descendants<Row>().Skip(firstWrapped - 1))
        {
            var texts = row.Elements<Cell>()
                .Select((c, i) => (c, i))
                .Where(x => x.c.InlineString is not null && book.Wraps(x.c));
            var lines = texts
                .Select(t => Math.Ceiling(Units(t.c.InlineString!.InnerText) / (widths[t.i] - 1)))
                .ToList();
            var most = lines.Count == 0 ? 1 : lines.Max();
            Assert.True(most <= 1 || row.Height?.Value >= most * 14, $"{sheet} {row.RowIndex}: {most} lines");
        }
    }

    private static double Units(string text) => text.Sum(c => c >= '\u2000' ? 2d : 1d);

    private static (WrittenBook, GridContent) Book(string query)
    {
        var opened = OpenedDemo.Year();
        GridContent content = new(opened, opened.Result.Strict, GridQuery.Parse(query), OpenedDemo.Mark, "条件");
        return (new(s => GridWorkbook.Write(s, content)), content);
    }
}
