using Junheng.Engine.Plans;

namespace Junheng.App.Tests.Campaign;

/// <summary>Papers written for these tests, laid out as none of the real ones: a list with labels, tables with other columns.</summary>
public sealed class SyntheticPapersTests
{
    private static readonly string List = File.ReadAllText(
        Path.Combine(Programs.Repository, "tests/Junheng.App.Tests/Campaign/SyntheticList.txt")
    );

    [Fact]
    public void A_list_with_labels_and_English_punctuation_is_read()
    {
        var plan = Reading.Text(List);
        Assert.Equal(
            ("虚构区", "虚构区创建国家义务教育优质均衡发展区工作方案", "虚政办发[2025]18号", "2025-03-05"),
            (plan.County, plan.Title, plan.DocumentNumber, plan.Date)
        );
        Assert.Equal([("provincial", "2027-11"), ("national", "2028-12")], plan.Targets.Select(t => (t.Stage, t.By)));
        Assert.Equal([98m, 92m], plan.Goals.Select(g => g.Value!.Value));
        Assert.Equal(32, plan.Indicators.Count);
        Assert.Equal(
            (6, 0.85m, 0.50m, 0.45m),
            (plan.Rules!.MinMet, plan.Rules.Floor, plan.Rules.CvPrimary, plan.Rules.CvJunior)
        );
        Assert.Equal(6, plan.Veto.Count);
        Assert.Equal([12000m, null], plan.Needs.Select(n => n.AmountWan));
        Assert.Equal([null, 4200], plan.Needs.Select(n => n.Places));
        Assert.Equal("区教育体育局", plan.Office);
        Assert.Equal(10, plan.Posts.Count);
        Assert.Equal(["G7", "G14"], plan.Problems.Where(p => p.Kind == PlanProblem.Deviates).Select(p => p.Item));
    }

    [Fact]
    public void Its_rows_have_their_units_years_and_numbers()
    {
        var rows = Reading.Text(List).Indicators.ToDictionary(i => i.Key);
        Assert.Equal(["区教育体育局", "区自然资源和规划局", "区住房城乡建设局", "区财政局"], rows["R4"].Units);
        Assert.Equal((4.5m, 5.8m), (rows["R4"].Thresholds["primary"], rows["R4"].Thresholds["junior"]));
        Assert.Equal(new(2027, false), rows["R1"].Deadline);
        Assert.Equal(new(2025, true), rows["G7"].Deadline);
        Assert.Equal(8000m, rows["G7"].Thresholds["all"]);
        Assert.Equal((360m, 100m), (rows["G9"].Thresholds["hours"], rows["G9"].Thresholds["all"]));
        Assert.Equal(["区民政局", "区教育体育局", "区妇联", "团区委", "各乡镇(街道)"], rows["G15"].Units);
        Assert.Equal(3m, rows["Q9"].Thresholds["level"]);
    }

    [Fact]
    public void Its_measures_phases_and_duties_are_read()
    {
        var plan = Reading.Text(List);
        Assert.Equal(["measure", "measure", "safeguard", "safeguard"], plan.Measures.Select(m => m.Kind));
        Assert.Equal(["区委编办", "区教体局", "区人社局"], plan.Measures[1].Units);
        Assert.Equal(
            [("2025-03", "2025-06"), ("2025-07", "2027-10"), ("2027-11", "2028-12")],
            plan.Phases.Select(p => (p.From!, p.To!))
        );
        Assert.Equal("动员部署阶段", plan.Phases[0].Name);
        Assert.Equal(
            ["区教育体育局", "区委编办", "区财政局", "区人力资源和社会保障局", "区交警大队", "各乡镇(街道)"],
            plan.Duties.Select(d => d.Unit)
        );
    }

