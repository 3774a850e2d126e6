using System.Globalization;
using System.Text;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Demo;

/// <summary>
/// 创建工作方案 of the demo county: made up, but with the chapters and the table that plans of real counties have. Posts
/// only; the thresholds are those of the rules in force.
/// </summary>
public static class DemoPlan
{
    public const string FileName = "示例县创建工作方案（合成数据）.txt";

    /// <summary>The year by whose end the resource indicators are to be reached, and the one of what is held since.</summary>
    private const int Late = DemoCounty.NewestYear + 2;

    private static readonly (string Role, string Post)[] Posts =
    [
        ("组长", "县委书记"),
        ("第一副组长", "县人民政府县长"),
        ("副组长", "县人民政府分管副县长"),
        ("成员", "县委宣传部部长"),
        ("成员", "县委编办主任"),
        ("成员", "县教育局局长"),
        ("成员", "县发改局局长"),
        ("成员", "县财政局局长"),
        ("成员", "县人社局局长"),
        ("成员", "县自然资源局局长"),
        ("成员", "县住建局局长"),
        ("成员", "县民政局局长"),
        ("成员", "县应急局局长"),
        ("成员", "县公安局局长"),
        ("成员", "县妇联主席"),
        ("成员", "县残联理事长"),
        .. Townships.Names.Select(n => ("成员", n.EndsWith('镇') ? n + "镇长" : n + "乡长")),
    ];

    private static readonly (string Unit, string Text)[] Duties =
    [
        (
            "县教育局",
            "承担领导小组办公室日常工作，制定工作方案和台账，组织学校填报数据，指导学校达标，统筹督导和自查。"
        ),
        ("县委编办", "在教职工编制总额内统筹分配各校编制，落实城乡统一的编制标准。"),
        ("县发改局", "将学校建设纳入国民经济和社会发展规划，办理项目审批。"),
        ("县财政局", "落实教育经费投入，保障学校建设、设备和教师工资所需资金。"),
        ("县人社局", "落实教师招聘、岗位设置和工资待遇政策。"),
        ("县自然资源局", "编制学校布局专项规划，保障学校建设用地。"),
        ("县住建局", "监督学校建设工程质量和安全。"),
        ("县民政局", "做好留守儿童和困境儿童的关爱保护。"),
        ("县应急局", "监督检查学校安全隐患排查治理。"),
        ("县公安局", "维护校园及周边治安和交通秩序。"),
        ("县妇联", "开展家庭教育指导和留守儿童关爱。"),
        ("县残联", "提供残疾儿童少年名单，配合做好入学安置。"),
        ("县委宣传部", "做好创建工作宣传和社会认可度的引导。"),
    ];

    private static readonly (string Title, string Text, string Units)[] Measures =
    [
        (
            "补齐校舍和运动场地",
            "新建、改扩建教学用房和运动场地，逐校销号。",
            "县教育局、县自然资源局、县住建局、县财政局"
        ),
        ("配齐配强教师", "招聘音乐、体育、美术教师，推进交流轮岗和骨干教师培养。", "县教育局、县委编办、县人社局"),
        ("更新教学设备", "补足教学仪器设备和网络多媒体教室。", "县教育局、县财政局"),
        ("消除超规模和大班额", "调整学区，控制招生规模，逐年化解。", "县教育局、各乡镇"),
    ];

    private static readonly (string Title, string Text)[] Safeguards =
    [
        ("加强组织领导", "领导小组每季度研究一次创建工作，成员单位各负其责。"),
        ("强化督导问责", "对逾期和推诿的事项挂牌督办，结果纳入年度考核。"),
        ("加强宣传引导", "宣传创建成效，提高社会认可度。"),
    ];

    private static readonly (
        string Name,
        int From,
        string FromMonth,
        int To,
        string ToMonth,
        string[] Steps
    )[] Phases =
    [
        (
            "动员部署阶段",
            2026,
            "3月",
            2026,
            "6月",
            ["成立领导小组和工作专班，印发工作方案", "召开动员部署会，培训学校填报人员"]
        ),
        (
            "整改攻坚阶段",
            2026,
            "7月",
            Late,
            "6月",
            ["逐校逐项对照标准自查，建立问题台账", "按台账整改，每月通报进展", "每年秋季统计后全面复核一次"]
        ),
        (
            "迎评认定阶段",
            Late,
            "7月",
            Late,
            "12月",
            ["完成县级自评，报请市级复核和省级评估", "完善档案资料，迎接国家认定"]
        ),
    ];

