using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Campaign;
using Junheng.App.Tests.Demo;
using Junheng.App.Tests.Report;

namespace Junheng.App.Tests.Campaign;

/// <summary>The table of duties on paper and as a workbook.</summary>
public sealed class MatrixPrintedTests
{
    private static readonly OpenedYear Opened = OpenedDemo.Year();

    private static readonly Matrix Table = new(
        [
            new(
                "R1",
                "资源配置",
                "高于规定学历教师数",
                ["县教育局", "县人社局", "县委编办"],
                "2027",
                true,
                "招聘教师",
                1
            ),
            new("R4", "资源配置", "教学用房面积", ["县教育局"], "2028", false, "", 1),
            new("G6", "政府保障程度", "=公用经费", [], "", false, "", 0),
        ],
        [.. Units(40)]
    );

    [Fact]
    public void The_workbook_has_the_annex_and_the_marks_each_with_its_head_on_every_page()
    {
        using var book = new WrittenBook(s => MatrixWorkbook.Write(s, Opened, Table, "全部指标，3项", OpenedDemo.Mark));
        Assert.Equal(["任务分解表", "指标与单位对照表"], book.Sheets);
        book.FitsA4("任务分解表");
        book.FitsA4("指标与单位对照表", pages: 2);
        Assert.Equal("'任务分解表'!$A:$B,'任务分解表'!$3:$3", book.Titles("任务分解表"));
        Assert.Equal("'指标与单位对照表'!$A:$B,'指标与单位对照表'!$3:$3", book.Titles("指标与单位对照表"));
        var rows = book.Rows("任务分解表");
        Assert.Equal("示例县（合成数据）创建义务教育优质均衡发展县主要指标任务分解表", rows[0][0]);
        Assert.Contains(
            "全部指标，3项；导出时间：2026-11-26 15:04；导出人：县教育局统计岗",
            rows[1][0],
            StringComparison.Ordinal
        );
        Assert.Equal("资源配置", rows[3][0]);
        Assert.Equal(
            ["R1", "高于规定学历教师数", "县教育局", "县人社局、县委编办", "2027年，逐年保持", "招聘教师"],
            rows[4]
        );
        // What begins like a formula is a text.
        Assert.DoesNotContain(book["任务分解表"].Descendants<Cell>(), c => c.CellFormula is not null);
        var marks = book.Rows("指标与单位对照表");
        Assert.Equal(["●", "○", "○", ""], marks[3].Skip(2).Take(4));
        Assert.Equal(["●", "", "", ""], marks[4].Skip(2).Take(4));
    }

    [Fact]
    public void The_annex_has_who_leads_and_who_supports_in_columns_of_their_own()
    {
        using var paper = new WrittenPaper(s => MatrixPaper.Write(s, Opened, Table, "全部指标，3项", OpenedDemo.Mark));
        Assert.Equal("主要指标任务分解表", paper.Lines[2]);
        var rows = WrittenPaper.Rows(paper.Tables.Single());
        Assert.Equal(["序号", "指标", "牵头单位", "配合单位", "整改措施", "完成时限"], rows[0]);
        Assert.Equal(["资源配置"], rows[1]);
        Assert.Equal(
            ["1", "高于规定学历教师数", "县教育局", "县人社局\n县委编办", "招聘教师", "2027年，\n逐年保持"],
            rows[2]
        );
        Assert.Equal(["1", "=公用经费", "", "", "", ""], rows[5]);
    }

    private static IEnumerable<MatrixUnit> Units(int count) =>
        new[] { "县教育局", "县人社局", "县委编办" }
            .Concat(Enumerable.Range(1, count - 3).Select(i => $"第{i}镇"))
            .Select(n => new MatrixUnit(n, new HashSet<string> { n }));
}
