namespace Junheng.App.Tests.Standards;

/// <summary>An overlay that contradicts its base, or itself, is refused with file, line and what is wrong.</summary>
public class BadOverlayTests
{
    /// <summary>Eight lines; what a test sets begins on line 9.</summary>
    private const string Head =
        "pack: test/county\n"
        + "title: 试验县\n"
        + "level: county\n"
        + "base: national/2017-6\n"
        + "divisions: [\"990001\"]\n"
        + "from: 2024-01-01\n"
        + "documents:\n"
        + "  plan: { number: 试〔2024〕1号, title: 试验方案, date: 2024 }\n";

    private const string Source = "document: plan, clause: 第1项, basis: stated";

    public static readonly TheoryData<string, int, string> Slips = new()
    {
        { $"set:\n  G14.thresholds.al: {{ value: 60, {Source} }}", 10, "没有“G14.thresholds.al”" },
        { $"set:\n  Z1.thresholds.all: {{ value: 60, {Source} }}", 10, "没有“Z1.thresholds.all”" },
        { "set:\n  G14.thresholds.all: 60", 10, "都要有自己的出处" },
        { "set:\n  G14.thresholds.all: { value: 60 }", 10, "缺少“document”" },
        { "set:\n  G14.thresholds.all: { value: 60, document: plan, basis: stated }", 10, "缺少“clause”" },
        { "set:\n  G14.thresholds.all: { value: 60, document: plan, clause: 第1项 }", 10, "缺少“basis”" },
        { $"set:\n  G14.thresholds.all: {{ value: 50, {Source} }}", 10, "与上级规则包相同" },
        { $"set:\n  G14.thresholds.all: {{ value: 50.0, {Source} }}", 10, "与上级规则包相同" },
        { $"set:\n  G14.thresholds.all: {{ value: 49, {Source} }}", 10, "宽松" },
        { $"set:\n  R4.thresholds.primary: {{ value: 4.49, {Source} }}", 10, "宽松" },
        { $"set:\n  rule.floor: {{ value: 0.8, {Source} }}", 10, "宽松" },
        { $"set:\n  rule.min_met: {{ value: 5, {Source} }}", 10, "宽松" },
        { $"set:\n  cv.limits.primary: {{ value: 0.51, {Source} }}", 10, "宽松" },
        { $"set:\n  G3.thresholds.perClasses: {{ value: 13, {Source} }}", 10, "宽松" },
        { $"set:\n  G3.thresholds.music: {{ value: 95, {Source} }}", 10, "宽松" },
        { $"set:\n  G4.thresholds.all: {{ value: 2001, {Source} }}", 10, "宽松" },
        { $"set:\n  G5.thresholds.junior: {{ value: 51, {Source} }}", 10, "宽松" },
        { $"set:\n  G6.thresholds.all: {{ value: 99, {Source} }}", 10, "宽松" },
        { $"set:\n  Q8.thresholds.primary: {{ value: 6.5, {Source} }}", 10, "宽松" },
        { $"set:\n  Q9.thresholds.variation: {{ value: 0.16, {Source} }}", 10, "宽松" },
        { $"set:\n  Q9.thresholds.level: {{ value: 2, {Source} }}", 10, "宽松" },
        {
            $"set:\n  G14.thresholds.all: {{ value: 60, {Source} }}\n  G14.thresholds.all: {{ value: 70, {Source} }}",
            11,
            "不是合法的 YAML"
        },
        { $"set:\n  G3.rooms_mode: {{ value: each, {Source} }}", 10, "与上级规则包相同" },
        { $"set:\n  G3.rooms_mode: {{ value: both, {Source} }}", 10, "只能是" },
        { "set:\n  G3.rooms_mode: together", 10, "都要有自己的出处" },
        { "set:\n  cv.formula: sample", 10, "都要有自己的出处" },
        { $"set:\n  cv.formula: {{ value: mean, {Source} }}", 10, "只能是" },
        { $"set:\n  G14.thresholds.all: {{ value: sixty, {Source} }}", 10, "应为数字" },
        { $"set:\n  G14.thresholds.all: {{ value: 60, {Source}, why: x }}", 10, "不认识的键“why”" },
        {
            $"set:\n  tolerances.visiting.until: {{ value: 2027-12-31, {Source} }}",
            10,
            "没有“tolerances.visiting.until”"
        },
        { $"set:\n  tolerances.visiting_teachers.item: {{ value: R4, {Source} }}", 10, "只能改写 from 和 until" },
        { $"set:\n  tolerances.visiting_teachers.until: {{ value: 2018-12-31, {Source} }}", 10, "早于开始日期" },
        { $"set:\n  tolerances.visiting_teachers.until: {{ value: soon, {Source} }}", 10, "应为日期" },
        { "set: 5", 9, "应为键值表" },
        { "sets: {}", 9, "不认识的键“sets”" },
        { "set: {}\nadd:\n  things: {}", 11, "不认识的键“things”" },
        { "set: {}\nadd:\n  items:\n    G14:\n      name: x", 13, "“G14”在上级规则包中已有" },
        { "set: {}\nadd:\n  items:\n    R4:\n      name: x", 13, "“R4”在上级规则包中已有" },
        { $"add:\n  veto:\n    V1: {{ name: 甲, english: A, {Source} }}", 11, "“V1”在上级规则包中已有" },
        {
            $"add:\n  items:\n    L1: {{ name: 甲, short: 甲, english: A, group: local, scope: county, evidenced_by: figures, method: ratio, {Source} }}",
            11,
            "没有 tests"
        },
        {
            $"add:\n  items:\n    L1: {{ name: 甲, short: 甲, english: A, group: none, scope: county, evidenced_by: figures, method: judgement, {Source} }}",
            11,
            "只能是 guarantee"
        },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_is_refused_with_its_line(string body, int line, string words)
    {
        using var folder = new PackFolder().Add("test/county", Head + body + "\n");
        var error = folder.Refused();
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, folder.PathOf("test/county")), (error.Line, error.File));
    }

    [Theory]
    [InlineData("base: national/2017-6\n", "base: national/2012\n", 4, "没有规则包“national/2012”")]
    [InlineData("pack: test/county\n", "pack: test/town\n", 1, "与文件位置“test/county”不一致")]
    [InlineData("divisions: [\"990001\"]\n", "", 1, "缺少“divisions”")]
    [InlineData("level: county\n", "level: village\n", 3, "只能是 province、city、county")]
    [InlineData("base: national/2017-6\n", "", 3, "只能是 national")]
    [InlineData("from: 2024-01-01\n", "from: 2024\n", 6, "应为日期")]
    [InlineData(", date: 2024 }", " }", 8, "缺少“date”")]
    public void A_slip_in_the_head_is_refused_with_its_line(string find, string replace, int line, string words)
    {
        using var folder = new PackFolder().Add("test/county", Head.Replace(find, replace, StringComparison.Ordinal));
        var error = folder.Refused();
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, folder.PathOf("test/county")), (error.Line, error.File));
    }

    [Fact]
    public void A_base_that_leads_back_to_itself_is_refused()
    {
        var other = Head.Replace("test/county", "test/other", StringComparison.Ordinal);
        using var folder = new PackFolder()
            .Add("test/county", Head.Replace("base: national/2017-6", "base: test/other", StringComparison.Ordinal))
            .Add("test/other", other.Replace("base: national/2017-6", "base: test/county", StringComparison.Ordinal));
        var error = folder.Refused();
        Assert.Contains("绕回了自己", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, folder.PathOf("test/county")), (error.Line, error.File));
    }

    [Fact]
    public void An_overlay_on_an_overlay_is_held_to_its_own_base()
    {
        var city =
            Head.Replace("test/county", "test/city", StringComparison.Ordinal)
            + $"set:\n  G14.thresholds.all: {{ value: 60, {Source} }}\n";
        var county = Head.Replace("base: national/2017-6", "base: test/city", StringComparison.Ordinal);
        using var looser = new PackFolder()
            .Add("test/city", city)
            .Add("test/county", county + $"set:\n  G14.thresholds.all: {{ value: 55, {Source} }}\n");
        Assert.Equal(10, looser.Refused().Line);

        using var tighter = new PackFolder()
            .Add("test/city", city)
            .Add("test/county", county + $"set:\n  G14.thresholds.all: {{ value: 70, {Source} }}\n");
        var pack = tighter.Load().Find("test/county")!;
        Assert.Equal(70, pack["G14.thresholds.all"]);
        Assert.Equal(["50→60", "60→70"], pack.Changes.Select(c => $"{c.Before}→{c.After}"));
        Assert.Equal(["national/2017-6", "test/city", "test/county"], pack.Layers.Select(l => l.Name));
    }

    [Fact]
    public void The_longest_division_code_decides_which_pack_a_county_has()
    {
        using var folder = new PackFolder()
            .Add("test/county", Head)
            .Add(
                "test/city",
                Head.Replace("test/county", "test/city", StringComparison.Ordinal)
                    .Replace("990001", "9900", StringComparison.Ordinal)
            );
        var packs = folder.Load();
        Assert.Equal("test/county", packs.For("990001").Name);
        Assert.Equal("test/city", packs.For("990002").Name);
        Assert.Equal("national/2017-6", packs.For("110101").Name);
        Assert.Null(packs.Find("test/nowhere"));
    }

    [Fact]
    public void Switches_are_set_with_a_source_of_their_own_and_listed_as_changes()
    {
        using var folder = new PackFolder();
        var pack = folder
            .Add(
                "test/county",
                Head
                    + $"set:\n  G3.rooms_mode: {{ value: together, {Source} }}\n"
                    + $"  G4.complete_secondary: {{ value: integrated, {Source} }}\n"
                    + $"  cv.formula: {{ value: sample, {Source} }}\n"
            )
            .Load()
            .Find("test/county")!;

        var choices = pack.Items.SelectMany(i => i.Choices).ToDictionary(c => c.Key, c => c.Value);
        Assert.Equal(("together", "integrated"), (choices["rooms_mode"].Value, choices["complete_secondary"].Value));
        Assert.Equal("试〔2024〕1号", choices["rooms_mode"].Source.Document.Number);
        Assert.Equal(Engine.Standards.CvFormula.Sample, pack.Cv.Formula);
        Assert.Equal(["each", "all", "weighted"], pack.Changes.Select(c => c.Before));
    }
}
