using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads a county's own finding on an indicator: met or not, and how many schools or classes fall short.</summary>
internal static class SelfChecks
{
    private const string Place = "(?:农村|城区|镇区|乡村|乡镇|城镇|公办|民办|县城|城市|义务教育)?";
    private static readonly Regex School = new(
        $@"(\d+)所{Place}(小学|初中|九年一贯制学校(?:小学部|初中部)?|十二年一贯制学校(?:小学部|初中部)?|完全中学初中部|完全中学|教学点|中学|学校)"
    );
    private static readonly Regex SchoolAfter = new($@"{Place}(小学|初中)(?:有)?(\d+)所");
    private static readonly Regex Class = new(
        @"(小学|初中)?[^\d,;。、]{0,6}?(\d+)个(?:小学|初中)?(?:教学)?班(?!额)(?:级)?(?:的)?"
    );
    private static readonly Regex Short = new(
        @"(?:数量)?(?:未|不)(?:达|足|够|符合)[^,;。]*$|(?:低于|少于|不满)[^,;。]*$"
    );
    private static readonly Regex Unmet = new(@"^(?:目前)?(?:未|不|尚未|部分未)达|^(?:否|×|不符合|未完成)");
    private static readonly Regex Met = new(@"^(?:目前)?(?:已|全部|均已|均)?(?:达标|达到)|^(?:是|√|符合|已完成)$");

    public static PlanSelfCheck? Of(string? cell)
    {
        var text = PlainText.Joined(cell ?? "");
        if (text.Length == 0)
        {
            return null;
        }

        var plain = PlainText.Of(text);
        var counts = new List<PlanShort>();
        foreach (var sentence in plain.Split(';', '。'))
        {
            Schools(sentence, counts);
            Classes(sentence, counts);
        }

        var schools = counts.Where(c => c.Of == "school").ToList();
        bool? met =
            Unmet.IsMatch(plain) ? false
            : Met.IsMatch(plain) ? counts.Count == 0 || !plain.Contains('未')
            : null;
        return new(met, text, First(schools, "primary"), First(schools, "junior"), counts);
    }

    private static int? First(List<PlanShort> schools, string stage) => schools.Find(c => c.Stage == stage)?.Count;

    private static void Schools(string sentence, List<PlanShort> counts)
    {
        var found = School
            .Matches(sentence)
            .Select(m => (m.Index, m.Length, Count: m.Groups[1].Value, Kind: m.Groups[2].Value))
            .ToList();
        if (found.Count == 0)
        {
            found =
            [
                .. SchoolAfter.Matches(sentence).Select(m => (m.Index, m.Length, m.Groups[2].Value, m.Groups[1].Value)),
            ];
        }

        for (var i = 0; i < found.Count; i++)
        {
            // Schools named one after another fall short of the same: 有10所小学、8所初中面积未达到.
            var last = i;
            while (
                last + 1 < found.Count
                && Joint(sentence[(found[last].Index + found[last].Length)..found[last + 1].Index])
            )
            {
                last++;
            }

            var from = found[last].Index + found[last].Length;
            var to = last + 1 < found.Count ? found[last + 1].Index : sentence.Length;
            counts.Add(new(What(sentence[from..to]), "school", Stage(found[i].Kind), Whole(found[i].Count)));
        }
    }

    private static void Classes(string sentence, List<PlanShort> counts)
    {
        var found = Class.Matches(sentence).ToList();
        for (var i = 0; i < found.Count; i++)
        {
            // Classes named one after another share what they lack: 小学23个班、初中11个班超过标准.
            var (m, last) = (found[i], i);
            while (
                last + 1 < found.Count
                && found[last].Index + found[last].Length + 1 == found[last + 1].Index
                && sentence[found[last + 1].Index - 1] == '、'
            )
            {
                last++;
            }

            var rest = sentence[(found[last].Index + found[last].Length)..].Split(',', ';', '。')[0];
            var stage =
                m.Groups[1].Success ? m.Groups[1].Value
                : m.Value.Contains("初中", StringComparison.Ordinal) ? "初中"
                : "小学";
            counts.Add(new(What(rest), "class", Stage(stage), Whole(m.Groups[2].Value)));
        }
    }

    private static bool Joint(string between) => between is "、" or "和" or "," or "及" or "";

    private static string What(string text)
    {
        var head = text.Trim(',', '、', '的', '有').Split(',', ';', '。')[0];
        var cut = Short.Replace(head, "");
        return cut.Length > 0 ? cut : head;
    }

    private static string Stage(string kind) =>
        kind is "小学" or "教学点" || kind.EndsWith("小学部", StringComparison.Ordinal) ? "primary"
        : kind is "初中" or "中学" ? "junior"
        : "other";

    private static int Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
