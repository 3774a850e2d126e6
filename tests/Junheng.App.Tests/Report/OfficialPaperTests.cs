using DocumentFormat.OpenXml.Wordprocessing;
using Junheng.App.Report.Papers;

namespace Junheng.App.Tests.Report;

/// <summary>Papers as offices send them.</summary>
public sealed class OfficialPaperTests
{
    [Fact]
    public void A_paper_has_the_format_of_official_papers()
    {
        using var paper = new WrittenPaper(s => Full().Write(s));
        var upright = paper.Sections[0];
        Assert.Equal((11906u, 16838u), Size(upright));
        var margin = upright.GetFirstChild<PageMargin>()!;
        // 37 mm above, 28 mm inside; 156 mm by 225 mm for text, to the twip.
        Assert.Equal((2098, 1588u), (margin.Top!.Value, margin.Left!.Value));
        Assert.Equal(8844u, 11906 - margin.Left.Value - margin.Right!.Value);
        Assert.Equal(12755, 16838 - margin.Top.Value - margin.Bottom!.Value);
        var title = Style(paper, "Title");
        Assert.Equal("方正小标宋简体", title.StyleRunProperties!.RunFonts!.EastAsia);
        Assert.Equal("44", title.StyleRunProperties.FontSize!.Val);
        Assert.Equal(JustificationValues.Center, title.StyleParagraphProperties!.Justification!.Val!.Value);
        var basis = paper.Main.StyleDefinitionsPart!.Styles!.DocDefaults!;
        var run = basis.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal(("仿宋_GB2312", "32"), (run.RunFonts!.EastAsia!.Value, run.FontSize!.Val!.Value));
        var line = basis.ParagraphPropertiesDefault!.ParagraphPropertiesBaseStyle!.SpacingBetweenLines!;
        Assert.InRange(int.Parse(line.Line!.Value!), 28 * 20, 30 * 20);
        Assert.Equal("黑体", Style(paper, "Heading1").StyleRunProperties!.RunFonts!.EastAsia);
        Assert.Equal("楷体_GB2312", Style(paper, "Heading2").StyleRunProperties!.RunFonts!.EastAsia);
    }

    [Fact]
    public void Fonts_are_named_with_what_stands_in_for_them_and_none_is_carried_along()
    {
        using var paper = new WrittenPaper(s => Full().Write(s));
        var fonts = paper.Main.FontTablePart!.Fonts!.Elements<Font>().ToDictionary(f => f.Name!.Value!);
        var used = paper.Main.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().Select(f => f.EastAsia!.Value!);
        Assert.All(used, f => Assert.NotEmpty(fonts[f].AltName!.Val!.Value!));
        Assert.Empty(paper.Main.FontTablePart.FontParts);
    }

    [Fact]
    public void Page_numbers_stand_outside_on_every_page()
    {
        using var paper = new WrittenPaper(s => Full().Write(s));
        Assert.NotNull(paper.Main.DocumentSettingsPart!.Settings!.GetFirstChild<EvenAndOddHeaders>());
        Assert.All(
            paper.Sections,
            s =>
                Assert.Equal(
                    [HeaderFooterValues.Default, HeaderFooterValues.Even],
                    s.Elements<FooterReference>().Select(f => f.Type!.Value)
                )
        );
        foreach (var (type, side) in new[] { ("odd", JustificationValues.Right), ("even", JustificationValues.Left) })
        {
            var footer = ((DocumentFormat.OpenXml.Packaging.FooterPart)paper.Main.GetPartById(type)).Footer!;
            Assert.Equal("— 1 —", footer.InnerText);
            Assert.Equal("PAGE", footer.Descendants<SimpleField>().Single().Instruction);
            Assert.Equal(side, footer.Descendants<Justification>().Single().Val!.Value);
        }
    }

    [Fact]
    public void A_wide_table_lies_crosswise_with_its_head_on_every_page_and_its_cells_merged()
    {
        using var paper = new WrittenPaper(s => Full().Write(s));
        Assert.Equal([(11906u, 16838u), (16838u, 11906u)], paper.Sections.Select(Size));
        Assert.Equal(PageOrientationValues.Landscape, paper.Sections[1].GetFirstChild<PageSize>()!.Orient!.Value);
        var rows = paper.Tables.Single().Elements<TableRow>().ToList();
        Assert.Equal([true, false, false, false], rows.Select(r => r.Descendants<TableHeader>().Any()));
        Assert.Equal(3, rows[1].Descendants<GridSpan>().Single().Val!.Value);
        Assert.Equal(
            [MergedCellValues.Restart, MergedCellValues.Continue],
            rows.SelectMany(r => r.Descendants<VerticalMerge>()).Select(m => m.Val!.Value)
        );
        // As wide as the turned page leaves room for, to a twip a column.
        var width = paper.Tables.Single().Descendants<GridColumn>().Sum(c => int.Parse(c.Width!.Value!));
        Assert.InRange(width, 12755 - 3, 12755);
        Assert.Equal(6, paper.Tables.Single().Descendants<TableBorders>().Single().ChildElements.Count);
    }

    [Fact]
    public void A_row_that_does_not_fit_the_columns_is_a_bug()
    {
        foreach (var row in new PaperCell[][] { ["a"], ["a", "b", "c"], [new("a") { Down = 2 }, "b"] })
        {
            var paper = new OfficialPaper("坏表");
            Assert.Throws<InvalidOperationException>(() => paper.Table(new([1, 1], [], [row])));
        }

        Assert.Throws<InvalidOperationException>(() => new OfficialPaper("空页").Page(crosswise: true));
    }

    [Fact]
    public void Characters_that_no_document_may_hold_are_left_out()
    {
        using var paper = new WrittenPaper(s => new OfficialPaper("甲\u0001<乙>").Text("丙\u0002&丁").Write(s));
        Assert.Equal(["丙&丁"], paper.Lines);
    }

    private static OfficialPaper Full() =>
        new OfficialPaper("示例")
            .Mark("附件1")
            .Title("示例县创建义务教育优质均衡发展县\n领导小组成员名单")
            .Roll("组　长：", ["县政府县长"], 5)
            .Heading("一、工作目标")
            .Subheading("（一）总体目标")
            .Text("到2028年达到国家标准。")
            .Text("1.县财政局：", "落实经费。")
            .Page(crosswise: true)
            .Title("任务分解表")
            .Table(
                new(
                    [1, 3, 2],
                    [
                        ["序号", "指标", "单位"],
                    ],
                    [
                        [new("资源配置") { Across = 3, IsHead = true }],
                        [new("1", true) { Down = 2 }, "甲", "县教育局\n县财政局"],
                        ["乙", "县住建局"],
                    ]
                )
            )
            .Note("数据截至2026年9月。");

    private static (uint, uint) Size(SectionProperties section) =>
        (section.GetFirstChild<PageSize>()!.Width!.Value, section.GetFirstChild<PageSize>()!.Height!.Value);

    private static Style Style(WrittenPaper paper, string id) =>
        paper.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == id);
}
