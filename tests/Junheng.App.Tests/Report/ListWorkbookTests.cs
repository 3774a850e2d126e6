using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Rectify;
using Junheng.App.Report;
using Junheng.App.Tests.Demo;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Tests.Report;

/// <summary>The lists for work as workbooks to hand on.</summary>
public sealed class ListWorkbookTests
{
    private const string Evil = "=HYPERLINK(\"http://example.org\")";

    private static readonly OpenedYear Opened = OpenedDemo.Year();

    [Fact]
    public void The_list_of_gaps_says_what_it_is_and_has_the_rows_asked_for()
    {
        var query = ListQuery.Parse("stage=primary&locale=city");
        using var book = new WrittenBook(s => ListWorkbook.Gaps(s, Content(query)));
        var rows = book.Rows("差距清单");
        var lines = GapList.Of(Opened.Result, Opened.Result.Strict, query).Lines;
        foreach (
            var word in new[]
            {
                "990100",
                "2026年差距清单",
                "第1版（正式数据，统计时点2026-09-01）",
                "导出时间：2026-11-26 15:04；导出人：县教育局统计岗",
                $"规则包：{Opened.Result.Inputs.Pack.Title}",
                "严格口径",
                $"小学、主城区，{lines.Count}条，缺口从大到小",
            }
        )
        {
            Assert.Contains(word, rows[0][0] + rows[1][0]);
        }

        Assert.Equal(lines.Select(l => l.School.Name), rows.Skip(3).Select(r => r[1]));
        Assert.All(rows.Skip(3), r => Assert.Equal(("主城区", "小学"), (r[3], r[4])));
        Assert.True(rows.Count > 5, $"{rows.Count} rows");
        book.FitsA4("差距清单");
        Assert.Equal(
            "&L导出：县教育局统计岗 2026-11-26 15:04&C第 &P 页，共 &N 页",
            book["差距清单"].GetFirstChild<HeaderFooter>()!.OddFooter!.Text
        );
        Assert.Equal("'差距清单'!$A:$A,'差距清单'!$3:$3", book.Titles("差距清单"));
    }

    [Theory]
    [InlineData(ItemMethod.Classes, "超过规定人数的班级")]
    [InlineData(ItemMethod.Rooms, "缺教室的学校", "面积不足的教室")]
    public void The_list_of_an_item_has_a_sheet_for_each_of_its_tables(ItemMethod method, params string[] sheets)
    {
        var item = Item(Opened, method);
        using var book = new WrittenBook(s => Assert.True(ListWorkbook.Item(s, Content(new()), item)));
        Assert.Equal(sheets, book.Sheets);
        Assert.All(book.Sheets, s => book.FitsA4(s));
        Assert.All(book.Sheets, s => Assert.True(book.Rows(s).Count > 4, s));
        Assert.Equal(item.Shortfalls.Sum(s => s.Count), Counted(book, method));
    }

    [Fact]
    public void An_item_of_neither_classes_nor_rooms_has_no_list()
    {
        using var stream = new MemoryStream();
        Assert.False(ListWorkbook.Item(stream, Content(new()), Item(Opened, ItemMethod.Ratio)));
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void A_name_that_looks_like_a_formula_is_written_as_a_text()
    {
        var named = OpenedDemo.Year(Called);
        ListContent content = new(named, named.Result.Strict, new(), OpenedDemo.Mark);
        using var book = new WrittenBook(s => ListWorkbook.Gaps(s, content));
        var cells = book["差距清单"].Descendants<Cell>().ToList();
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.Contains(cells, c => c.InlineString?.InnerText == Evil && c.DataType!.Value == CellValues.InlineString);
        Assert.DoesNotContain(cells, c => c.CellValue?.Text == Evil);
    }

    private static SchoolRecord Called(SchoolRecord school)
    {
        SchoolRecord named = new()
        {
            Year = school.Year,
            County = school.County,
            School = school.School,
            Name = Evil,
            Type = school.Type,
        };
        foreach (var field in Fields.All)
        {
            named.Set(field.Field, school.Value(field.Field));
        }

        return named;
    }

    private static double Counted(WrittenBook book, ItemMethod method) =>
        method == ItemMethod.Classes
            ? book.Rows(book.Sheets[0]).Count - 3
            : book.Rows(book.Sheets[0]).Skip(3).Sum(r => double.Parse(r[^1]));

    private static ItemVerdict Item(OpenedYear opened, ItemMethod method) =>
        opened.Result.Strict.Items.First(i => i.Item.Method == method);

    private static ListContent Content(ListQuery query) => new(Opened, Opened.Result.Strict, query, OpenedDemo.Mark);
}
