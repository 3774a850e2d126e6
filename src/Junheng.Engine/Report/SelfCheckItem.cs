using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Report;

/// <summary>What the annex says of an item of the other three parts.</summary>
internal static class SelfCheckItem
{
    private const string Everything = "全部达到";

    public static (string Text, IReadOnlyList<SelfCheckList> Lists) Made(ItemVerdict item)
    {
        var lists = item.Item.Method switch
        {
            ItemMethod.Rooms => Lists(item, s => s.Stage, RoomWords),
            ItemMethod.Size => Lists(item, s => s.Stage, _ => ""),
            ItemMethod.Classes => Lists(item, s => s.Stage, _ => ""),
            _ => [],
        };
        var parts = item.Item.Method switch
        {
            ItemMethod.Rooms => Rooms(lists),
            ItemMethod.Size => Sizes(item),
            ItemMethod.Classes => Classes(item),
            _ => Others(item),
        };
        var unknown = lists.Where(l => l.Verdict == Verdict.CannotTell).SelectMany(l => l.Schools).Distinct().ToList();
        if (unknown.Count > 0)
        {
            parts.Add($"{unknown.Count}所学校{SelfCheckWords.Named(unknown)}数据没有报全，不能判定");
        }

        if (item.Verdict == Verdict.CannotTell && parts.Count == 0)
        {
            parts.Add(item.Conclusion);
        }

        return (SelfCheckWords.Sentence(item.Verdict, parts), lists);
    }

    /// <summary>How many complete secondary schools are too large by the other reading, where somebody reads so.</summary>
    /// <param name="own">By the rules in force.</param>
    /// <param name="read">By the national reading.</param>
    /// <param name="isStated">Whether the county's plan says that it reads otherwise.</param>
    public static IEnumerable<string> OtherReading(ItemVerdict own, ItemVerdict read, bool isStated)
    {
        if (ReferenceEquals(own, read) && !isStated)
        {
            yield break;
        }

        var (limit, other) = (read.Item.Thresholds["all"].Value, read.Item.Thresholds["integrated"].Value);
        var combined = read
            .Shortfalls.Where(s => s.Verdict == Verdict.NotMet && s.School.Type == SchoolType.CompleteSecondary)
            .ToList();
        var larger = combined.Count(s => Rational.From(s.School.Pupils(Stage.Junior) ?? 0) > other);
        yield return $"本表按国家口径，完全中学初中部以{limit}人为限，超过的{combined.Count}所；如以{other}人为限，超过的{larger}所";
    }

    private static string RoomWords(SchoolShortfall shortfall) =>
        shortfall.Kind switch
        {
            "music" => "音乐专用教室数量不足",
            "art" => "美术专用教室数量不足",
            "rooms" => "音乐、美术专用教室数量不足",
            _ => "班级数没有填报",
        };

    private static List<string> Rooms(IEnumerable<SelfCheckList> lists) =>
        [
            .. lists
                .Where(l => l.Verdict == Verdict.NotMet)
                .GroupBy(l => l.What)
                .Select(g => $"有{SelfCheckWords.Schools(g)}{g.Key}，共缺{g.Sum(l => l.Count)}间"),
        ];

    private static List<string> Sizes(ItemVerdict item) =>
        [
            .. item
                .Shortfalls.Where(s => s.Verdict == Verdict.NotMet)
                .GroupBy(s => SizeWords(s.School.Type))
                .OrderBy(g => g.Min(s => s.School.Type))
                .Select(g =>
                {
                    var over = $"超过{Limit(item, g.First().School.Type)}人";
                    // A tolerance may have raised the limit of a school: then others over the usual one are not counted.
                    var limit = g.All(s => s.What.Contains(over, StringComparison.Ordinal))
                        ? over
                        : "超过适用过渡性条款的上限";
                    return $"有{g.Count()}所{g.Key}{SelfCheckWords.Named([.. g.Select(s => s.School.Name)])}{limit}";
                }),
        ];

    private static string SizeWords(SchoolType type) =>
        type switch
        {
            SchoolType.Primary or SchoolType.TeachingPoint => "小学",
            SchoolType.Junior => "初中",
            SchoolType.CompleteSecondary => "完全中学的初中部",
            _ => $"{type.Title()}的义务教育阶段",
        };

    private static string Limit(ItemVerdict item, SchoolType type) =>
        item.Item
            .Thresholds[
                type is SchoolType.NineYear or SchoolType.TwelveYear ? "integrated"
                : type == SchoolType.CompleteSecondary ? item.Item.Choices["complete_secondary"].Value
                : "all"
            ]
            .Text;

    private static List<string> Classes(ItemVerdict item)
    {
        var parts = new List<string>();
        foreach (var stage in SchoolTerms.Judged)
        {
            var over = item.Shortfalls.Where(s => s.Verdict == Verdict.NotMet && s.Stage == stage).ToList();
            if (over.Count == 0)
            {
                continue;
            }

            var names = SelfCheckWords.Named([.. over.Select(s => SelfCheckWords.Part(s.School, stage))]);
            var partly = over.Count(s => s.Count == 0);
            parts.Add(
                $"全县{stage.Title()}有{over.Count}所学校{names}的{over.Sum(s => s.Count)}个班班额超过{item.Item.Thresholds[stage.Code()].Text}人"
                    + (partly > 0 ? $"（其中{partly}所的超额班数没有报全）" : "")
            );
        }

        return parts;
    }

    private static List<string> Others(ItemVerdict item)
    {
        List<string> parts = item.Conclusion is "" or Everything ? [] : [item.Conclusion];
        parts.AddRange(
            item.Tests.Where(t => t.Verdict == Verdict.NotMet)
                .Select(t =>
                    $"{t.Name}应{Word(t.Comparison)}{t.Threshold.Text}{t.Value.Unit}"
                    + (t.Distance is { } distance ? $"，相差{distance}" : "")
                )
        );
        return parts;
    }

    private static string Word(Comparison comparison) =>
        comparison switch
        {
            Comparison.AtLeast => "不低于",
            Comparison.AtMost => "不超过",
            _ => "低于",
        };

    private static List<SelfCheckList> Lists(
        ItemVerdict item,
        Func<SchoolShortfall, Stage?> stage,
        Func<SchoolShortfall, string> words
    ) =>
        [
            .. item
                .Shortfalls.Where(s => s.Verdict is Verdict.NotMet or Verdict.CannotTell)
                .GroupBy(s => (s.Verdict, What: words(s), Stage: stage(s)))
                .OrderBy(g => g.Key.Verdict)
                .ThenBy(g => Order(g.First().Kind))
                .ThenBy(g => g.Key.Stage ?? Stage.Senior)
                .Select(g => new SelfCheckList(
                    g.Key.What,
                    g.Key.Stage,
                    g.Key.Verdict,
                    [.. g.Select(s => s.Stage is { } at ? SelfCheckWords.Part(s.School, at) : s.School.Name)],
                    g.Sum(s => s.Count)
                )),
        ];

    private static int Order(string kind) => kind == "music" ? 0 : 1;
}
