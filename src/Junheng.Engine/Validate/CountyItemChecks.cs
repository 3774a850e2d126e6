using Junheng.Engine.Schools;
using static Junheng.Engine.Validate.CheckFigures;
using static Junheng.Engine.Validate.FindingLevel;

namespace Junheng.Engine.Validate;

/// <summary>County figures: values outside their range, or in a wrong unit.</summary>
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
