using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>还缺什么: what it would take for an item to be met, one line each, in Chinese with numbers and units.</summary>
public static class Lack
{
    /// <summary>Missing figures named one by one; the item's page lists them all.</summary>
    private const int MostNamed = 3;

    /// <summary>Everything an item lacks; nothing if it is met.</summary>
    public static IReadOnlyList<string> Of(ItemVerdict item) =>
        item.Verdict == Verdict.Met ? [] : [.. Tests(item), .. Schools(item), .. Evidence(item)];

    /// <summary>
    /// How much the numerator of a test must change, the rest staying as it is, for the test to be met: whole persons
    /// or rooms where it counts such; null where it is met, cannot be told, or cannot be met so.
    /// </summary>
    public static Rational? Amount(ItemTest test, IReadOnlyDictionary<string, decimal> figures)
    {
        if (Sum(test.Numerator, figures) is not { } top || Bottom(test, figures) is not { Sign: > 0 } bottom)
        {
            return null;
        }

        var value = top / bottom * test.Factor;
        if (test.Met(value) || test.Factor.Sign == 0)
        {
            return null;
        }

        var needed = test.Threshold.Value / test.Factor * bottom - top;
        var distance = needed.Sign < 0 ? -needed : needed;
        var counts = test.Numerator.All(i => CountyItems.Find(i.Code)?.IsCount == true);
        // Strictly below the limit takes one more than reaching it.
        return counts && test.Comparison == Comparison.Below && distance.Denominator.IsOne ? distance + Rational.One
            : counts ? new((distance.Numerator + distance.Denominator - 1) / distance.Denominator, 1)
            : distance;
    }

    private static Rational? Bottom(ItemTest test, IReadOnlyDictionary<string, decimal> figures) =>
        test.Denominator.Count == 0 ? Rational.One : Sum(test.Denominator, figures);

    private static Rational? Sum(IReadOnlyList<TestInput> inputs, IReadOnlyDictionary<string, decimal> figures) =>
        inputs.All(i => figures.ContainsKey(i.Code))
            ? inputs.Aggregate(Rational.Zero, (sum, i) => sum + Rational.From(figures[i.Code]) * i.Sign)
            : null;

    private static IEnumerable<string> Tests(ItemVerdict item)
    {
        var judged = item.Item.Method != ItemMethod.SmallSchools || item.Shortfalls.Count > 0;
        foreach (var test in item.Tests.Where(t => judged && t.Verdict == Verdict.NotMet))
        {
            yield return test.Distance is { } amount
                ? $"{test.Name}：{(test.Comparison == Comparison.AtLeast ? "再增加" : "须减少")}{amount}"
                : $"{test.Name}未达到";
        }

        var missing = item.Tests.Where(_ => judged).SelectMany(t => t.Missing).Distinct().ToList();
        if (missing.Count > 0)
        {
            yield return (item.Item.By == Evidenced.State ? "等待国家结果：" : "填报县级数据：")
                + string.Join('、', missing.Take(MostNamed))
                + (missing.Count > MostNamed ? $"等{missing.Count}项" : "");
        }
    }

    private static IEnumerable<string> Schools(ItemVerdict item)
    {
        var failing = Count(Verdict.NotMet);
        if (failing > 0)
        {
            yield return $"{failing}所学校未达到，名单见本项";
        }

        var unknown = Count(Verdict.CannotTell);
        if (unknown > 0)
        {
            yield return $"{unknown}所学校缺数据";
        }

        int Count(Verdict verdict) =>
            item.Shortfalls.Where(s => s.Verdict == verdict).Select(s => s.School.School).Distinct().Count();
    }

    private static IEnumerable<string> Evidence(ItemVerdict item) =>
        !item.Item.NeedsEvidence
            ? []
            : item.Judgement?.Verdict switch
            {
                null => ["佐证材料尚未判断"],
                Verdict.NotMet => ["佐证判断为没有达到"],
                Verdict.CannotTell => ["佐证暂时无法判断，须补充材料"],
                _ => [],
            };
}
