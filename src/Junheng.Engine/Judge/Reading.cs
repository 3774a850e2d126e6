using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>What a reading is of.</summary>
public enum ReadingKind
{
    /// <summary>A verdict alone: the county, a part, a stage, evidence, a ground of the veto.</summary>
    Verdict,

    /// <summary>A coefficient of variation.</summary>
    Cv,

    /// <summary>A county mean.</summary>
    Mean,

    /// <summary>Schools that fall short.</summary>
    Schools,

    /// <summary>A figure of an item.</summary>
    Test,
}

/// <summary>One figure that tells how a county stands, or one verdict.</summary>
/// <param name="Key">The indicator, item or ground of the veto (R4, G3, V1); empty for the county as a whole.</param>
/// <param name="Stage">The stage, where it has one.</param>
/// <param name="Kind">What it is of.</param>
/// <param name="What">What it is, in Chinese; with key, stage and kind it names the reading.</param>
/// <param name="Value">The figure, for telling better from worse; null where there is none.</param>
/// <param name="Shown">The figure as text with its unit; empty where the reading is a verdict alone.</param>
/// <param name="Verdict">The verdict that rests on it; null where nothing is judged by it.</param>
/// <param name="Wanted">1 if more is better, −1 if less is, 0 if it has no figure.</param>
public sealed record Reading(
    string Key,
    Stage? Stage,
    ReadingKind Kind,
    string What,
    double? Value,
    string Shown,
    Verdict? Verdict,
    int Wanted
)
{
    /// <summary>Every reading of a county's verdict, in the order of the form.</summary>
    public static IReadOnlyList<Reading> Of(CountyVerdict county) =>
        [
            .. Whole(county),
            .. Indicators(county),
            .. Resources(county),
            .. county.Items.SelectMany(Item),
            .. county.Veto.Select(Veto),
        ];

    private static IEnumerable<Reading> Whole(CountyVerdict county) =>
        county
            .Parts.Select(p => new Reading(
                "",
                null,
                ReadingKind.Verdict,
                p.Name,
                p.Met,
                $"{p.Met}/{p.Count}项达标",
                p.Verdict,
                1
            ))
            .Prepend(new("", null, ReadingKind.Verdict, "全县", county.Met, $"{county.Met}项达标", county.Verdict, 1));

    private static IEnumerable<Reading> Indicators(CountyVerdict county) =>
        county.Resources.Kernel.Pack.Indicators.Select(
            (rule, i) => new Reading(rule.Key, null, ReadingKind.Verdict, rule.Name, null, "", county.Indicators[i], 0)
        );

    private static IEnumerable<Reading> Resources(CountyVerdict county)
    {
        var pack = county.Resources.Kernel.Pack;
        foreach (var stage in county.Resources.Stages)
        {
            var (figures, title) = (stage.Figures, stage.Figures.Stage.Title());
            var failing = figures.Members.Count - stage.UnitsMet - stage.UnitsUnknown;
            yield return Count("", figures.Stage, $"{title}综合不达标学校", failing, stage.UnitsVerdict);
            for (var i = 0; i < pack.Indicators.Count; i++)
            {
                var (rule, index) = (pack.Indicators[i], i);
                var name = title + rule.Name;
                yield return new(
                    rule.Key,
                    figures.Stage,
                    ReadingKind.Cv,
                    name + "差异系数",
                    figures.Cvs[i],
                    Text(pack, figures.Cvs[i], "cv"),
                    Verdicts.OfLimit(stage.Over[i]),
                    -1
                );
                var below = figures.Members.Count(u => county.Resources.UnitVerdicts.IsMet(u, index) == false);
                yield return Count(rule.Key, figures.Stage, name + "未达门槛学校", below, null);
                var mean = figures.Means[i];
                var shown = mean is null ? "" : $"{Text(pack, mean, "mean")} {rule.Unit}";
                yield return new(rule.Key, figures.Stage, ReadingKind.Mean, name + "均值", mean, shown, null, 1);
            }
        }
    }

    private static IEnumerable<Reading> Item(ItemVerdict item)
    {
        var (key, label) = (item.Item.Key, item.Item.Label);
        yield return new(key, null, ReadingKind.Verdict, label, null, "", item.Verdict, 0);
        if (item.Item.Method is ItemMethod.Rooms or ItemMethod.Size or ItemMethod.Classes)
        {
            var failing = item
                .Shortfalls.Where(s => s.Verdict == Judge.Verdict.NotMet)
                .Select(s => s.School.School)
                .Distinct()
                .Count();
            yield return Count(key, null, label + "未达到学校", failing, null);
        }

        foreach (var test in item.Tests)
        {
            yield return new(
                key,
                null,
                ReadingKind.Test,
                test.Name,
                test.Value.Value?.ToDouble(),
                test.Shown,
                test.Verdict,
                test.Comparison == Comparison.AtLeast ? 1 : -1
            );
        }
    }

    private static Reading Veto(VetoVerdict veto) =>
        new(veto.Item.Key, null, ReadingKind.Verdict, "一票否决：" + veto.Item.Name, null, "", veto.Verdict, 0);

    private static Reading Count(string key, Stage? stage, string what, int count, Verdict? verdict) =>
        new(key, stage, ReadingKind.Schools, what, count, $"{count}所", verdict, -1);

    private static string Text(RulePack pack, double? value, string kind) =>
        value is { } v ? Rounding.Show(v, pack.Whole("decimals." + kind)) : "";
}
