using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Report;

/// <summary>Schools, or parts of them, that fall short of an indicator in one way.</summary>
/// <param name="What">What they lack, in Chinese; empty where the indicator says it all.</param>
/// <param name="Stage">The stage; null for integrated schools as a whole.</param>
/// <param name="Verdict">Not met or cannot tell.</param>
/// <param name="Schools">Their names, in the order of results.</param>
/// <param name="Count">How much is short altogether (rooms, classes); the number of schools where they are counted.</param>
public sealed record SelfCheckList(
    string What,
    Stage? Stage,
    Verdict Verdict,
    IReadOnlyList<string> Schools,
    long Count
)
{
    /// <summary>小学, 初中 or 一贯制学校.</summary>
    public string Kind => SelfCheckWords.Kind(Stage);

    /// <summary>What is the matter with them.</summary>
    public string Case =>
        What.Length > 0 ? What
        : Verdict == Verdict.NotMet ? "未达到要求"
        : "不能判定";
}

/// <summary>A row of the self-check annex.</summary>
/// <param name="Key">R1 … S1, or a local item's.</param>
/// <param name="Indicator">The indicator with its thresholds, as papers write it.</param>
/// <param name="Verdict">How the county stands.</param>
/// <param name="Text">达标情况 in sentences.</param>
/// <param name="Lists">Who falls short, all of them.</param>
/// <param name="Notes">What has to be said beside it: where the county reads an indicator otherwise.</param>
public sealed record SelfCheckRow(
    string Key,
    string Indicator,
    Verdict Verdict,
    string Text,
    IReadOnlyList<SelfCheckList> Lists,
    IReadOnlyList<string> Notes
)
{
    /// <summary>The words the sentences begin with: 已达标, 未达标, 尚不能判定.</summary>
    public string Beginning => SelfCheckWords.Beginning(Verdict);
}

/// <summary>一级指标 with its rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Heading">Its name with what is asked of all its indicators together.</param>
/// <param name="Rows">Its indicators.</param>
public sealed record SelfCheckPart(string Name, string Heading, IReadOnlyList<SelfCheckRow> Rows);

/// <summary>What the annex is made of beside the verdict.</summary>
/// <param name="Schools">The merged schools, in the order of results.</param>
/// <param name="NationalSize">School sizes by the national reading, where the rules in force read otherwise; else null.</param>
/// <param name="Deviations">Where the county's plan reads an indicator otherwise, by key.</param>
public sealed record SelfCheckBasis(
    IReadOnlyList<SchoolRecord> Schools,
    ItemVerdict? NationalSize,
    ILookup<string, string> Deviations
);

/// <summary>自查情况: the sentences of the annex that a county hands in with its plan, made of its verdict.</summary>
public static class SelfCheck
{
    private static readonly (ItemGroup Group, string Name)[] Groups =
    [
        (ItemGroup.Guarantee, "政府保障程度"),
        (ItemGroup.Quality, "教育质量"),
        (ItemGroup.Recognition, "社会认可度"),
    ];

    /// <summary>All 32 indicators in the order of the form, and the local items behind them.</summary>
    /// <param name="verdict">The verdict on the county.</param>
    /// <param name="basis">What it is read with.</param>
    public static IReadOnlyList<SelfCheckPart> Of(CountyVerdict verdict, SelfCheckBasis basis) =>
        [
            new("资源配置", ResourceHeading(verdict.Resources.Kernel.Pack), Resources(verdict, basis)),
            .. Groups
                .Select(g => (g.Name, Rows: Items(verdict, basis, g.Group)))
                .Select(p => new SelfCheckPart(p.Name, $"{p.Name}（共{p.Rows.Count}项指标，均要达到要求）", p.Rows)),
            .. Local(verdict, basis),
        ];

    /// <summary>A resource indicator with its thresholds, as papers write it.</summary>
    public static string Title(RulePack pack, ResourceIndicator rule)
    {
        var unit = rule.Unit.Split('/')[0];
        var (primary, junior) = (Threshold(Stage.Primary), Threshold(Stage.Junior));
        return primary == junior
            ? $"{rule.Name}：小学、初中均达到{primary}{unit}以上"
            : $"{rule.Name}：小学、初中分别达到{primary}{unit}以上、{junior}{unit}以上";

        string Threshold(Stage stage) => pack.Numbers[$"{rule.Key}.thresholds.{stage.Code()}"].Text;
    }

    private static string ResourceHeading(RulePack pack) =>
        $"资源配置（共{pack.Indicators.Count}项指标，每所学校至少{pack.Whole("rule.min_met")}项指标达到要求，"
        + $"余项不能低于要求的{SelfCheckWords.Percent(pack["rule.floor"])}；所有指标校际差异系数，"
        + $"小学均小于或等于{pack.Numbers["cv.limits.primary"].Text}，初中均小于或等于{pack.Numbers["cv.limits.junior"].Text}）";

    private static List<SelfCheckRow> Resources(CountyVerdict verdict, SelfCheckBasis basis) =>
        [
            .. verdict.Resources.Kernel.Pack.Indicators.Select(
                (rule, i) =>
                {
                    var (text, lists) = new SelfCheckResource(verdict, basis.Schools, i).Made();
                    return new SelfCheckRow(
                        rule.Key,
                        Title(verdict.Resources.Kernel.Pack, rule),
                        verdict.Indicators[i],
                        text,
                        lists,
                        [.. basis.Deviations[rule.Key]]
                    );
                }
            ),
        ];

    private static List<SelfCheckRow> Items(CountyVerdict verdict, SelfCheckBasis basis, ItemGroup group) =>
        [
            .. verdict
                .Items.Where(i => i.Item.Group == group)
                .Select(i => (Own: i, Read: i.Item.Method == ItemMethod.Size ? basis.NationalSize ?? i : i))
                .Select(i =>
                {
                    var (text, lists) = SelfCheckItem.Made(i.Read);
                    IReadOnlyList<string> notes = [.. basis.Deviations[i.Own.Item.Key]];
                    return new SelfCheckRow(
                        i.Own.Item.Key,
                        i.Read.Item.Title,
                        i.Read.Verdict,
                        text,
                        lists,
                        i.Own.Item.Method == ItemMethod.Size
                            ? [.. notes, .. SelfCheckItem.OtherReading(i.Own, i.Read, notes.Count > 0)]
                            : notes
                    );
                }),
        ];

    private static IEnumerable<SelfCheckPart> Local(CountyVerdict verdict, SelfCheckBasis basis) =>
        Items(verdict, basis, ItemGroup.Local) is { Count: > 0 } rows
            ? [new("地方增加项", "地方增加项（不计入国家32项）", rows)]
            : [];
}
