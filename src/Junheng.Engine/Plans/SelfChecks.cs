using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads a county's own finding on an indicator: met or not, and how many schools or classes fall short.</summary>
internal static class SelfChecks
{
    private const string Place =
        "(?:农村|城区|镇区|乡村|乡镇|城镇|公办|民办|县城|城市|义务教育|县直|镇街|中心|寄宿制|小规模|普通)*";
    private const string Kinds =
        "(九年一贯制学校(?:小学部|初中部)?|十二年一贯制学校(?:小学部|初中部)?|一贯制学校(?:小学部|初中部)?|完全中学初中部|完全中学|完全小学|小学|初中|教学点|中学|学校)";
    private static readonly Regex School = new($@"(\d+)所{Place}{Kinds}");
    private static readonly Regex SchoolAfter = new($@"{Place}(小学|初中|学校)(?:共?有|尚有|仍有|还有|差|缺)?(\d+)所");
    private static readonly Regex Class = new(
        @"(小学|初中)?[^\d,;。、]{0,6}?(\d+)个(?:(?:小学|初中)?(?:教学)?班(?!额)(?:级)?(?:的)?|(?:大班额|超大班额)|(?<=班[^;。]{0,20})(?=[、,;。]|$))"
    );
    private static readonly Regex Short = new(
        @"(?:数量|面积(?=不足|不够)|数)?(?:仍|还|均|都)?(?:未|不|没有|未能|尚未|没)(?:能)?(?:达|足|够|符合|配|完成|落实)[^,;。]*$|(?:仍|还|均)?(?<!不)(?:低于|少于|不满|小于)[^,;。]*$|(?:仍|还|均)?(?:超过|超出|超)(?:了)?(?:国家|规定)?(?:标准|规定|要求|限额)[^,;。]*$|(?:数量|面积)?(?:短缺|缺乏|缺少|偏小|偏少|超标|有差距|存在差距|有缺口)[^,;。]*$"
    );
    private static readonly Regex Lacking = new(
        "^(?:仍|还|尚)?(?:缺少|缺乏|缺|没有(?!达|符|完|落|配)|无|未配备|未配|短缺)"
    );

    /// <summary>What says that something falls short.</summary>
    private static readonly Regex Unmet = new(
        @"(?:未|不|没|没有|未能|不能|尚未|未全部|未完全)(?:全部|完全|能)?(?:达|符合|落实|完成|足|够|满足|合格|配齐|配足|实现)|达不到|(?<!不)(?:低于|少于|小于)(?:国家|规定|标准|要求|省|\d)|(?<![不未])(?:超过|超出|超\d|超规模|超班额)|超标|(?<!无|消除|没有)大[班校]额(?:有|班)?\d|\d+个大班额|^部分(?:达标|达到|符合)|超额|缺(?:少|乏|口|额|\d|[^勤席])|短缺|差距|偏少|偏小|还差|^否|^×|^✗|^N$|薄弱"
    );

    /// <summary>What takes such words back: 无未达标学校.</summary>
    private static readonly Regex None = new(
        @"(?:无|没有|不存在)(?:一所|任何)?(?:未达标|不达标|不足|不符合|超标|超过|低于|大班额|大校额)[^,;。]*"
    );
    private static readonly Regex Unknown = new(
        @"^基本|^(?:大部分|大体|较好|部分)|尚?未(?:调查|监测|测评|开展|反馈|公布|统计|参加|组织)|待(?:调查|监测|评估|反馈|测算|核|定|统计)|正在|暂无|暂未|无法|^(?:无|待)$|预计"
    );
    private static readonly Regex Met = new(
        @"达标|达到|符合|落实|完成|满足|合格|已实现|已配|^(?:是|√|✓|Y|已达)$|^是[,。]|\d+(?:\.\d+)?%$"
    );
    private static readonly Regex Empty = new(@"^[-/\\—]{1,3}$");
    private static readonly Regex Before = new(@"^(?:其中|有|尚|还)*缺(?:少|乏)?(?<what>[^\d]{2,20})$");
    private static readonly Regex Over = new("^超(?=规模|班额)");
    private static readonly Regex Alone = new(@"^(\d{1,4})所?$");
    private static readonly Regex All = new("(?:共有|现有|全[县市区旗](?:共|现)?有?|总计|合计|均已|全部)$");

    public static PlanSelfCheck? Of(RawRow row, string name)
    {
        var check = Of(row.SelfCheck, row.Issues, name);
        return check is null
            ? null
            : check with
            {
                ShortPrimary = Column(row.ShortPrimary) ?? check.ShortPrimary,
                ShortJunior = Column(row.ShortJunior) ?? check.ShortJunior,
            };
    }

    private static int? Column(string? cell) =>
        cell is not null && Alone.Match(PlainText.Of(cell)) is { Success: true } m ? Whole(m.Groups[1].Value) : null;

