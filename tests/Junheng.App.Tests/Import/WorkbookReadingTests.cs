using Junheng.Engine.Schools;
using Junheng.Engine.Validate;
using static Junheng.App.Tests.Import.RawWorkbook;

namespace Junheng.App.Tests.Import;

public sealed class WorkbookReadingTests
{
    private static readonly string[] Header =
    [
        Text("年份"),
        Text("区县代码"),
        Text("学校标识码"),
        Text("学校名称"),
        Text("办学类型"),
        Text("小学在校生数"),
        Text("教学及辅助用房面积（㎡）"),
    ];

    [Fact]
    public void Numbers_texts_and_shared_strings_are_read()
    {
        var book = new RawWorkbook();
        var name = book.Shared(
            "<r><rPr><b/></rPr><t>示例</t></r><r><t xml:space=\"preserve\">小学 </t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>"
        );
        var type = book.Shared("<t>九年一贯制学校</t>");
        var row = Read(
            book,
            Number("2025"),
            Number("990101"),
            Number("2199000001"),
            name,
            type,
            Number("12"),
            Number("98.5")
        );
        Assert.Equal((2025, "990101", "2199000001"), (row.Year, row.County, row.School));
        Assert.Equal(("示例小学", SchoolType.NineYear), (row.Name, row.Type));
        Assert.Equal((12m, 98.5m), (row.Value(Field.PupilsPrimary), row.Value(Field.TeachingArea)));
        Assert.Equal(("book.xlsx", "数据", 2), (row.Source!.File, row.Source.Sheet, row.Source.Row));
    }

    [Theory]
    [InlineData("0.10000000000000001", "0.1")]
    [InlineData("12.340000000000001", "12.34")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("1.2E3", "1200")]
    [InlineData("1.0000000000000001E-5", "0.00001")]
    [InlineData("1234567.1234560001", "1234567.123456")]
    [InlineData("12345678901.123501", "12345678901.1235")]
    [InlineData("-0", "0")]
    [InlineData("45.0", "45")]
    public void Stored_doubles_mean_the_decimals_that_were_typed(string stored, string expected)
    {
        var row = Read(new(), Number("2025"), Number("990101"), Text("S"), null, Text("小学"), null, Number(stored));
        Assert.Equal(
            decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            row.Value(Field.TeachingArea)
        );
    }

    [Theory]
    [InlineData("0.12345678", "too-many-decimals")]
    [InlineData("1E-300", "too-many-decimals")]
    [InlineData("-1.5", "negative")]
    [InlineData("1E+13", "too-large")]
    [InlineData("1E+300", "lost-digits")]
    [InlineData("NaN", "not-a-number")]
    public void A_stored_number_obeys_the_same_rules(string stored, string expected)
    {
        var result = Result(
            new(),
            Number("2025"),
            Number("990101"),
            Text("S"),
            null,
            Text("小学"),
            null,
            Number(stored)
        );
        Assert.True(Assert.Single(result.Rows).WasRejected(Field.TeachingArea));
        Assert.Equal("数据!G2", Place(result, expected));
    }

    [Fact]
    public void A_formula_gives_its_stored_result()
    {
        var row = Read(
            new(),
            Number("2025"),
            Number("990101"),
            "<c {0} t=\"str\"><f>\"S\"&amp;1</f><v>S1</v></c>",
            "<c {0} t=\"str\"><f>IF(1,\"\")</f><v></v></c>",
            Text("小学"),
            "<c {0}><f>6*7</f><v>42</v></c>",
            null
        );
        Assert.Equal(("S1", "", 42m), (row.School, row.Name, row.Value(Field.PupilsPrimary)));
    }