    /// <summary>The paper as a text file.</summary>
    public static string Text(RulePack pack)
    {
        var text = new StringBuilder();
        Line("（本文为演示而编写的合成方案，不是任何县区的文件）");
        Line("示例县人民政府办公室");
        Line("示政办发〔2026〕5号");
        Line("关于印发《示例县创建全国义务教育优质均衡发展县工作方案》的通知");
        Line("各乡镇人民政府，县直各单位：");
        Line("《示例县创建全国义务教育优质均衡发展县工作方案》已经县人民政府同意，现印发给你们，请认真组织实施。");
        Line("2026年3月2日");
        Line("示例县创建全国义务教育优质均衡发展县工作方案");
        Line("为推进我县义务教育优质均衡发展，制定本方案。");
        Line("一、工作目标");
        Line(
            $"{DemoCounty.NewestYear + 1}年12月底前通过省级评估，{Late}年12月底前通过国家认定。到{Late}年，九年义务教育巩固率达到97%以上，学前三年毛入园率达到93%以上。"
        );
        Line("二、组织领导");
        Line("成立示例县创建全国义务教育优质均衡发展县工作领导小组，组成人员如下：");
        foreach (var role in Posts.GroupBy(p => p.Role))
        {
            Line($"{role.Key}：{role.First().Post}");
            role.Skip(1).ToList().ForEach(p => Line(p.Post));
        }

        Line("领导小组办公室设在县教育局，办公室主任由县教育局局长兼任。");
        Line("三、主要任务");
        Numbered(Measures.Select(m => $"{m.Title}。{m.Text}（责任单位：{m.Units}）"));
        Line("四、实施步骤");
        foreach (var ((name, from, first, to, last, steps), n) in Phases.Select((p, n) => (p, n)))
        {
            Line($"（{Chinese(n)}）{name}（{from}年{first}—{to}年{last}）");
            foreach (var (step, k) in steps.Select((s, k) => (s, k)))
            {
                Line($"{k + 1}.{step}。");
            }
        }

        Line("五、保障措施");
        Numbered(Safeguards.Select(s => $"{s.Title}。{s.Text}"));
        Line("附件1");
        Line("示例县创建全国义务教育优质均衡发展县成员单位职责");
        foreach (var (unit, duty) in Duties)
        {
            Line($"{unit}：{duty}");
        }

        Line("附件2");
        Line("示例县创建全国义务教育优质均衡发展县任务分解表");
        Line("序号\t指标要求\t责任单位\t完成时限\t整改措施");
        foreach (var ((key, title), n) in Titles(pack).Select((t, n) => (t, n)))
        {
            Line($"{n + 1}\t{title}\t{ResponsibleUnits.All[key]}\t{Deadline(key)}\t{Measure(key)}");
        }

        Line(
            "一票否决事项：以考试方式招生；违规择校；设重点学校或重点班；有编不补或长期聘用编外教师；教育系统存在重大安全责任事故和严重违纪违规事件；有弄虚作假行为。"
        );
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');

        void Numbered(IEnumerable<string> items)
        {
            foreach (var (item, n) in items.Select((i, n) => (i, n)))
            {
                Line($"（{Chinese(n)}）{item}");
            }
        }
    }

    private static IEnumerable<(string Key, string Title)> Titles(RulePack pack) =>
        pack
            .Indicators.Select(i =>
                (
                    i.Key,
                    $"{i.Name}：小学、初中分别达到{Threshold(pack, i, Stage.Primary)}{Unit(i)}以上、{Threshold(pack, i, Stage.Junior)}{Unit(i)}以上"
                )
            )
            .Concat(pack.Items.Where(i => i.Group != ItemGroup.Local).Select(i => (i.Key, i.Title)));

    private static string Threshold(RulePack pack, ResourceIndicator indicator, Stage stage) =>
        pack.Threshold(indicator, stage).ToDecimal()!.Value.ToString(CultureInfo.InvariantCulture);

    private static string Unit(ResourceIndicator indicator) => indicator.Unit.Split('/')[0];

    /// <summary>What needs building comes last; what is a matter of conduct holds from now on.</summary>
    private static string Deadline(string key) =>
        key is "R4" or "R5" or "G3" or "G4" or "G5" ? $"{Late}年"
        : key[0] == 'R' ? $"{DemoCounty.NewestYear + 1}年"
        : $"{DemoCounty.NewestYear}年，并逐年保持";

    private static string Measure(string key) =>
        key switch
        {
            "R1" or "R2" or "R3" => "招聘和交流结合，优先补足缺口学校",
            "R4" or "R5" => "纳入学校建设项目，逐校补足面积",
            "R6" or "R7" => "列入年度采购计划，向薄弱学校倾斜",
            "G3" => "改造闲置用房，补足音乐、美术专用教室",
            "G4" or "G5" => "调整学区，控制起始年级招生",
            _ => "对照要求逐项落实，保存佐证材料",
        };

    private static string Chinese(int index) => "一二三四五六七八九"[index].ToString();
}
