using System.Globalization;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>The indicators of a plan as a form shows them.</summary>
internal static class IndicatorSection
{
    /// <summary>What each threshold is called, in the order of the contract's keys.</summary>
    private static readonly IReadOnlyList<(string Key, string Title)> Thresholds =
    [
        ("primary", "小学"),
        ("junior", "初中"),
        ("all", "标准"),
        ("integrated", "一贯制学校"),
        ("perClasses", "每几个班一间"),
        ("music", "音乐教室"),
        ("art", "美术教室"),
        ("hours", "学时"),
        ("backbone", "骨干教师"),
        ("labour", "劳动实践"),
        ("level", "等级"),
        ("variation", "校际差异率"),
    ];

    private static readonly IReadOnlyList<(string, string)> Verdicts =
    [
        ("", "未写明"),
        ("met", "达标"),
        ("not", "未达标"),
    ];

    private static readonly IReadOnlyList<(string, string)> Held = [("", "一次达到"), ("held", "每年保持")];

    public static readonly PlanSection It = new PlanSection<PlanIndicator>(
        "indicators",
        "指标任务",
        [
            new("key", "国家指标"),
            new("code", "方案编号"),
            new("text", "方案表述", PlanFieldKind.Wide),
            new("thresholds", "门槛（每行一项，如“小学 4.2”）", PlanFieldKind.Lines),
            new("units", "责任单位（第一个牵头）", PlanFieldKind.Names),
            new("duties", "分工（每行“单位：事项”）", PlanFieldKind.Lines),
            new("year", "完成年份", PlanFieldKind.Whole),
            new("held", "时限性质", PlanFieldKind.Choice, Held),
            new("met", "自查结论", PlanFieldKind.Choice, Verdicts),
            new("check", "自查情况", PlanFieldKind.Wide),
            new("primary", "未达标小学（所）", PlanFieldKind.Whole),
            new("junior", "未达标初中（所）", PlanFieldKind.Whole),
            new("measures", "整改措施", PlanFieldKind.Wide),
        ],
        p => p.Indicators,
        (p, items) =>
            p with
            {
                Indicators =
                [
                    .. items.Select(i =>
                        i.SelfCheck is null
                            ? i
                            : i with
                            {
                                // The counts of classes and rooms stay as they were read.
                                SelfCheck = i.SelfCheck with
                                {
                                    Counts = p.Indicators.FirstOrDefault(o => o.Key == i.Key)?.SelfCheck?.Counts ?? [],
                                },
                            }
                    ),
                ],
            },
        Show,
        Read
    );

    private static (PlanLines, string?[]) Show(PlanIndicator i) =>
        (
            i.Lines,
            [
                i.Key,
                i.Code,
                i.Text,
                string.Join(
                    '\n',
                    i.Thresholds.Select(t =>
                        $"{Thresholds.First(n => n.Key == t.Key).Title} {t.Value.ToString(CultureInfo.InvariantCulture)}"
                    )
                ),
                PlanSections.Joined(i.Units),
                string.Join('\n', i.UnitDuties.Select(d => $"{d.Unit}：{PlanSections.OneLine(d.Text)}")),
                PlanSections.Show(i.Deadline?.Year),
                i.Deadline?.HeldEveryYear == true ? "held" : "",
                i.SelfCheck?.Met switch
                {
                    true => "met",
                    false => "not",
                    null => "",
                },
                i.SelfCheck?.Text,
                PlanSections.Show(i.SelfCheck?.ShortPrimary),
                PlanSections.Show(i.SelfCheck?.ShortJunior),
                i.Measures,
            ]
        );

    private static PlanIndicator Read(EntryReader r)
    {
        var key = r.Needed("key").ToUpperInvariant();
        if (!PlanStandard.Keys.Contains(key) && key.Length > 0)
        {
            r.Wrong("key", $"没有编号为“{key}”的国家指标，请填 R1至R7、G1至G15、Q1至Q9 或 S1");
        }

        var (met, text) = (r.Choice("met"), r.Text("check"));
        var (primary, junior) = (r.Whole("primary"), r.Whole("junior"));
        var year = r.Year("year");
        return new()
        {
            Key = key,
            Code = r.Text("code"),
            Text = r.Text("text") ?? "",
            Thresholds = Limits(r),
            Units = r.Names("units"),
            UnitDuties = [.. r.Rows("duties").Select(d => Duty(r, d)).OfType<PlanUnitDuty>()],
            Deadline = year is { } by ? new(by, r.Choice("held") == "held") : null,
            SelfCheck =
                met.Length == 0 && text is null && primary is null && junior is null
                    ? null
                    : new(met.Length == 0 ? null : met == "met", text ?? "", primary, junior, []),
            Measures = r.Text("measures"),
            Lines = r.Lines,
        };
    }

    private static Dictionary<string, decimal> Limits(EntryReader r)
    {
        var limits = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var row in r.Rows("thresholds"))
        {
            var parts = row.Split([' ', '\t', '：', ':', '='], StringSplitOptions.RemoveEmptyEntries);
            var key = Thresholds.FirstOrDefault(t => t.Title == parts[0]).Key;
            if (
                parts.Length != 2
                || key is null
                || !decimal.TryParse(
                    parts[1],
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                r.Wrong(
                    "thresholds",
                    $"“{row}”读不懂，请写成“小学 4.2”，名称可用{string.Join('、', Thresholds.Select(t => t.Title))}"
                );
            }
            else
            {
                limits[key] = value;
            }
        }

        return limits;
    }

    private static PlanUnitDuty? Duty(EntryReader r, string row)
    {
        if (row.IndexOfAny(['：', ':']) is > 0 and var at)
        {
            return new(row[..at].Trim(), row[(at + 1)..].Trim());
        }

        r.Wrong("duties", $"“{row}”请写成“单位：事项”");
        return null;
    }
}