    [Fact]
    public void A_table_with_leading_and_supporting_units_and_merged_cells_is_read_as_document_and_as_workbook()
    {
        foreach (
            var plan in new[]
            {
                Reading.Bytes(PaperWriter.Docx(Tables()), "方案.docx"),
                Reading.Bytes(PaperWriter.Xlsx(Tables()), "附件.xlsx"),
            }
        )
        {
            var rows = plan.Indicators.ToDictionary(i => i.Key);
            Assert.Equal(["R1", "R2", "R3", "R4", "R5", "R6", "R7", "G1", "G5", "G14"], rows.Keys);
            Assert.Equal(["县教育和体育局", "县委编办", "县人社局"], rows["R1"].Units);
            Assert.Equal((2.3m, 2.4m), (rows["R7"].Thresholds["primary"], rows["R7"].Thresholds["junior"]));
            Assert.Equal((3, 2), (rows["R2"].SelfCheck!.ShortPrimary, rows["R2"].SelfCheck!.ShortJunior));
            Assert.Equal("加强培养", rows["R2"].Measures);
            Assert.Equal(
                [(23, "primary", "class"), (11, "junior", "class")],
                rows["G5"].SelfCheck!.Counts.Select(c => (c.Count, c.Stage, c.Of))
            );
            Assert.Equal((65m, new PlanDeadline(2025, true)), (rows["G14"].Thresholds["all"], rows["G14"].Deadline));
            Assert.Equal(
                [("组长", "县委副书记、县长"), ("成员", "县教育和体育局局长"), ("成员", "县财政局局长")],
                plan.Posts.Select(p => (p.Role, p.Post!))
            );
            Assert.All(plan.Posts, p => Assert.Null(p.Person));
            Assert.Equal(["县教育和体育局", "县财政局", "县委编办"], plan.Duties.Select(d => d.Unit));
            Assert.Equal([("甲小学", 125.5m), ("乙中学", 231m)], plan.Funding.Select(f => (f.School!, f.Total!.Value)));
            Assert.Equal(355.5m, plan.FundingTotals!.Total);
            Assert.Equal(
                2,
                plan.Problems.Count(p =>
                    p.Kind == PlanProblem.Disagrees && p.Item.StartsWith("funding", StringComparison.Ordinal)
                )
            );
        }
    }

