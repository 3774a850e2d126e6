using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Figures that gather at a threshold, to be looked into and proving nothing: falsification is a ground of the veto
/// (弄虚作假一票否决), so a county wants to see such signs before the inspectors do.</summary>
internal static class PatternChecks
{
    // Not policy: how much coincidence is too much.
    private const decimal JustAbove = 1.01m;
    private const int FewestBunched = 5;
    private const decimal BunchedShare = 0.2m;
    private const int FewestAtLimit = 8;
    private const decimal AtLimitShare = 0.6m;
    private const int MostExactThresholds = 2;

    public static readonly Check[] All =
    [
        Check.OfCounty(
            "bunched-above-threshold",
            Warning,
            "多所学校的数值集中在标准线之上1%以内",
            "请抽查这些学校的原始凭证，确认数据真实",
            Bunched
        ),
        Check.OfCounty(
            "exactly-at-threshold",
            Warning,
            "同一学校多项指标正好等于标准值",
            "请核对是否按标准倒推填报，应填实际数",
            AtThresholds
        ),
        Check.OfCounty(
            "max-class-at-limit",
            Notice,
            "多数学校的最大班额正好等于上限",
            "请抽查学籍系统中的班级人数",
            AtLimit
        ),
    ];

    private static void Bunched(Inspection inspection, Report report)
    {
        foreach (var r in inspection.Ratios)
        {
            var near = r
                .Units.Where(u => u.Amount >= r.Threshold * u.Pupils && u.Amount < r.Threshold * u.Pupils * JustAbove)
                .ToArray();
            if (near.Length >= FewestBunched && near.Length >= BunchedShare * r.Units.Count)
            {
                report(
                    null,
                    r.Column,
                    $"{r.Stage.Title()}{r.Indicator.Name}：{r.Units.Count}所学校中有{near.Length}所（{Names(near.Select(u => u.School))}）刚刚达到标准{Text(r.Threshold)}{r.Indicator.Unit}，超出不足1%"
                );
            }
        }
    }

    private static void AtThresholds(Inspection inspection, Report report)
    {
        var exact = inspection
            .Ratios.SelectMany(r =>
                r.Units.Where(u => u.Amount == r.Threshold * u.Pupils).Select(u => (u.School, r.Stage, Ratios: r))
            )
            .GroupBy(e => (e.School, e.Stage));
        foreach (var unit in exact)
        {
            if (unit.Count() > MostExactThresholds)
            {
                report(
                    unit.Key.School,
                    unit.First().Ratios.Column,
                    $"{unit.Key.Stage.Title()}有{unit.Count()}项指标（{string.Join("、", unit.Select(e => e.Ratios.Indicator.Key))}）正好等于标准值"
                );
            }
        }
    }

    private static void AtLimit(Inspection inspection, Report report)
    {
        foreach (var stage in SchoolTerms.Judged)
        {
            var units = inspection.Units.Where(u => u.Stage == stage && u[Field.MaxClassPrimary] is not null).ToArray();
            var at = units.Where(u => u[Field.MaxClassPrimary] == u.ClassLimit).ToArray();
            if (at.Length >= FewestAtLimit && at.Length >= AtLimitShare * units.Length)
            {
                report(
                    null,
                    Fields.Of(Field.MaxClassPrimary, stage).Info().Code,
                    $"{stage.Title()}{units.Length}所学校中有{at.Length}所的最大班额正好是{Text(at[0].ClassLimit)}人"
                );
            }
        }
    }
}
