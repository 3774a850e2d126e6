using Junheng.App.Campaign;
using Junheng.Engine.Plans;

namespace Junheng.Engine.Tests.Plans;

/// <summary>Numbers, dates, headings and counts as plan papers write them.</summary>
public class PlanPiecesTests
{
    private static readonly IndicatorFinder Finder = new(ReadingWords.Load().Indicators);

    [Theory]
    [InlineData("R1", "小学、初中分别达到４.２人以上、５.３人以上", "junior 5.3, primary 4.2")]
    [InlineData("R2", "小学、初中均达到1人以上", "junior 1, primary 1")]
    [InlineData("R5", "小学达到7.5平方米以上；初中达到10.2平方米以上。", "junior 10.2, primary 7.5")]
    [InlineData(
        "G3",
        "每12个班级配备音乐、美术专用教室1间以上；音乐专用教室面积不小96平方米；美术专用教室面积不小于90㎡",
        "art 90, music 96, perClasses 12"
    )]
    [InlineData("G13", "就近学比100%95%以上", "junior 95, primary 100")]
    [InlineData("G9", "教师5年360学时培训完成率达到百分之百", "all 100, hours 360")]
    [InlineData(
        "G11",
        "不低于符合交流条件教师总数的10%；其中，骨干教师不低于交流轮岗教师总数的20%",
        "all 10, backbone 20"
    )]
    [InlineData("Q9", "学业水平达到 III 级以上，且校际差异率低于 0.15", "level 3, variation 0.15")]
    [InlineData("G7", "不低于0.8万元", "all 8000")]
    [InlineData("Q6", "德育工作达到良好以上", "")]
    public void The_numbers_of_an_indicator_are_read(string key, string text, string expected) =>
        Assert.Equal(
            expected,
            string.Join(", ", Thresholds.Of(key, text).Select(t => $"{t.Key} {Indicators.Show(t.Value)}"))
        );

    [Theory]
    [InlineData("2022年12月前", null, "2022-12")]
    [InlineData("(2023年9月至2024年9月)", "2023-09", "2024-09")]
    [InlineData("(2020年6月-2020年8月)", "2020-06", "2020-08")]
    [InlineData("(2021.06-2021.12)", "2021-06", "2021-12")]
    [InlineData("2025年1月至6月", "2025-01", "2025-06")]
    [InlineData("2024年", "2024", "2024")]
    public void A_span_is_read(string text, string? from, string? to) =>
        Assert.Equal((from, to), PlanDates.Span(PlainText.Of(text)));

    [Theory]
    [InlineData("2022年7月12日", "2022-07-12")]
    [InlineData("2023-12-27", "2023-12-27")]
    [InlineData("二〇二五年十月二十三日", "2025-10-23")]
    [InlineData("2023年13月1日", null)]
    public void A_day_is_read(string text, string? day) => Assert.Equal(day, PlanDates.Day(PlainText.Of(text)));

    [Theory]
    [InlineData("一、指导思想", "Chapter 1")]
    [InlineData("（十二）其他", "Section 12")]
    [InlineData("1.2027年9月前", "Item 1")]
    [InlineData("１２．专任教师", "Item 12")]
    [InlineData("2.3间以上", "None 0")]
    [InlineData("(3)认真做好", "Sub 3")]
    [InlineData("附 件 ２：", "Annex 2")]
    [InlineData("第二阶段：实施", "Section 2")]
    public void A_heading_number_is_read(string text, string expected)
    {
        var number = Numbering.Of(PlainText.Of(text));
        Assert.Equal(expected, $"{number.Depth} {number.Number}");
    }

    [Theory]
    [InlineData("全市残疾儿童少年入学率达到95%以上", "Q2")]
    [InlineData("教师5360学时培训完成率达100%", "G9")]
    [InlineData("城县和镇县公办小学、初中就近划片入学比例", "G13")]
    [InlineData("B10.所有小学、初中每 12 个班级配备音乐、美术专用教室1间以上", "G3")]
    [InlineData("政府保障程度（共15项指标，均要达到要求）", null)]
    [InlineData("为全县教师办好事实事", null)]
    public void An_indicator_is_recognised_by_its_words(string text, string? key) =>
        Assert.Equal(key, Finder.Find(TableColumns.Stripped(text)));

    [Theory]
    [InlineData(
        "守住底线。严禁以考试方式招生、严禁违规择校、严禁设立重点班、严禁弄虚作假，坚决防范重大安全责任事故。",
        "以考试方式招生|违规择校|设立重点班|弄虚作假|重大安全责任事故"
    )]
    [InlineData("守住底线。严禁以考试方式招生、严禁违规择校、严禁占用教育用地，坚决防范舞弊。", "")]
    [InlineData("守住底线，做好招生、择校治理、安全、违纪处理、弄虚作假查处等工作。", "")]
    public void What_a_bottom_line_forbids_is_the_veto_if_most_of_its_grounds_are_there(string text, string grounds) =>
        Assert.Equal(
            grounds,
            string.Join('|', Vetoes.Read(new([new(text, 1, 1)]), new(ReadingWords.Load().Organs)).Veto)
        );

    [Fact]
    public void A_self_check_counts_schools_by_stage()
    {
        var check = SelfChecks.Of(
            "未达标。有10所小学、6所农村初中音乐教室数量不足；有11所小学、5所农村初中美术专用教室数量不足。"
        )!;
        Assert.Equal((false, 10, 6), (check.Met, check.ShortPrimary, check.ShortJunior));
        Assert.Equal(["音乐教室", "音乐教室", "美术专用教室", "美术专用教室"], check.Counts.Select(c => c.What));
        Assert.Null(SelfChecks.Of(" "));
        Assert.Null(SelfChecks.Of("已于去年参加监测，结果未反馈。")!.Met);
    }
}
