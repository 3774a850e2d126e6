using Junheng.App.Import;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>均值与差异系数: per stage and indicator, by formulas over all units of the county.</summary>
internal sealed class BalanceSheet
{
    public const string Name = "均值与差异系数";

    private readonly GridContent content;
    private readonly GridStyles styles;
    private readonly UnitsSheet units;
    private readonly RulesSheet rules;

    public BalanceSheet(GridContent content, GridStyles styles, UnitsSheet units, RulesSheet rules)
    {
        (this.content, this.styles, this.units, this.rules) = (content, styles, units, rules);
        foreach (var line in content.Head)
        {
            Rows.Next().Across(line, Widths.Count, Rows.Number == 1 ? styles.Title : styles.Line);
        }

        foreach (var stage in content.Resources.Stages)
        {
            Rows.Next();
            Stage(stage);
        }

        Rows.Fit(Widths, styles.Title);
    }

    public SheetRows Rows { get; } = new();

    public IReadOnlyList<double> Widths => [20, .. content.Pack.Indicators.Select(_ => 14d)];

    private void Stage(StageVerdict stage)
    {
        var (figures, name) = (stage.Figures, stage.Figures.Stage.Title());
        Rows.Next().Text(name, WorkbookStyles.Header);
        var head = Rows.Here;
        foreach (var rule in content.Pack.Indicators)
        {
            Rows.Text($"{rule.Key} {rule.Name}", WorkbookStyles.Header);
        }

        var first = Rows.Number;
        Line("监测单元", i => Rows.Formula(Sum(head), figures.Members.Count, WorkbookStyles.Count));
        Line(
            "其中缺数据",
            i => Rows.Formula($"{Cell(i, first + 1)}-{Sum(head, i)}", figures.Lacking[i], WorkbookStyles.Count)
        );
        Line("全县平均", i => Rows.Formula(Mean(head, i), figures.Means[i], styles.Mean));
        Line("差异系数", i => Rows.Formula(Cv(head, i, Cell(i, first + 3)), figures.Cvs[i], styles.Cv, array: true));
        Line(
            "上限",
            i =>
                Rows.Formula(
                    rules[$"cv.limits.{figures.Stage.Code()}"],
                    content.Pack.CvLimit(figures.Stage).ToDouble(),
                    styles.Rule
                )
        );
        Line(
            "结论",
            i =>
            {
                var (lacking, cv, limit) = (Cell(i, first + 2), Cell(i, first + 4), Cell(i, first + 5));
                return Rows.Formula(
                    $"IF(OR({lacking}>0,{cv}=\"\"),\"无法判定\",IF({cv}>{limit},\"不达标\",\"达标\"))",
                    stage.Over[i] switch
                    {
                        null => "无法判定",
                        true => "不达标",
                        false => "达标",
                    },
                    WorkbookStyles.Text
                );
            }
        );
        Rows.Next().Text("学校综合达标", WorkbookStyles.Wrapped);
        var failed = figures.Members.Count - stage.UnitsMet - stage.UnitsUnknown;
        foreach (
            var (word, count) in new[]
            {
                ("达标", stage.UnitsMet),
                ("不达标", failed),
                ("无法判定", stage.UnitsUnknown),
            }
        )
        {
            Rows.Text(word, WorkbookStyles.Header);
            Rows.Formula(
                $"SUMPRODUCT(({units.Range("stage")}={head})*({units.Range("verdict")}=\"{word}\"))",
                count,
                WorkbookStyles.Count
            );
        }
    }

    private void Line(string name, Func<int, SheetRows> cell)
    {
        Rows.Next().Text(name, WorkbookStyles.Wrapped);
        for (var i = 0; i < content.Pack.Indicators.Count; i++)
        {
            cell(i);
        }
    }

    /// <summary>The units of the stage, or those of them with a value; 1 for each.</summary>
    private string Mask(string head, int? indicator = null) =>
        $"({units.Range("stage")}={head})*({units.Range("judged")}=\"是\")"
        + (indicator is { } i ? $"*ISNUMBER({Values(i)})" : "");

    private string Sum(string head, int? indicator = null) => $"SUMPRODUCT({Mask(head, indicator)})";

    /// <summary>What each unit weighs.</summary>
    private string Weights(string head, int i) =>
        Mask(head, i) + (content.Pack.Cv.Formula == CvFormula.Weighted ? "*" + units.Range("pupils") : "");

    // The values stand as an argument of their own: what is no number counts as nothing there instead of as an error.
    private string Mean(string head, int i) =>
        $"IF({Sum(head, i)}=0,\"\",SUMPRODUCT({Weights(head, i)},{Values(i)})/SUMPRODUCT({Weights(head, i)}))";

    private string Cv(string head, int i, string mean)
    {
        var isSample = content.Pack.Cv.Formula == CvFormula.Sample;
        var weight = content.Pack.Cv.Formula == CvFormula.Weighted ? units.Range("pupils") + "*" : "";
        var squares = $"SUMPRODUCT(IF({Mask(head, i)},{weight}({Values(i)}-{mean})^2,0))";
        var enough = isSample ? $"OR(N({mean})=0,{Sum(head, i)}<2)" : $"N({mean})=0";
        return $"IF({enough},\"\",SQRT({squares}/(SUMPRODUCT({Weights(head, i)}){(isSample ? "-1" : "")}))/{mean})";
    }

    private string Values(int i) => units.Range(content.Pack.Indicators[i].Key);

    private static string Cell(int indicator, int row) => CellAddress.Of(indicator + 1, row);
}