    /// <param name="cell">The cell or paragraph.</param>
    /// <param name="issues">The column of shortcomings beside it, which may hold the numbers.</param>
    /// <param name="name">What the indicator is about, for 3所小学未达到.</param>
    public static PlanSelfCheck? Of(string? cell, string? issues = null, string name = "")
    {
        var text = PlainText.Joined(cell ?? "");
        if (text.Length == 0 || Empty.IsMatch(PlainText.Of(text)))
        {
            return null;
        }

        var plain = None.Replace(PlainText.Of(text), "达标");
        var counts = Counts(plain, name);
        if (counts.Count == 0 && issues is not null && issues != cell)
        {
            counts = Counts(PlainText.Of(PlainText.Joined(issues)), name);
        }

        var schools = counts.Where(c => c.Of == "school").ToList();
        bool? met =
            Unmet.IsMatch(plain) ? false
            : Unknown.IsMatch(plain) ? null
            : Met.IsMatch(plain) ? true
            : null;
        return new(met, text, First(schools, "primary"), First(schools, "junior"), counts);
    }

    private static List<PlanShort> Counts(string plain, string name)
    {
        var counts = new List<PlanShort>();
        foreach (var sentence in plain.Split(';', '。'))
        {
            Schools(sentence, counts, name);
            Classes(sentence, counts, name);
        }

        return counts;
    }

    private static int? First(List<PlanShort> schools, string stage) => schools.Find(c => c.Stage == stage)?.Count;

    private static void Schools(string sentence, List<PlanShort> counts, string name)
    {
        var found = School
            .Matches(sentence)
            .Select(m => (m.Index, m.Length, Count: m.Groups[1].Value, Kind: m.Groups[2].Value))
            .ToList();
        found =
        [
            .. found
                .Concat(
                    SchoolAfter
                        .Matches(sentence)
                        .Where(m => !found.Exists(f => f.Index < m.Index + m.Length && m.Index < f.Index + f.Length))
                        .Select(m => (m.Index, m.Length, Count: m.Groups[2].Value, Kind: m.Groups[1].Value))
                )
                .OrderBy(f => f.Index),
        ];
        var (said, first) = ((string?)null, 0);
        for (var i = 0; i < found.Count; i++)
        {
            // Schools named one after another fall short of the same: 有10所小学、8所初中面积未达到.
            var last = i;
            if (i == 0 || i > first)
            {
                said = Said(sentence, found[i].Index);
            }

            while (
                last + 1 < found.Count
                && Joint(sentence[(found[last].Index + found[last].Length)..found[last + 1].Index])
            )
            {
                last++;
            }

            first = last;
            var from = found[last].Index + found[last].Length;
            var to = last + 1 < found.Count ? found[last + 1].Index : sentence.Length;
            if (Lacks(sentence, found[i].Index, from, to))
            {
                var what = said ?? sentence[from..to];
                counts.Add(new(What(what, name), "school", Stage(found[i].Kind), Whole(found[i].Count)));
            }
        }
    }

    /// <summary>音乐教室面积不足的小学11所: what they lack stands before them.</summary>
    private static string? Said(string sentence, int at)
    {
        var clause = sentence[(sentence.LastIndexOfAny([',', '、'], Math.Max(0, at - 1)) + 1)..at];
        return clause.EndsWith('的') && Short.IsMatch(clause) ? clause.TrimEnd('的')
            : Before.Match(clause) is { Success: true } m ? m.Groups["what"].Value
            : null;
    }

    /// <summary>Schools which all there are, or which are up to the standard, do not fall short.</summary>
    private static bool Lacks(string sentence, int at, int from, int to)
    {
        var clause = sentence[from..to].Split(',', ';', '。').FirstOrDefault(c => c.Trim('、', '的').Length > 0) ?? "";
        var rest = sentence[from..];
        return Unmet.IsMatch(clause)
            || Lacking.IsMatch(clause)
            || !Met.IsMatch(clause)
                && !All.IsMatch(sentence[..at])
                && !rest.TrimStart(',').StartsWith("其中", StringComparison.Ordinal);
    }

    private static void Classes(string sentence, List<PlanShort> counts, string name)
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

            var at = found[last].Index + found[last].Length;
            var rest = sentence[at..].Split(',', ';', '。')[0];
            var stage =
                m.Groups[1].Success ? m.Groups[1].Value
                : m.Value.Contains("初中", StringComparison.Ordinal) ? "初中"
                : "小学";
            if (Lacks(sentence, m.Index, at, sentence.Length))
            {
                counts.Add(new(What(rest, name), "class", Stage(stage), Whole(m.Groups[2].Value)));
            }
        }
    }

    private static bool Joint(string between) => between is "、" or "和" or "," or "及" or "";

    private static string What(string text, string name)
    {
        var head = Over.Replace(
            Lacking.Replace(text.Trim(',', '、', '的', '有', '(', ')').Split(',', ';', '。')[0], ""),
            ""
        );
        var cut = Short.Replace(head, "").Trim('的', '、');
        return cut.Length > 0 ? cut
            : name.Length > 0 ? name
            : head;
    }

    private static string Stage(string kind) =>
        kind is "小学" or "教学点" or "完全小学" || kind.EndsWith("小学部", StringComparison.Ordinal) ? "primary"
        : kind is "初中" or "中学" ? "junior"
        : "other";

    private static int Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
