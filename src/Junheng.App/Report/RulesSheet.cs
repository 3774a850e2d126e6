using Junheng.App.Import;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>口径与门槛: every number of the rules that the other sheets' formulas point at, with document and clause.</summary>
internal sealed class RulesSheet
{
    public const string Name = "口径与门槛";

    /// <summary>Narrow enough for a page, wide enough for what is wrapped in them.</summary>
    public static readonly IReadOnlyList<double> Widths = [18, 24, 32, 10, 12, 10, 10, 10, 10, 10, 26, 22];

    private readonly Dictionary<string, string> places = [];
    private readonly GridContent content;
    private readonly GridStyles styles;

    public RulesSheet(GridContent content, GridStyles styles)
    {
        (this.content, this.styles) = (content, styles);
        foreach (var line in content.Head)
        {
            Rows.Next().Across(line, Widths.Count, Rows.Number == 1 ? styles.Title : styles.Line);
        }

        Rows.Next()
            .Across(
                "其他工作表的公式引用本表：改动这里的数字，结果随之重算。以规则包中的原文为准。",
                Widths.Count,
                styles.Line
            );
        Rows.Next();
        School();
        Rows.Next();
        Indicators();
        Rows.Next();
        Split();
        Rows.Next();
        Scope();
        if (content.Resources.Kernel.Tolerances.Any(t => t.Add.Count > 0))
        {
            Rows.Next();
            Tolerances();
        }

        Rows.Fit(Widths, styles.Title);
    }

    public SheetRows Rows { get; } = new();

    /// <summary>The place of a number or word, for formulas of any sheet.</summary>
    public string this[string key] => places[key];

    private void School()
    {
        Heads("学校综合判定与差异系数", "项目", "数值");
        Number("rule.min_met", "至少达到的项数");
        Number("rule.floor", "余项不低于门槛的");
        foreach (var stage in SchoolTerms.Judged)
        {
            Number($"cv.limits.{stage.Code()}", $"{stage.Title()}差异系数上限");
        }

        var (formula, source) = content.Pack.Cv;
        Rows.Next().Text("差异系数算法", WorkbookStyles.Wrapped);
        Rows.Text(
            formula switch
            {
                CvFormula.Weighted => "按学生数加权",
                CvFormula.Population => "不加权（总体）",
                _ => "不加权（样本）",
            },
            WorkbookStyles.Wrapped
        );
        Source(source);
    }

    private void Indicators()
    {
        Rows.Next().Text("七项指标", styles.Title);
        Rows.Next();
        string[] heads =
        [
            "指标",
            "名称",
            "文件和条款",
            "依据",
            "单位",
            "系数",
            "小学门槛",
            "小学下限",
            "初中门槛",
            "初中下限",
            "分子",
            "分母",
        ];
        foreach (var head in heads)
        {
            Rows.Text(head, WorkbookStyles.Header);
        }

        foreach (var rule in content.Pack.Indicators)
        {
            Rows.Next().Text(rule.Key, WorkbookStyles.Wrapped).Text(rule.Name, WorkbookStyles.Wrapped);
            Source(content.Pack.Numbers[$"{rule.Key}.thresholds.primary"].Source);
            Rows.Text(rule.Unit, WorkbookStyles.Wrapped).Value(rule.Factor.ToDouble(), styles.Rule);
            Keep($"{rule.Key}.factor");
            foreach (var stage in SchoolTerms.Judged)
            {
                var threshold = content.Pack.Threshold(rule, stage);
                Rows.Value(threshold.ToDouble(), styles.Rule);
                var place = Rows.Here;
                Keep($"{rule.Key}.threshold.{stage.Code()}");
                var floor = threshold * content.Pack["rule.floor"];
                Rows.Formula($"ROUND({place}*{Own("rule.floor")},10)", floor.ToDouble(), styles.Rule);
                Keep($"{rule.Key}.floor.{stage.Code()}");
            }

            Rows.Text(rule.Numerator, WorkbookStyles.Wrapped).Text(rule.Denominator, WorkbookStyles.Wrapped);
        }
    }

