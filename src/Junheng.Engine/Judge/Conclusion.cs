using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>简要结论: what an item's verdict rests on, in one line of the form's own words.</summary>
internal static class Conclusion
{
    /// <summary>Missing figures named one by one; the item's page lists them all.</summary>
    private const int MostNamed = 3;

    public static string Of(
        Item item,
        Verdict verdict,
        IReadOnlyList<TestVerdict> tests,
        IReadOnlyList<SchoolShortfall> shortfalls,
        Judgement? judgement
    )
    {
        var parts = new List<string>();
        if (item.Method is ItemMethod.Rooms or ItemMethod.Size or ItemMethod.Classes)
        {
            parts.Add(Schools(shortfalls));
        }
        else if (item.Method == ItemMethod.SmallSchools)
        {
            parts.Add(SmallSchools(shortfalls));
        }

        if (item.Method != ItemMethod.SmallSchools || shortfalls.Count > 0)
        {
            parts.AddRange(tests.Where(t => t.Value.Value is not null).Select(t => $"{t.Name}{t.Shown}"));
        }

        var missing = tests.SelectMany(t => t.Missing).Distinct().ToList();
        if (missing.Count > 0 && (item.Method != ItemMethod.SmallSchools || shortfalls.Count > 0))
        {
            parts.Add(
                missing.Count > MostNamed
                    ? $"缺县级数据：{string.Join("、", missing.Take(MostNamed))}等{missing.Count}项"
                    : "缺县级数据：" + string.Join("、", missing)
            );
        }

        parts.AddRange(
            tests
                .Where(t => t.Value.Why == Missing.DenominatorZero)
                .Select(t => $"{t.Name}分母为零，请在佐证判断中说明")
        );
        if (item.NeedsEvidence)
        {
            parts.Add(judgement is null ? "尚无人对佐证材料作出判断" : "佐证：" + judgement.Note);
        }

        return string.Join("；", parts.Where(p => p.Length > 0)) is { Length: > 0 } text ? text
            : verdict == Verdict.Met ? "全部达到"
            : "无数据";
    }

    private static string SmallSchools(IReadOnlyList<SchoolShortfall> shortfalls)
    {
        var known = shortfalls.Where(s => s.Verdict == Verdict.Met).ToList();
        var unknown = shortfalls.Count - known.Count;
        var text =
            known.Count > 0 ? $"小规模学校{known.Count}所、学生{known.Sum(s => s.Count)}人"
            : unknown > 0 ? ""
            : "没有小规模学校";
        return unknown == 0
            ? text
            : text + (text.Length > 0 ? "，" : "") + $"另有{unknown}所在校生数未填报，无法判定是否为小规模学校";
    }

    private static string Schools(IReadOnlyList<SchoolShortfall> shortfalls)
    {
        var unmet = shortfalls.Where(s => s.Verdict == Verdict.NotMet).ToList();
        var parts = unmet
            .GroupBy(s => (s.Kind, s.Stage))
            .OrderBy(g => g.Key.Kind, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Stage ?? Stage.Senior)
            .Select(g => Group(g.Key.Kind, g.Key.Stage, g.Count(), g.Sum(s => s.Count), g.Any(s => s.Count == 0)))
            .ToList();
        var unknown = shortfalls.Count(s => s.Verdict == Verdict.CannotTell);
        if (unknown > 0)
        {
            parts.Add($"{unknown}处因数据缺失无法判定");
        }

        return parts.Count == 0 ? "所有学校均达到" : string.Join("，", parts);
    }

    private static string Group(string kind, Stage? stage, int schools, long count, bool isPartly)
    {
        var who = stage is { } s ? s.Title() : "一贯制学校";
        return kind switch
        {
            "music" => $"{schools}所{who}音乐教室不足，共缺{count}间",
            "art" => $"{schools}所{who}美术教室不足，共缺{count}间",
            "rooms" => $"{schools}所{who}音乐、美术教室不足，共缺{count}间",
            "size" => $"{schools}所{who}超规模",
            // A largest class over the limit says that there is one, not how many.
            _ when isPartly => $"{schools}所{who}有班级超班额，班数没有报全",
            _ => $"{schools}所{who}的{count}个班超班额",
        };
    }
}
