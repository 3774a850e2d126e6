using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>Too many round numbers: a sign of estimates where records are wanted.</summary>
internal static class RoundNumberChecks
{
    // Not policy: how much coincidence is too much.
    private const int FewestSchools = 10;
    private const decimal RoundShare = 0.6m;
    private const decimal RoundArea = 100;
    private const decimal RoundMoney = 10;

    public static readonly Check[] All =
    [
        Check.OfCounty(
            "round-areas",
            Warning,
            "面积多为整百数",
            "请按房产测绘或实测数据填报，不要估算",
            (i, report) => Round(i, report, [Field.TeachingArea, Field.SportsGroundArea], RoundArea, "面积", "㎡")
        ),
        Check.OfCounty(
            "round-equipment",
            Warning,
            "设备值多为整十万元",
            "请按固定资产账的账面原值填报，不要估算",
            (i, report) => Round(i, report, [Field.EquipmentWan], RoundMoney, "设备值", "万元")
        ),
    ];

    private static void Round(
        Inspection inspection,
        Report report,
        Field[] fields,
        decimal step,
        string what,
        string unit
    )
    {
        var schools = inspection.Pieces.Where(p => fields.Any(f => p.Number(f) > 0)).ToArray();
        var values = schools.SelectMany(p => fields.Select(f => p.Number(f)).Where(v => v > 0)).ToArray();
        var round = values.Count(v => v % step == 0);
        if (schools.Length >= FewestSchools && round > RoundShare * values.Length)
        {
            report(
                null,
                fields[0].Info().Code,
                $"{schools.Length}所学校填报的{values.Length}个{what}中，{round}个是{Text(step)}{unit}的整倍数"
            );
        }
    }
}