    private void Split()
    {
        Heads("共用资源拆分的权数", "学段", "权数");
        foreach (var stage in SchoolTerms.Stages)
        {
            Number($"split.weights.{stage.Code()}", stage.Title());
        }
    }

    private void Scope()
    {
        Heads("不作为监测单元", "办学类型", "不足人数");
        Rows.Next().Text(SchoolType.TeachingPoint.Title(), WorkbookStyles.Wrapped);
        Keep("point");
        var least = content.Pack.Numbers["exclusions.teaching_point_min"];
        Rows.Value(least.Value.ToDouble(), styles.Rule);
        Keep("point.least");
        Source(least.Source);
        foreach (var type in content.Pack.ExcludedTypes.Order())
        {
            Rows.Next().Text(type.Title(), WorkbookStyles.Wrapped);
            places.TryAdd("types.first", Rows.Here);
            places["types.last"] = Rows.Here;
            Rows.Text("一律不监测", WorkbookStyles.Wrapped);
            Source(least.Source);
        }
    }

    private void Tolerances()
    {
        Rows.Next().Text("适用的过渡性条款", styles.Title);
        Rows.Next();
        foreach (
            var head in new[]
            {
                "指标",
                "内容",
                "文件和条款",
                "依据",
                "城乡",
                "中心城区",
                "学段人数自",
                "学段人数至",
                "起",
                "止",
            }
        )
        {
            Rows.Text(head, WorkbookStyles.Header);
        }

        foreach (var tolerance in content.Resources.Kernel.Tolerances.Where(t => t.Add.Count > 0))
        {
            var when = tolerance.When;
            Rows.Next().Text(tolerance.Item, WorkbookStyles.Wrapped).Text(tolerance.Name, WorkbookStyles.Wrapped);
            Source(tolerance.Source);
            Rows.Text(when.Locale?.Title() ?? "", WorkbookStyles.Wrapped);
            Keep($"{tolerance.Key}.locale");
            Rows.Text(when.CityCentre is { } centre ? YesOrNo(centre) : "", WorkbookStyles.Wrapped);
            Keep($"{tolerance.Key}.centre");
            Rows.Value(when.UnitPupilsFrom, WorkbookStyles.Count);
            Keep($"{tolerance.Key}.from");
            Rows.Value(when.UnitPupilsTo, WorkbookStyles.Count);
            Keep($"{tolerance.Key}.to");
            Rows.Text($"{tolerance.From:yyyy-MM-dd}", WorkbookStyles.Wrapped);
            Rows.Text($"{tolerance.Until:yyyy-MM-dd}", WorkbookStyles.Wrapped);
        }
    }

    /// <summary>是 or 否.</summary>
    public static string YesOrNo(bool yes) => yes ? "是" : "否";

    private void Heads(string title, params string[] heads)
    {
        Rows.Next().Text(title, styles.Title);
        Rows.Next();
        foreach (var head in heads.Concat(["文件和条款", "依据"]))
        {
            Rows.Text(head, WorkbookStyles.Header);
        }
    }

    private void Number(string path, string words)
    {
        var number = content.Pack.Numbers[path];
        Rows.Next().Text(words, WorkbookStyles.Wrapped).Value(number.Value.ToDouble(), styles.Rule);
        Keep(path);
        Source(number.Source);
    }

    private void Source(Citation source) =>
        Rows.Text(source.ToString(), WorkbookStyles.Wrapped).Text(Word(source.Basis), WorkbookStyles.Wrapped);

    private void Keep(string key) => places[key] = $"'{Name}'!{Rows.Here}";

    private string Own(string key) => places[key][(places[key].IndexOf('!', StringComparison.Ordinal) + 1)..];

    /// <summary>The types of school that are left out, as a range; null if there are none.</summary>
    public string? ExcludedTypes =>
        places.TryGetValue("types.first", out var first) ? $"'{Name}'!{first}:{places["types.last"]}" : null;

    private static string Word(Basis basis) =>
        basis switch
        {
            Basis.Stated => "明文规定",
            Basis.Transcribed => "见于转录",
            _ => "假定",
        };
}
