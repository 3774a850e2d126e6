using System.Globalization;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>The parts of a plan in the order they are looked through.</summary>
public static class PlanSections
{
    /// <summary>A county's largest tables have some hundred rows.</summary>
    public const int MostEntries = 500;

    private static readonly IReadOnlyList<(string, string)> Stages =
    [
        ("county", "县级"),
        ("city", "市级"),
        ("provincial", "省级"),
        ("national", "国家级"),
    ];

    private static readonly IReadOnlyList<(string, string)> Measures =
    [
        ("measure", "重点举措"),
        ("safeguard", "保障措施"),
    ];

    private static readonly IReadOnlyList<PlanField> Money =
    [
        new("construction", "建设", PlanFieldKind.Number),
        new("equipment", "设备", PlanFieldKind.Number),
        new("other", "其他", PlanFieldKind.Number),
        new("total", "合计", PlanFieldKind.Number),
    ];

    public static readonly IReadOnlyList<PlanSection> All =
    [
        new WholeSection(
            "head",
            "方案概况",
            [
                new("county", "县（市、区、旗）"),
                new("title", "方案名称"),
                new("number", "文号"),
                new("date", "成文日期"),
                new("office", "领导小组办公室设在"),
            ],
            p => [p.County, p.Title, p.DocumentNumber, p.Date, p.Office],
            (p, r) =>
                p with
                {
                    County = r.Text("county"),
                    Title = r.Needed("title"),
                    DocumentNumber = r.Text("number"),
                    Date = r.Day("date"),
                    Office = r.Text("office"),
                }
        ),
        new PlanSection<PlanTarget>(
            "targets",
            "创建目标",
            [new("stage", "认定层级", PlanFieldKind.Choice, Stages), new("by", "完成年月")],
            p => p.Targets,
            (p, items) => p with { Targets = items },
            t => (t.Lines, [t.Stage, t.By]),
            r => new(r.Choice("stage"), r.Month("by") ?? r.Needed("by"), r.Lines)
        ),
        new PlanSection<PlanGoal>(
            "goals",
            "本县目标",
            [
                new("text", "目标"),
                new("value", "目标值", PlanFieldKind.Number),
                new("unit", "单位"),
                new("by", "完成年月"),
            ],
            p => p.Goals,
            (p, items) => p with { Goals = items },
            g => (g.Lines, [g.Text, Show(g.Value), g.Unit, g.By]),
            r => new(r.Needed("text"), r.Number("value"), r.Text("unit"), r.Month("by"), r.Lines)
        ),
        new PlanSection<PlanPost>(
            "posts",
            "领导小组",
            [new("role", "组内职务"), new("post", "岗位"), new("person", "姓名")],
            p => p.Posts,
            (p, items) => p with { Posts = items },
            p => (p.Lines, [p.Role, p.Post, p.Person]),
            r => new(r.Needed("role"), r.Text("post"), r.Text("person"), r.Lines)
        ),
        new PlanSection<PlanDuty>(
            "duties",
            "单位职责",
            [new("unit", "单位"), new("text", "职责", PlanFieldKind.Wide)],
            p => p.Duties,
            (p, items) => p with { Duties = items },
            d => (d.Lines, [d.Unit, d.Text]),
            r => new(r.Needed("unit"), r.Needed("text"), r.Lines)
        ),
        IndicatorSection.It,
        new PlanSection<PlanRules>(
            "rules",
            "七项指标规则",
            [
                new("minMet", "至少达到几项", PlanFieldKind.Whole),
                new("floor", "余项下限", PlanFieldKind.Number),
                new("cvPrimary", "差异系数：小学", PlanFieldKind.Number),
                new("cvJunior", "差异系数：初中", PlanFieldKind.Number),
            ],
            p => p.Rules is { } rules ? [rules] : [],
            (p, items) => p with { Rules = items.Count > 0 ? items[0] : null },
            x => (x.Lines, [Show(x.MinMet), Show(x.Floor), Show(x.CvPrimary), Show(x.CvJunior)]),
            r => new(r.Whole("minMet"), r.Number("floor"), r.Number("cvPrimary"), r.Number("cvJunior"), r.Lines),
            1
        ),
        new PlanSection<PlanMeasure>(
            "measures",
            "举措与保障",
            [
                new("kind", "类别", PlanFieldKind.Choice, Measures),
                new("number", "序号", PlanFieldKind.Whole),
                new("title", "标题"),
                new("units", "责任单位", PlanFieldKind.Names),
                new("text", "内容", PlanFieldKind.Wide),
            ],
            p => p.Measures,
            (p, items) => p with { Measures = items },
            m => (m.Lines, [m.Kind, Show(m.Number), m.Title, Joined(m.Units), m.Text]),
            r =>
                new(
                    r.Whole("number") ?? 0,
                    r.Needed("title"),
                    r.Text("text") ?? "",
                    r.Names("units"),
                    r.Choice("kind"),
                    r.Lines
                )
        ),
        new PlanSection<PlanPhase>(
            "phases",
            "阶段安排",
            [
                new("name", "阶段"),
                new("from", "开始年月"),
                new("to", "结束年月"),
                new("steps", "步骤（每行一项）", PlanFieldKind.Lines),
            ],
            p => p.Phases,
            (p, items) => p with { Phases = items },
            p => (p.Lines, [p.Name, p.From, p.To, string.Join('\n', p.Steps.Select(OneLine))]),
            r => new(r.Needed("name"), r.Month("from"), r.Month("to"), r.Rows("steps"), r.Lines)
        ),
        new WholeSection(
            "veto",
            "一票否决",
            [new("items", "否决情形（每行一项）", PlanFieldKind.Lines), new("units", "责任单位", PlanFieldKind.Names)],
            p => [string.Join('\n', p.Veto.Select(OneLine)), Joined(p.VetoUnits)],
            (p, r) => p with { Veto = r.Rows("items"), VetoUnits = r.Names("units") }
        ),
        new PlanSection<PlanNeed>(
            "needs",
            "资金和学位需求",
            [
                new("text", "需求", PlanFieldKind.Wide),
                new("amount", "金额（万元）", PlanFieldKind.Number),
                new("places", "学位（个）", PlanFieldKind.Whole),
            ],
            p => p.Needs,
            (p, items) => p with { Needs = items },
            n => (n.Lines, [n.Text, Show(n.AmountWan), Show(n.Places)]),
            r => new(r.Needed("text"), r.Number("amount"), r.Whole("places"), r.Lines)
        ),
        new PlanSection<PlanFunding>(
            "funding",
            "经费安排（万元）",
            [new("school", "学校"), .. Money],
            p => p.Funding,
            (p, items) => p with { Funding = items },
            f => (f.Lines, [f.School, Show(f.Construction), Show(f.Equipment), Show(f.Other), Show(f.Total)]),
            r =>
                new(
                    r.Text("school"),
                    r.Number("construction"),
                    r.Number("equipment"),
                    r.Number("other"),
                    r.Number("total"),
                    r.Lines
                )
        ),
        new PlanSection<PlanTotals>(
            "totals",
            "经费总额（万元）",
            Money,
            p => p.FundingTotals is { } totals ? [totals] : [],
            (p, items) => p with { FundingTotals = items.Count > 0 ? items[0] : null },
            t => (t.Lines, [Show(t.Construction), Show(t.Equipment), Show(t.Other), Show(t.Total)]),
            r => new(r.Number("construction"), r.Number("equipment"), r.Number("other"), r.Number("total"), r.Lines),
            1
        ),
    ];

    public static PlanSection? Find(string? key) => All.FirstOrDefault(s => s.Key == key);

    internal static string? Show(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    internal static string Joined(IEnumerable<string> names) => string.Join('、', names);

    /// <summary>A thing that stands in one line of a form, though the paper broke it.</summary>
    internal static string OneLine(string text) => text.ReplaceLineEndings("");
}
