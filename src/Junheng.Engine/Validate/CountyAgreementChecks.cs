using Junheng.Engine.Standards;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>County figures against each other and against what the items need.</summary>
internal static class CountyAgreementChecks
{
    // Not policy: magnitudes that tell a slip from a county.
    private const decimal SmallestSpecialFunds = 100;
    private const decimal LargestRetention = 1.05m;
    private const decimal TeachersDiffer = 0.05m;

    public static readonly Check[] All =
    [
        Check.OfCounty(
            "special-funds-in-wan",
            Warning,
            "特殊教育生均公用经费过低，可能把万元填成了元",
            "公用经费总额的单位是元，按万元填写的请乘以10000",
            (i, report) =>
            {
                if (
                    i.County("special_pupils") is > 0 and var pupils
                    && i.County("special_funds") is > 0 and var funds
                    && funds < SmallestSpecialFunds * pupils
                )
                {
                    report(
                        null,
                        "special_funds",
                        $"特殊教育公用经费{Text(funds)}元、学生{Text(pupils)}人，生均只有{Quotient(funds / pupils)}元"
                    );
                }
            }
        ),
        Check.OfCounty(
            "retention-above-whole",
            Warning,
            "初中毕业人数与入学人数对不上",
            "请核对毕业班、三年前入学、转入、转出和死亡人数是否为同一届",
            Retention
        ),
        Check.OfCounty(
            "training-base-differs",
            Warning,
            "应参加培训的教师总数与在岗专任教师数相差过大",
            "请核对两个数的统计口径",
            (i, report) =>
            {
                if (
                    i.County("teachers_total") is { } total
                    && i.County("teachers_on_post") is { } onPost
                    && Math.Abs(total - onPost) > TeachersDiffer * onPost
                )
                {
                    report(null, "teachers_total", $"应参加培训的教师{Text(total)}人，在岗专任教师{Text(onPost)}人");
                }
            }
        ),
        Check.OfCounty("county-input-blank", Warning, "指标需要的县级数据空着", "请补填县级数据", Blank),
    ];

    private static void Retention(Inspection inspection, Report report)
    {
        var left =
            inspection.County("graduates") - inspection.County("transfers_in") + inspection.County("transfers_out");
        var entered = inspection.County("entry_cohort") - inspection.County("deaths");
        if (entered > 0 && left > LargestRetention * entered)
        {
            report(
                null,
                "graduates",
                $"毕业人数减转入加转出为{Text(left)}人，三年前入学减死亡为{Text(entered)}人，巩固率达{Quotient(left.Value * 100 / entered.Value)}%"
            );
        }
    }

    private static void Blank(Inspection inspection, Report report)
    {
        // A county that has begun no form at all is not asked about every cell of it.
        if (inspection.Context.CountyFigures.Count == 0)
        {
            return;
        }

        // What the state reports comes after everything else is handed in.
        foreach (var item in inspection.Context.Pack.Items.Where(i => i.By != Evidenced.State))
        {
            var blank = item
                .Tests.SelectMany(t => t.Numerator.Concat(t.Denominator))
                .Select(t => t.Code)
                .Distinct()
                .Where(c => inspection.County(c) is null)
                .ToArray();
            if (blank.Length > 0)
            {
                report(
                    null,
                    blank[0],
                    $"没有填写{string.Join("、", blank.Select(CountyTitle))}，“{item.Label}”（{item.Key}）无法判定"
                );
            }
        }
    }
}
