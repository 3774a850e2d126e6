namespace Junheng.App.Tests.Standards;

/// <summary>A national pack with a slip in it is refused with file, line and what is wrong.</summary>
public class BadNationalPackTests
{
    /// <summary>What stands in the delivered pack, what is put there, lines from there to the complaint, its words.</summary>
    public static readonly TheoryData<string, string, int, string> Slips = new()
    {
        { "    floor: 0.85", "    floor: 0.85\n    flor: 0.9", 1, "不认识的键“flor”" },
        { "title: 县域义务教育优质均衡发展国家标准", "titel: 标准", -2, "缺少“title”" },
        { "level: national", "level: national\ncolour: red", 1, "不认识的键“colour”" },
        { "      thresholds: { primary: 4.2, junior: 5.3 }", "      thresholds: { primary: 4.2 }", 0, "缺少“junior”" },
        { "      thresholds: { primary: 4.5, junior: 5.8 }\n", "", -11, "缺少“thresholds”" },
        { "    floor: 0.85", "    floor: high", 0, "应为数字" },
        { "    floor: 0.85", "    floor: [0.85]", 0, "应为数字" },
        { "    floor: 0.85", "    floor:", 0, "应为数字" },
        { "    min_met: 6\n", "", -3, "缺少“min_met”" },
        { "  rule:\n    document: measure", "  rule:\n    document: elsewhere", 1, "没有列出文件“elsewhere”" },
        {
            "    basis: stated\n    min_met: 6",
            "    basis: sure\n    min_met: 6",
            0,
            "只能是 stated、transcribed、assumed"
        },
        { "primary: [backbone_primary]", "primary: [backbone]", 0, "没有填报项“backbone”" },
        { "primary: [backbone_primary]", "primary: backbone_primary", 0, "应为列表" },
        { "numerator: [special_funds]", "numerator: [special_fund]", 0, "没有县级数据项“special_fund”" },
        { "types: [special, vocational]", "types: [special, prison]", 0, "没有办学类型“prison”" },
        { "from: 2017-04-19", "from: 2017-4-19", 0, "应为日期" },
        { "threshold: all, unit: 元", "threshold: al, unit: 元", 0, "没有门槛“al”" },
        { "weights: { kg: 1/1.1,", "weights: { kg: 0,", -3, "应大于零" },
        { "weights: { kg: 1/1.1,", "weights: { kg: 1/0,", 0, "应为数字" },
        { "      value: weighted", "      value: heavy", 0, "只能是 weighted、population、sample" },
        { "    R2:\n", "    R1:\n", 0, "不是合法的 YAML" },
        { "    R7:\n", "    R8:\n", -96, "缺少“R7”" },
        {
            "    thresholds: { perClasses: 12, music: 96, art: 90 }",
            "    thresholds: { music: 96, art: 90 }",
            -7,
            "perClasses"
        },
        { "thresholds: { perClasses: 12,", "thresholds: { perClasses: 0,", -7, "应为大于零的整数" },
        { "thresholds: { perClasses: 12,", "thresholds: { perClasses: 12.5,", -7, "应为大于零的整数" },
        { "    rooms_mode: { value: each,", "    room_mode: { value: each,", -9, "缺少“rooms_mode”" },
        { "rooms_mode: { value: each,", "rooms_mode: { value: some,", 0, "只能是 each、together" },
        { "    complete_secondary: { value: all,", "    complete: { value: all,", -9, "缺少“complete_secondary”" },
        { "thresholds: { all: 2000, integrated: 2500 }", "thresholds: { all: 2000 }", -7, "integrated" },
        { "thresholds: { primary: 45, junior: 50 }", "thresholds: { primary: 45 }", -7, "junior" },
        { "    method: classes", "    method: guess", 0, "只能是 judgement" },
        { "    item: R3\n", "    item: R9\n", 0, "不是可以适用过渡性条款的指标" },
        { "    item: R3\n", "    item: G14\n", 0, "不是可以适用过渡性条款的指标" },
        { "    when: { city_centre: true }", "    when: { city_centre: yes }", 0, "应为 true 或 false" },
        { "    when: { city_centre: true }", "    when: { built_by: 2016 }", 0, "不起作用的条件" },
        { "    when: { city_centre: true }", "    when: { locale: village }", 0, "没有城乡类型“village”" },
        { "    when: { built_by: 2010 }", "    when: { built_by: 2010.5 }", 0, "应为整数" },
        { "    when: { built_by: 2010 }", "    when: { unit_pupils_to: 99 }", 0, "不起作用的条件" },
        { "      art: { primary: 67, junior: 67 }\n", "", -1, "没有写全“G3”" },
        { "      art: { primary: 54, junior: 61 }", "      art: { primary: 54 }", 0, "缺少“junior”" },
        { "extra_sports_area:\n", "extra_sports_area:\n    extra: 1\n", 1, "不认识的键“extra”" },
        { "primary: [extra_sports_area]", "primary: [extra_area]", 0, "没有填报项“extra_area”" },
        { "  V1: { name: 以考试方式招生,", "  V1: { nam: 以考试方式招生,", 0, "缺少“name”" },
        { "pack: national/2017-6", "pack: national/2017", 0, "与文件位置“national/2017-6”不一致" },
        { "documents:\n", "documents: a: b\n", 0, "不是合法的 YAML" },
        { "level: national", "level: county", 0, "只能是 national" },
        { "documents:\n", "[1, 2]: x\ndocuments:\n", 0, "的键应为文字" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_refused_with_its_line(string find, string replace, int offset, string words)
    {
        using var folder = new PackFolder();
        var line = folder.Edit(find, replace) + offset;
        var error = folder.Refused();
        Assert.Equal(folder.NationalFile, error.File);
        Assert.StartsWith($"{folder.NationalFile}:{error.Line}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void A_tolerance_that_ends_before_it_begins_is_refused()
    {
        using var folder = new PackFolder();
        var line = folder.Edit(
            "    clause: 过渡性条款·体育艺术教师\n    basis: transcribed\n    from: 2019-01-01",
            "    clause: 过渡性条款·体育艺术教师\n    basis: transcribed\n    from: 2029-01-01"
        );
        var error = folder.Refused();
        Assert.Contains("早于开始日期", error.Message, StringComparison.Ordinal);
        // The whole clause is at fault: the line is that of its first key.
        Assert.Equal(line - 6, error.Line);
    }

    [Fact]
    public void A_second_tolerance_for_one_indicator_is_refused()
    {
        using var folder = new PackFolder();
        var line = folder.Edit(
            "    item: R5\n    when: { city_centre: true }",
            "    item: R3\n    when: { city_centre: true }"
        );
        var error = folder.Refused();
        Assert.Contains("请合并为一条", error.Message, StringComparison.Ordinal);
        Assert.Equal(line - 1, error.Line);
    }

    [Fact]
    public void An_empty_file_and_two_packs_in_one_file_are_refused()
    {
        using var empty = new PackFolder().Add("other", "");
        Assert.Equal((1, empty.PathOf("other")), (empty.Refused().Line, empty.Refused().File));
        using var two = new PackFolder().Add("other", "pack: other\n---\npack: another\n");
        Assert.Equal(1, two.Refused().Line);
    }
}