    [Fact]
    public void A_deadline_cell_merged_downwards_holds_for_each_of_its_rows()
    {
        const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        static string Cell(string text, string merge = "") =>
            $"<w:tc>{(merge.Length > 0 ? $"<w:tcPr><w:vMerge{merge}/></w:tcPr>" : "")}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
        var names = new[]
        {
            "每百名学生拥有高于规定学历教师数：小学、初中分别达到4人以上、5人以上",
            "每百名学生拥有县级以上骨干教师数",
            "生均教学及辅助用房面积",
            "生均体育运动场馆面积",
            "生均教学仪器设备值",
            "每百名学生拥有网络多媒体教室数",
            "无过重课业负担",
            "社会认可度达到80%以上",
        };
        var rows = string.Concat(
            names.Select(
                (n, i) =>
                    $"<w:tr>{Cell(n)}{Cell("县教育局", i == 0 ? " w:val=\"restart\"" : " ")}{Cell("2027年", i == 0 ? " w:val=\"restart\"" : " ")}</w:tr>"
            )
        );
        var table = $"<w:tbl><w:tr>{Cell("指标内容")}{Cell("责任单位")}{Cell("完成时限")}</w:tr>{rows}</w:tbl>";
        var deleted =
            "<w:p><w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del><w:r><w:t>某县创建义务教育优质均衡发展县任务表</w:t></w:r></w:p>";
        var plan = Reading.Bytes(
            PaperWriter.DocxOf($"<w:document {Word}><w:body>{deleted}{table}</w:body></w:document>"),
            "a.docx"
        );
        Assert.Equal(8, plan.Indicators.Count);
        Assert.All(plan.Indicators, i => Assert.Equal((2027, "县教育局"), (i.Deadline!.Year, Assert.Single(i.Units))));
        Assert.Contains(plan.Problems, p => p is { Kind: PlanProblem.Deviates, Item: "S1" });
    }

    [Fact]
    public void Members_may_be_numbered_and_a_role_may_stand_without_a_colon()
    {
        const string Paper = """
            虚构区创建义务教育优质均衡发展区工作领导小组名单及职责（合成）
            组  长    某某甲    区委书记
                      某某乙    区委副书记、区长
            副组长    某某丙    副区长
            成  员
            1.某某丁    区教育局局长
            2.某某戊    区财政局局长
            领导小组办公室设在区教育局，某某丁同志任办公室主任。
            成员单位职责
            1.区教育局：负责统筹协调创建工作各项任务落实。
            2.区财政局：负责保障教育经费足额到位。
            3.区委编办：负责核定教职工编制。
            """;
        var plan = Reading.Text(Paper);
        string[] posts =
        [
            "组长 区委书记",
            "组长 区委副书记、区长",
            "副组长 副区长",
            "成员 区教育局局长",
            "成员 区财政局局长",
            "办公室主任 ",
        ];
        Assert.Equal(posts, plan.Posts.Select(p => $"{p.Role} {p.Post}"));
        Assert.Equal(["区教育局", "区财政局", "区委编办"], plan.Duties.Select(d => d.Unit));
    }

    [Fact]
    public void Numbers_that_the_word_processor_counts_are_read()
    {
        const string Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        static string Line(string text, int level) =>
            $"<w:p>{(level < 0 ? "" : $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>")}<w:r><w:t>{text}</w:t></w:r></w:p>";
        var levels =
            $"<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>";
        var numbering =
            $"<w:numbering {Word}><w:abstractNum w:abstractNumId=\"1\">{levels}</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
        var body =
            Line("虚构县创建义务教育优质均衡发展县实施方案", -1)
            + Line("主要措施", 0)
            + Line("优化布局。新建学校。", 1)
            + Line("建强队伍。补充教师。", 1)
            + Line("单位职责", 0)
            + Line("县教育局：统筹创建工作各项任务。", 1)
            + Line("县财政局：保障教育经费足额到位。", 1)
            + Line("县委编办：核定中小学教职工编制。", 1);
        var plan = Reading.Bytes(
            PaperWriter.DocxOf(
                $"<w:document {Word}><w:body>{body}</w:body></w:document>",
                ("word/numbering.xml", numbering)
            ),
            "a.docx"
        );
        Assert.Equal([(1, "优化布局"), (2, "建强队伍")], plan.Measures.Select(m => (m.Number, m.Title)));
        Assert.Equal(["县教育局", "县财政局", "县委编办"], plan.Duties.Select(d => d.Unit));
    }

    private static PlanDocument Tables()
    {
        var blocks = new List<PlanBlock>();
        void Say(params string[] texts) => blocks.AddRange(texts.Select(t => new PlanBlock(t, 1, 1)));
        void Table(int number, params string[] rows) =>
            blocks.AddRange(
                rows.Select(r => new PlanBlock(r, 1, 1, [.. r.Split('|').Select(c => new PlanCell(c, 1, 1))], number))
            );
        Say("示例县义务教育优质均衡发展创建实施方案（合成）", "附件1：领导小组名单");
        Table(
            1,
            "小组职务|姓名|工作单位及职务",
            "组长|某甲|县委副书记、县长",
            "成员|某乙|县教育和体育局局长",
            "|某丙|县财政局局长"
        );
        Say("附件2：任务分解表");
        Table(
            2,
            "类别|序号|指标名称|小学|初中|牵头单位|配合单位|完成时限|达标情况|整改措施",
            "资源配置|1|每百名学生拥有高于规定学历教师数|≥4.2人|≥5.3人|县教育和体育局|县委编办 县人社局|2026年|达标|",
            "|2|每百名学生拥有县级以上骨干教师数|≥1人|≥1人|县教育和体育局||2026年|未达标，3所小学、2所初中未达标|加强培养",
            "|3|每百名学生拥有体育、艺术（美术、音乐）专任教师数|≥0.9人|≥0.9人|县委编办|县教育和体育局|2026年|达标|",
            "|4|生均教学及辅助用房面积|≥4.5㎡|≥5.8㎡|县住建局|县财政局|2027年|未达标，小学12所、初中4所面积不足|改扩建",
            "|5|生均体育运动场馆面积|≥7.5㎡|≥10.2㎡|县住建局|县财政局|2027年|达标|",
            "|6|生均教学仪器设备值|≥2000元|≥2500元|县财政局||2026年|达标|",
            "|7|每百名学生拥有网络多媒体教室数|≥2.3间|≥2.4间|县教育和体育局||2026年|达标|",
            "政府保障|8|学校规划布局合理|/|/|县自然资源和规划局|县发展和改革局|2025年|达标|",
            "|9|小学、初中所有班级学生数|≤45人|≤50人|县教育和体育局||2028年|未达标，小学有23个班、初中有11个班超标|均衡分班",
            "|10|优质高中招生名额分配比例|不低于65%，并向农村初中倾斜||县教育和体育局||2025年并逐年保持|达标|"
        );
        Say("附件3：成员单位职责");
        Table(3, "单位|工作职责", "县教育和体育局|统筹创建工作。", "县财政局|保障经费。", "县委编办|核定编制。");
        Say("附件4：资金安排表（单位：万元）");
        Table(
            4,
            "序号|学校名称|建设资金|设备资金|其他资金|合计",
            "1|甲小学|100.5|20|5|125.5",
            "2|乙中学|200|30||231",
            "|合计|300.5|50|5|355.5"
        );
        return new(blocks);
    }
}