    [Theory]
    [InlineData("<c {0}><f>6*7</f></c>", "formula-without-value")]
    [InlineData("<c {0}><f>6*7</f><v></v></c>", "formula-without-value")]
    [InlineData("<c {0}><f>6*7</f><v/></c>", "formula-without-value")]
    [InlineData("<c {0} t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "error-cell")]
    [InlineData("<c {0} t=\"e\"><v>#N/A</v></c>", "error-cell")]
    [InlineData("<c {0} t=\"b\"><v>1</v></c>", "not-a-number")]
    public void A_cell_without_a_figure_is_an_error_and_missing(string cell, string expected)
    {
        var result = Result(new(), Number("2025"), Number("990101"), Text("S"), null, Text("小学"), cell, null);
        var row = Assert.Single(result.Rows);
        Assert.True(row.WasRejected(Field.PupilsPrimary));
        var finding = result.Single(expected);
        Assert.Equal(
            (FindingLevel.Error, "数据", 2, "pupils_primary"),
            (finding.Level, finding.Sheet, finding.Row, finding.Column)
        );
        Assert.Equal("book.xlsx!数据!F2", result.Place(finding));
    }

    [Theory]
    [InlineData(0, "<c {0} t=\"e\"><v>#REF!</v></c>", "error-cell", "year")]
    [InlineData(2, "<c {0}><f>A1</f></c>", "formula-without-value", "school")]
    [InlineData(2, "<c {0}><v>12345678901234567890</v></c>", "lost-digits", "school")]
    [InlineData(4, "<c {0} t=\"e\"><v>#NAME?</v></c>", "error-cell", "type")]
    public void A_key_that_cannot_be_read_skips_the_row_with_one_finding(
        int at,
        string cell,
        string expected,
        string code
    )
    {
        string?[] cells = [Number("2025"), Number("990101"), Text("S"), null, Text("小学"), null, null];
        cells[at] = cell;
        var result = Result(new(), cells);
        Assert.Empty(result.Rows);
        var finding = Assert.Single(result.Findings, f => f.Level == FindingLevel.Error);
        Assert.Equal((expected, code), (finding.Code, finding.Column));
    }

    [Fact]
    public void Titles_above_the_header_are_passed_over_and_addresses_still_fit()
    {
        var book = new RawWorkbook();
        book.Row(1, Text("示例县2025年学校基表")).Row(3, Text("填报单位："), null, Text("年份"));
        book.Row(5, [null, .. Header])
            .Row(6, null, Number("2025"), Number("990101"), Text("S"), null, Text("小学"), Text("x"));
        var result = Files.Read(book.Bytes(), "book.xlsx");
        Assert.Equal(5, result.Header!.Row);
        Assert.Equal("book.xlsx!数据!G6", result.Place(result.Single("not-a-number")));
        Assert.Equal("D6", result.Address(6, "school"));
        Assert.Equal("A6", result.Address(6, ""));
        Assert.Null(result.Address(6, "music_rooms"));
    }

    [Fact]
    public void A_header_below_the_twentieth_row_is_not_looked_for()
    {
        Assert.Equal("no-header", Files.Read(new RawWorkbook().Row(21, Header).Bytes()).Problem());
        Assert.Null(Files.Read(new RawWorkbook().Row(20, Header).Bytes()).Problem);
    }

    [Fact]
    public void The_first_sheet_with_a_header_is_read_and_the_others_are_told()
    {
        var book = new RawWorkbook().Named("说明").Row(1, Text("年份"), Text("填四位数字"));
        book.Sheet("旧表", "hidden")
            .Row(1, Header)
            .Row(2, Number("2024"), Number("990101"), Text("H"), null, Text("小学"));
        book.Sheet("甲").Row(1, Header).Row(2, Number("2025"), Number("990101"), Text("A"), null, Text("小学"));
        book.Sheet("乙").Row(1, Header).Row(2, Number("2025"), Number("990101"), Text("B"), null, Text("小学"));
        var result = Files.Read(book.Bytes());
        Assert.Equal(("A", "甲"), (Assert.Single(result.Rows).School, result.Sheet));
        var notices = result.Findings.Where(f => f.Code == "sheet-not-read").ToArray();
        Assert.Equal(["乙", "旧表"], notices.Select(f => f.Sheet));
        Assert.All(notices, f => Assert.Equal(FindingLevel.Notice, f.Level));
    }

    [Fact]
    public void Empty_rows_and_styled_empty_cells_are_no_rows_however_many_there_are()
    {
        var book = new RawWorkbook().Row(1, Header);
        for (var i = 2; i <= 100_001; i++)
        {
            book.Xml($"<row r=\"{i}\" s=\"1\" customFormat=\"1\"><c r=\"A{i}\" s=\"1\"/><c r=\"G{i}\" s=\"2\"/></row>");
        }

        book.Row(100_002, Text(" "), Text("　"));
        book.Row(100_003, Number("2025"), Number("990101"), Text("S"), null, Text("小学"));
        var result = Files.Read(book.Bytes());
        Assert.DoesNotContain(result.Findings, f => f.Level == FindingLevel.Error);
        Assert.Equal(100_003, Assert.Single(result.Rows).Source!.Row);
    }

    [Fact]
    public void Cells_and_rows_without_references_follow_one_another()
    {
        var cells = string.Concat(Header.Select(c => c.Replace("{0} ", "", StringComparison.Ordinal)));
        var book = new RawWorkbook().Xml($"<row>{cells}</row>");
        book.Xml(
            "<row><c><v>2025</v></c><c><v>990101</v></c><c t=\"inlineStr\"><is><t>S</t></is></c><c t=\"inlineStr\"><is/></c><c t=\"inlineStr\"><is><t>小学</t></is></c><c><v>9</v></c></row>"
        );
        var row = Assert.Single(Files.Read(book.Bytes()).Rows);
        Assert.Equal(("S", 9m, 2), (row.School, row.Value(Field.PupilsPrimary), row.Source!.Row));
    }

    [Fact]
    public void Escaped_characters_are_resolved()
    {
        var row = Read(
            new(),
            Number("2025"),
            Number("990101"),
            Text("S"),
            Text("甲_x000A_乙_x005F_x0041_"),
            Text("小学")
        );
        Assert.Equal("甲\n乙_x0041_", row.Name);
    }

    private static string Place(App.Import.ReadResult result, string code) =>
        result.Place(result.Single(code)).Replace("book.xlsx!", "", StringComparison.Ordinal);

    private static App.Import.ReadResult Result(RawWorkbook book, params string?[] cells) =>
        Files.Read(book.Row(1, Header).Row(2, cells).Bytes(), "book.xlsx");

    private static SchoolRecord Read(RawWorkbook book, params string?[] cells)
    {
        var result = Result(book, cells);
        Assert.DoesNotContain(result.Findings, f => f.Level == FindingLevel.Error);
        return Assert.Single(result.Rows);
    }
}
