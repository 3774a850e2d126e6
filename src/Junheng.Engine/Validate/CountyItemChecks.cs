using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>County figures: parts that exceed the whole, and values outside their range.</summary>
internal static class CountyItemChecks
{
    // Not policy: ranges of the figures themselves, and magnitudes that tell 万元 from 元.
    private const decimal LowestLevel = 1;
    private const decimal HighestLevel = 5;
    private const decimal SmallestPay = 1000;
    private const decimal LargestPay = 1_000_000;
    private const decimal ShortestDay = 2;
    private const decimal LongestDay = 12;

    public static readonly Check[] All =
    [
        PartOf("rotated-exceeds-eligible", ["rotated_teachers"], "rotation_eligible"),
        PartOf("rotated-backbone-exceeds-rotated", ["rotated_backbone"], "rotated_teachers"),
        PartOf("nearby-primary-exceeds-enrolled", ["nearby_primary"], "enrolled_primary"),
        PartOf("nearby-junior-exceeds-enrolled", ["nearby_junior"], "enrolled_junior"),
        PartOf("quota-allocated-exceeds-total", ["quota_allocated"], "quota_total"),
        PartOf("quota-rural-exceeds-allocated", ["quota_rural"], "quota_allocated"),
        PartOf("certified-exceeds-on-post", ["certified_teachers"], "teachers_on_post"),
        PartOf("trained-exceeds-total", ["trained_teachers"], "teachers_total"),
        PartOf("migrant-placed-exceeds-eligible", ["migrant_public", "migrant_purchased"], "migrant_eligible"),
        PartOf("disabled-enrolled-exceeds-total", ["disabled_enrolled"], "disabled_total"),
        PartOf("transfers-in-exceed-graduates", ["transfers_in"], "graduates"),
        PartOf("losses-exceed-cohort", ["transfers_out", "deaths"], "entry_cohort"),
        PartOf("labour-exceeds-practice", ["labour_hours"], "practice_hours"),
        PartOf("survey-valid-exceeds-sent", ["survey_valid"], "survey_sent"),
        PartOf("survey-satisfied-exceeds-valid", ["survey_satisfied"], "survey_valid"),
        OfItems(
            "county-figure-negative",
            Error,
            "县级数据填了负数",
            "请改为不小于0的数",
            _ => true,
            value => value < 0
        ),
        OfItems(
            "county-count-fraction",
            Error,
            "县级数据的人数、份数不是整数",
            "请改为整数",
            item => item.IsCount && !item.Code.StartsWith("level_", StringComparison.Ordinal),
            value => value != decimal.Truncate(value)
        ),
        OfItems(
            "monitoring-level-range",
            Error,
            "监测等级不是1至5的整数",
            "Ⅰ至Ⅴ级填1至5",
            item => item.Code.StartsWith("level_", StringComparison.Ordinal),
            value => value is < LowestLevel or > HighestLevel || value != decimal.Truncate(value)
        ),
        OfItems(
            "monitoring-variation-range",
            Error,
            "校际差异率不在0至1之间",
            "请填小数，如12%填0.12",
            item => item.Code.StartsWith("variation_", StringComparison.Ordinal),
            value => value is < 0 or > 1
        ),
        OfItems(
            "training-share-range",
            Error,
            "培训经费比例不在0至100之间",
            "本栏单位是%，请填0至100的数",
            item => item.Code == "training_share_lowest",
            value => value is < 0 or > 100
        ),
        OfItems(
            "pay-in-wan",
            Warning,
            "平均工资过低，可能把万元填成了元",
            "本栏单位是元/年，按万元填写的请乘以10000",
            IsPay,
            value => value is >= 0 and < SmallestPay
        ),
        OfItems(
            "pay-too-high",
            Warning,
            "平均工资过高，可能填成了工资总额",
            "本栏填人均年收入，单位是元",
            IsPay,
            value => value > LargestPay
        ),
        OfItems(
            "school-day-implausible",
            Warning,
            "每日在校学习时间不合常理",
            "本栏单位是小时，按分钟填写的请除以60",
            item => item.Code.StartsWith("school_hours_", StringComparison.Ordinal),
            value => value is (>= 0 and < ShortestDay) or > LongestDay
        ),
    ];

    private static bool IsPay(CountyItem item) => item.Code is "teacher_pay" or "civil_servant_pay";

    private static Check PartOf(string code, string[] parts, string whole)
    {
        var titles = string.Join("与", parts.Select(CountyTitle));
        return Check.OfCounty(
            code,
            Error,
            $"{titles}{(parts.Length > 1 ? "之和" : "")}超过{CountyTitle(whole)}",
            "请核对这几个县级数据是否填反或口径不同",
            (inspection, report) =>
            {
                var sum = parts.Sum(p => inspection.County(p) ?? 0);
                if (sum > inspection.County(whole))
                {
                    report(
                        null,
                        parts[0],
                        $"{titles}{(parts.Length > 1 ? "共" : "")}{Text(sum)}，超过{CountyTitle(whole)}{Text(inspection.County(whole))}"
                    );
                }
            }
        );
    }

    private static Check OfItems(
        string code,
        FindingLevel level,
        string title,
        string advice,
        Func<CountyItem, bool> concerns,
        Func<decimal, bool> wrong
    ) =>
        Check.OfCounty(
            code,
            level,
            title,
            advice,
            (inspection, report) =>
            {
                foreach (var item in CountyItems.All.Where(concerns))
                {
                    if (inspection.County(item.Code) is { } value && wrong(value))
                    {
                        report(null, item.Code, $"县级数据“{item.Title}”填为{Text(value)}{item.Unit}");
                    }
                }
            }
        );
}
