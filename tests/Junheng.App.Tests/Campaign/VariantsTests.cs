using Junheng.Engine.Plans;

namespace Junheng.App.Tests.Campaign;

/// <summary>The same things in the several forms plan papers use; the papers are invented (see Variants/README.md).</summary>
public sealed class VariantsTests
{
    [Fact]
    public void Chapters_may_be_called_1_and_indicators_be_worded_otherwise()
    {
        var plan = Paper("a.txt");
        Assert.Equal(
            ("青梧区", "青政教〔2023〕12号", "2023-05-20", "区教育局"),
            (plan.County, plan.DocumentNumber, plan.Date, plan.Office)
        );
        Assert.Equal(
            [("city", "2026-11"), ("provincial", "2027-06"), ("national", "2028")],
            plan.Targets.Select(t => (t.Stage, t.By))
        );
        Assert.Equal([99m, 97m], plan.Goals.Select(g => g.Value!.Value));
        Assert.Equal(32, plan.Indicators.Count);
        Assert.All(plan.Indicators, i => Assert.NotEmpty(i.Units));
        Assert.All(plan.Indicators, i => Assert.NotNull(i.Deadline));
        Assert.Equal((6, 0.85m, 0.5m, 0.45m), Rules(plan));
        Assert.Equal(6, plan.Veto.Count);
        Assert.Equal(
            [
                "组长 区长",
                "副组长 区委常委、常务副区长",
                "副组长 分管教育副区长",
                "成员 区教育局、区财政局等单位主要负责人",
                "办公室主任 区教育局局长",
            ],
            Posts(plan)
        );
        Assert.Equal(
            ["measure", "measure", "measure", "safeguard", "safeguard", "safeguard"],
            plan.Measures.Select(m => m.Kind)
        );
        Assert.Equal([1, 3, 1], plan.Phases.Select(p => p.Steps.Count));
        Assert.Equal(["G14"], plan.Problems.Select(p => p.Item));
    }

    [Fact]
    public void Indicators_may_stand_in_running_sentences_and_chapters_without_numbers()
    {
        var plan = Paper("b.txt");
        Assert.Equal(("临政办发[2024]7号", "2024-03-08"), (plan.DocumentNumber, plan.Date));
        var rows = plan.Indicators.ToDictionary(i => i.Key);
        Assert.Equal(32, rows.Count);
        Assert.Equal("每百名学生拥有县级以上骨干教师数小学、初中均1人以上", rows["R2"].Text);
        Assert.Equal(5, rows["R7"].Units.Count);
        Assert.Equal((96m, 90m), (rows["G3"].Thresholds["music"], rows["G3"].Thresholds["art"]));
        Assert.Equal("留守儿童关爱体系健全，随迁子女在公办学校就读比例不低于85%", rows["G15"].Text);
        Assert.Equal("社会认可度达到85%以上", rows["S1"].Text);
        Assert.Equal(12, plan.Posts.Count);
        Assert.Equal("县人社局、县住建局", plan.Duties[^1].Unit);
        Assert.Equal(["县委编办", "县人社局"], plan.Measures[1].Units);
        Assert.Equal(["提高认识", "加强督查"], plan.Measures.Where(m => m.Kind == "safeguard").Select(m => m.Title));
        Assert.Equal(["准备启动", "攻坚推进", "评估验收"], plan.Phases.Select(p => p.Name));
        Assert.Equal([null, 3200m, 1560.5m], plan.Needs.Select(n => n.AmountWan));
        Assert.Equal(["G7", "G8", "G14"], plan.Problems.Select(p => p.Item));
    }

    [Fact]
    public void Columns_may_have_other_headings_and_members_their_role_behind_them()
    {
        var plan = Paper("c.txt");
        Assert.Equal(
            ["组长 市委副书记、市长", "副组长 市政府副市长", "成员 市教体局局长", "成员 市财政局局长", "办公室主任 "],
            Posts(plan)
        );
        Assert.Equal(["压实责任", "严格时限"], plan.Measures.Select(m => m.Title));
        Assert.Equal(["成立专班。", "印发方案。"], plan.Phases[0].Steps);
        Assert.Equal([2, 3, 1], plan.Phases.Select(p => p.Steps.Count));
        var rows = plan.Indicators.ToDictionary(i => i.Key);
        Assert.Equal(["市教体局", "市委编办", "市人社局"], rows["R1"].Units);
        Assert.Equal("加强培养", rows["R2"].Measures);
        Assert.Null(rows["R5"].Measures);
        Assert.Equal((2026, 2026), (rows["R2"].Deadline!.Year, rows["R3"].Deadline!.Year));
    }

    [Theory]
    [InlineData("R1", true, null, null)]
    [InlineData("R2", false, 9, 3)]
    [InlineData("R3", false, 5, 2)]
    [InlineData("R4", false, 3, 1)]
    [InlineData("R6", null, null, null)]
    [InlineData("G3", false, null, null)]
    [InlineData("G4", false, 1, null)]
    public void A_self_check_is_understood_in_free_wording(string key, bool? met, int? primary, int? junior)
    {
        var check = Paper("c.txt").Indicators.Single(i => i.Key == key).SelfCheck!;
        Assert.Equal((met, primary, junior), (check.Met, check.ShortPrimary, check.ShortJunior));
    }

