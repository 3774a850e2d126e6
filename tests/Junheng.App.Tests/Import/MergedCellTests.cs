using Junheng.Engine.Schools;
using Junheng.Engine.Validate;
using static Junheng.App.Tests.Import.RawWorkbook;

namespace Junheng.App.Tests.Import;

/// <summary>Merged cells and hidden rows, as people lay out their tables.</summary>
public sealed class MergedCellTests
{
    private static readonly string[] Header =
    [
        Text("年份"),
        Text("区县代码"),
        Text("学校标识码"),
        Text("办学类型"),
        Text("小学在校生数"),
    ];

    [Fact]
    public void A_text_merged_over_rows_stands_for_each_of_them()
    {
        var book = new RawWorkbook()
            .Row(1, Header)
            .Row(2, Number("2025"), Number("990101"), Text("A"), Text("小学"), Number("100"))
            .Row(3, null, null, Text("B"), null, Number("200"))
            .Row(4, null, null, Text("C"), null, Number("300"))
            .Row(5, Number("2025"), Number("990102"), Text("D"), Text("初级中学"))
            .Merged("A2:A4", "B2:B4", "D2:D4");
        var result = Files.Read(book.Bytes());
        Assert.DoesNotContain(result.Findings, f => f.Level == FindingLevel.Error);
        Assert.Equal(["A", "B", "C", "D"], result.Rows.Select(r => r.School));
        Assert.Equal(["990101", "990101", "990101", "990102"], result.Rows.Select(r => r.County));
        Assert.Equal([100m, 200m, 300m, null], result.Rows.Select(r => r.Value(Field.PupilsPrimary)));
    }

    [Fact]
    public void A_figure_merged_over_rows_is_told_where_it_is_missing()
    {
        var book = new RawWorkbook()
            .Row(1, Header)
            .Row(2, Number("2025"), Number("990101"), Text("A"), Text("小学"), Number("100"))
            .Row(3, Number("2025"), Number("990101"), Text("B"), Text("小学"))
            .Merged("E2:E3");
        var result = Files.Read(book.Bytes(), "book.xlsx");
        Assert.Equal([100m, null], result.Rows.Select(r => r.Value(Field.PupilsPrimary)));
        Assert.Equal("book.xlsx!数据!E3", result.Place(result.Single("merged-figure")));
    }

    [Fact]
    public void Rows_of_nothing_but_a_merged_cell_are_no_rows_and_headers_merged_in_height_are_one()
    {
        var book = new RawWorkbook()
            .Row(1, Header)
            .Row(2)
            .Row(3, Number("2025"), Number("990101"), Text("A"), Text("小学"), Number("100"))
            .Row(4)
            .Merged("A1:A2", "B1:B2", "C1:C2", "A3:A400", "B3:B400");
        var result = Files.Read(book.Bytes());
        Assert.DoesNotContain(result.Findings, f => f.Level == FindingLevel.Error);
        Assert.Equal("A", Assert.Single(result.Rows).School);
    }

    [Fact]
    public void A_school_merged_beside_its_classes_owns_all_of_them()
    {
        var book = new RawWorkbook()
            .Row(1, Header)
            .Row(2, Number("2025"), Number("990101"), Text("A"), Text("小学"), Number("83"))
            .Sheet("班级名单")
            .Row(1, Text("学校标识码"), Text("学段"), Text("年级"), Text("班级"), Text("学生数"))
            .Row(2, Text("A"), Text("小学"), Text("一年级"), Text("1班"), Number("40"))
            .Row(3, null, null, null, Text("2班"), Number("43"))
            .Row(4, null, null, Text("二年级"), Text("1班"))
            .Merged("A2:A4", "B2:B4", "C2:C3", "E3:E4");
        var result = Files.Read(book.Bytes());
        Assert.Equal(
            [("一年级", "1班", (int?)40), ("一年级", "2班", 43), ("二年级", "1班", null)],
            Assert.Single(result.Rows).Classes.Select(c => (c.Grade, c.Name, c.Pupils))
        );
        Assert.Equal(("班级名单", 4), (result.Single("merged-figure").Sheet, result.Single("merged-figure").Row));
    }

    [Fact]
    public void A_hidden_row_is_read_like_any_other()
    {
        var book = new RawWorkbook()
            .Row(1, Header)
            .Row(2, Number("2025"), Number("990101"), Text("A"), Text("小学"), Number("100"))
            .Xml(
                "<row r=\"3\" hidden=\"1\"><c r=\"A3\"><v>2025</v></c><c r=\"B3\"><v>990101</v></c>"
                    + "<c r=\"C3\" t=\"str\"><v>B</v></c><c r=\"D3\" t=\"str\"><v>小学</v></c><c r=\"E3\"><v>7</v></c></row>"
            );
        Assert.Equal(["A", "B"], Files.Read(book.Bytes()).Rows.Select(r => r.School));
    }
}
