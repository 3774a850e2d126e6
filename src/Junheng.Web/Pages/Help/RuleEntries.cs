using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Microsoft.Extensions.Localization;

namespace Junheng.Web.Pages.Help;

/// <summary>What the pack in force says of its indicators, items and veto grounds.</summary>
internal sealed class RuleEntries(RulePack pack, IStringLocalizer text)
{
    public IEnumerable<EntryGroup> All() =>
        new EntryGroup[]
        {
            new("g-resource", text["资源配置（7项）"], [.. pack.Indicators.Select(Of)]),
            Group("g-guarantee", text["政府保障程度"], ItemGroup.Guarantee),
            Group("g-quality", text["教育质量"], ItemGroup.Quality),
            Group("g-recognition", text["社会认可度"], ItemGroup.Recognition),
            Group("g-local", text["地方增加项（不计入国家32项）"], ItemGroup.Local),
            new("g-veto", text["一票否决"], [.. pack.Veto.Select(Of)]),
        }.Where(g => g.Entries.Count > 0);

    private EntryGroup Group(string id, string title, ItemGroup group) =>
        new(id, title, [.. pack.Items.Where(i => i.Group == group).Select(Of)]);

    private Entry Of(ResourceIndicator rule)
    {
        var (primary, junior) = (pack.Threshold(rule, Stage.Primary), pack.Threshold(rule, Stage.Junior));
        var floor = pack["rule.floor"];
        var factor = rule.Factor == Rational.One ? "" : $" × {rule.Factor}";
        var inputs = rule.Inputs.Values.SelectMany(i => i).Select(i => i.Field.Info()).Distinct().ToList();
        string[] lines =
        [
            text["门槛：小学不低于{0}，初中不低于{1}（{2}）", N(primary), N(junior), rule.Unit],
            text[
                "余项下限（门槛的{0}）：小学{1}，初中{2}",
                N(floor * 100) + "%",
                N(primary * floor),
                N(junior * floor)
            ],
            text[rule.Shared ? "资源为全校共用的，按权数拆分到各学段。" : "按本学段自己的教师计算，不拆分。"],
            text["取自填报项：{0}", string.Join("、", inputs.Select(f => f.Title))],
            .. Eased(rule.Key),
            .. Changed(rule.Key),
        ];
        return new(rule.Key, $"{rule.Key} {Show.Name(rule)}", $"{rule.Numerator} ÷ {rule.Denominator}{factor}")
        {
            Brief = Show.IsEnglish ? $"{rule.Key} {rule.English}" : $"{rule.Key} {Show.Brief(rule.Key)}",
            Lines = lines,
            Source = rule.Source,
            See = [.. inputs.Select(f => FieldEntries.Anchor(f.Code)), "threshold", "floor", "cv"],
        };
    }

    private Entry Of(Item item)
    {
        var how = item.Method switch
        {
            ItemMethod.Judgement => "由人依据佐证判断，写明依据。",
            ItemMethod.Rooms => "每校按教学班数算出应配间数，与教室名单逐间比较面积；高中班级不计。",
            ItemMethod.Size => "每校按义务教育阶段在校生数判定；完全中学只看初中部。",
            ItemMethod.Classes => "有班级名单的逐班判定，没有名单的按最大班额和超标准班数判定。",
            ItemMethod.SmallSchools => "没有小规模学校的直接达标；有的看核定公用经费的最低学生数。",
            _ => "按县级数据计算，与门槛比较。",
        };
        string[] lines =
        [
            .. item.Tests.Select(t => $"{t.Name}：{Formula(t)} {Show.Sign(t.Comparison)} {t.Threshold.Text}{t.Unit}"),
            .. item.NeedsEvidence && item.By != Evidenced.Evidence ? [text["除数字外还要佐证。"].Value] : (string[])[],
            .. item.By == Evidenced.State ? [text["数字由国家提供，县里不能自己计算。"].Value] : (string[])[],
            .. Eased(item.Key),
            .. Changed(item.Key),
        ];
        var figures = item.Tests.SelectMany(t => t.Numerator.Concat(t.Denominator)).Select(i => i.Code).Distinct();
        return new(item.Key, $"{item.Key} {Show.Name(item)}", text[how])
        {
            Brief = $"{item.Key} {(Show.IsEnglish ? item.English : item.Label)}",
            Lines = lines,
            Source = item.Source,
            See = [.. figures.Select(FieldEntries.CountyAnchor), .. item.NeedsEvidence ? ["evidence"] : (string[])[]],
        };
    }

    private Entry Of(VetoItem veto) =>
        new(
            veto.Key,
            $"{veto.Key} {Show.Name(veto)}",
            text["发生即一票否决。须由人核实并写明依据，没有核实的按无法判定。"]
        )
        {
            Source = veto.Source,
            See = ["veto", "evidence"],
        };

    private IEnumerable<string> Eased(string key) =>
        pack.Tolerances.Where(t => t.Item == key).Select(t => text["过渡性条款：{0}（{1}）", t.Name, t.Source].Value);

    private IEnumerable<string> Changed(string key) =>
        pack
            .Changes.Where(c => c.Path.StartsWith(key + ".", StringComparison.Ordinal))
            .Select(c => text["地方改写：{0} → {1}（{2}）", c.Before, c.After, c.Source].Value);

    private static string Formula(ItemTest test)
    {
        var top = Sum(test.Numerator);
        return test.Denominator.Count == 0
            ? top
            : $"{top} ÷ {Sum(test.Denominator)}{(test.Factor == Rational.One ? "" : $" × {test.Factor}")}";
    }

    private static string Sum(IReadOnlyList<TestInput> inputs)
    {
        var sum = string.Concat(
            inputs.Select(
                (i, n) =>
                    (
                        i.Sign < 0 ? " − "
                        : n > 0 ? " + "
                        : ""
                    ) + (CountyItems.Find(i.Code)?.Title ?? i.Code)
            )
        );
        return inputs.Count > 1 ? $"（{sum.Trim()}）" : sum;
    }

    private static string N(Rational value) => Show.Trimmed(value, 4);
}