    [Fact]
    public void Classes_over_the_size_are_counted_by_stage() =>
        Assert.Equal(
            [("class", "primary", 26), ("class", "junior", 15)],
            Paper("c.txt").Indicators.Single(i => i.Key == "G5").SelfCheck!.Counts.Select(c => (c.Of, c.Stage, c.Count))
        );

    [Fact]
    public void A_scan_is_made_whole_and_what_it_garbled_is_said()
    {
        var plan = Paper("d.txt");
        Assert.Equal(("北原县义务教育优质均衡发展县创建规划", "2021-03-01"), (plan.Title, plan.Date));
        var rows = plan.Indicators.ToDictionary(i => i.Key);
        Assert.Equal(32, rows.Count);
        Assert.All(rows.Values, i => Assert.NotEmpty(i.Units));
        Assert.Equal(10.2m, rows["R5"].Thresholds["junior"]);
        Assert.False(rows["R6"].Thresholds.ContainsKey("junior"));
        Assert.Equal((6, 0.85m, 0.5m, 0.45m), Rules(plan));
        Assert.Equal(["R5", "R6", "G2", "G8", "G9"], plan.Problems.Select(p => p.Item));
        Assert.All(plan.Problems, p => Assert.Equal(PlanProblem.Garbled, p.Kind));
    }

    [Fact]
    public void A_name_beside_its_standard_is_an_indicator_with_numbers()
    {
        var plan = Paper("e.txt");
        var rows = plan.Indicators.ToDictionary(i => i.Key);
        Assert.Equal(32, rows.Count);
        Assert.Equal(("B18", "教师交流轮岗"), (rows["G11"].Code, rows["G11"].Text));
        Assert.Equal((10m, 20m), (rows["G11"].Thresholds["all"], rows["G11"].Thresholds["backbone"]));
        Assert.Equal((45m, 50m), (rows["G5"].Thresholds["primary"], rows["G5"].Thresholds["junior"]));
        Assert.Equal((false, 3), (rows["G3"].SelfCheck!.Met!.Value, rows["G3"].SelfCheck!.ShortPrimary!.Value));
        Assert.Equal(138.5m, plan.FundingTotals!.Total);
        Assert.Equal(3, plan.Duties.Count);
        Assert.Empty(plan.Problems);
    }

    [Theory]
    [InlineData("全部达标", true, null, null)]
    [InlineData("12所学校均达标，3所小学不达标", false, 3, null)]
    [InlineData("全县共有小学32所、初中12所，其中5所小学、2所初中未达标", false, 5, 2)]
    [InlineData("无不达标学校", true, null, null)]
    [InlineData("大部分学校达到标准", null, null, null)]
    [InlineData("尚未监测", null, null, null)]
    [InlineData("尚有城区小学4所、初中1所面积不足", false, 4, 1)]
    public void Findings_of_all_kinds_are_told_apart(string finding, bool? met, int? primary, int? junior)
    {
        var text = string.Join(
            '\n',
            File.ReadAllLines(Of("c.txt"))
                .Select(l =>
                    l.StartsWith("4\t", StringComparison.Ordinal)
                        ? l.Replace("部分达标\t小学差3所、初中差1所", finding + "\t", StringComparison.Ordinal)
                        : l
                )
        );
        var check = Reading.Text(text).Indicators.Single(i => i.Key == "R4").SelfCheck!;
        Assert.Equal((met, primary, junior), (check.Met, check.ShortPrimary, check.ShortJunior));
    }

    [Fact]
    public void A_problem_is_placed_by_table_row_and_cell_or_by_sheet_and_cell()
    {
        var blocks = new List<PlanBlock> { new("示例县义务教育优质均衡发展任务分解表（合成）", 1, 1) };
        string[] rows =
        [
            "指标名称|责任单位",
            .. File.ReadAllLines(Of("e.txt"))
                .Where(l => l.Contains("\tB", StringComparison.Ordinal))
                .Select(l => l.Split('\t')[1] + "：" + l.Split('\t')[2] + "|县教育局"),
        ];
        blocks.AddRange(
            rows.Select(r => new PlanBlock(
                r,
                1,
                1,
                [.. r.Replace("≥50%", "≥60%", StringComparison.Ordinal).Split('|').Select(c => new PlanCell(c, 1, 1))],
                1
            ))
        );
        var word = Reading.Try(PaperWriter.Docx(new(blocks)), "方案.docx");
        var sheet = Reading.Try(PaperWriter.Xlsx(new(blocks)), "附件.xlsx");
        var at = rows.ToList().FindIndex(r => r.Contains("B21", StringComparison.Ordinal)) + 1;
        Assert.Equal($"方案.docx:1:{at}:1", word.Places[word.Plan!.Problems.ToList().FindIndex(p => p.Item == "G14")]);
        Assert.Matches(
            $@"^附件\.xlsx!.+!A\d+$",
            sheet.Places[sheet.Plan!.Problems.ToList().FindIndex(p => p.Item == "G14")]
        );
    }

    private static (int?, decimal?, decimal?, decimal?) Rules(Plan plan) =>
        (plan.Rules!.MinMet, plan.Rules.Floor, plan.Rules.CvPrimary, plan.Rules.CvJunior);

    private static IEnumerable<string> Posts(Plan plan) => plan.Posts.Select(p => $"{p.Role} {p.Post}");

    private static Plan Paper(string name) => Reading.Bytes(File.ReadAllBytes(Of(name)), name);

    private static string Of(string name) =>
        Path.Combine(Programs.Repository, "tests/Junheng.App.Tests/Campaign/Variants", name);
}
