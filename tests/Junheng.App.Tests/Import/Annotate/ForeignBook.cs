namespace Junheng.App.Tests.Import.Annotate;

/// <summary>A workbook by openpyxl with all that a bureau's workbooks have besides figures.</summary>
internal static class ForeignBook
{
    private const string Script = """
        import sys
        from openpyxl import Workbook
        from openpyxl.chart import BarChart, Reference
        from openpyxl.comments import Comment
        from openpyxl.formatting.rule import CellIsRule
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
        from openpyxl.workbook.defined_name import DefinedName
        from openpyxl.worksheet.datavalidation import DataValidation
        from openpyxl.worksheet.table import Table
        book = Workbook()
        data = book.active
        data.title = "学校's 数据"
        data.append(["年份", "区县代码", "学校标识码", "学校名称", "办学类型", "小学在校生数", "合计"])
        for i in range(2, 42):
            data.append([2026, "990101", "%010d" % i, "示例第%d小学" % i, "小学", 300 + i, "=F%d*2" % i])
            data.cell(i, 3).number_format = "@"
            data.cell(i, 6).number_format = "#,##0"
            data.cell(i, 6).border = Border(left=Side(style="thin"))
            data.cell(i, 6).protection = Protection(locked=False)
        for cell in data[1]:
            cell.font = Font(bold=True, name="黑体")
            cell.fill = PatternFill("solid", fgColor="FF92D050")
        data["F5"] = None
        data.row_dimensions[7].hidden = True
        data.row_dimensions[9].height = 60
        data.column_dimensions["F"].width = 18
        data.freeze_panes = "E2"
        data.merge_cells("A45:C46")
        data["A45"] = "填表人"
        data.protection.sheet = True
        data.protection.password = "1234"
        data.auto_filter.ref = "A1:G41"
        rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
        rule.add("F2:F41")
        data.add_data_validation(rule)
        data.conditional_formatting.add("F2:F41", CellIsRule("greaterThan", ["2000"], fill=PatternFill(bgColor="FFFF0000")))
        data["F3"].comment = Comment("请张老师\n再核对一次", "某校", width=300, height=120)
        data["D4"].comment = Comment("别的批注", "某校")
        data.oddFooter = None
        hidden = book.create_sheet("代码表")
        hidden.append(["小学", "初中"])
        hidden.sheet_state = "hidden"
        other = book.create_sheet("说明")
        other["B2"] = "说明文字"
        other["B2"].alignment = Alignment(wrap_text=True)
        other["B2"].hyperlink = "https://example.org/?a=1&b=2"
        other.print_title_rows = "1:1"
        other.print_area = "A1:C9"
        chart = BarChart()
        chart.add_data(Reference(data, min_col=6, min_row=1, max_row=9), titles_from_data=True)
        other.add_chart(chart, "E2")
        page = book.create_chartsheet("图")
        pie = BarChart()
        pie.add_data(Reference(data, min_col=6, min_row=1, max_row=9), titles_from_data=True)
        page.add_chart(pie)
        table = book.create_sheet("表")
        table.append(["项目", "数"])
        table.append(["甲", 1])
        table.add_table(Table(displayName="清单", ref="A1:B2"))
        book.active = 2
        name = DefinedName("学段", attr_text="代码表!$A$1:$B$1")
        try:
            book.defined_names.append(name)
        except AttributeError:
            book.defined_names["学段"] = name
        book.save(sys.argv[1])
        """;

    /// <summary>The sheet of the school records; its name needs quoting.</summary>
    public const string Data = "学校's 数据";

    public static async Task Write(TempFolder folder, string name)
    {
        var ended = await Programs.Openpyxl(folder.Path, "-c", Script, folder.At(name));
        Assert.True(ended.Exit == 0, ended.Error);
    }
}
