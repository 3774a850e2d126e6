using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>
/// Tells the units in a text apart, also where they run together: by the list of organs, and by the shape of names for
/// organs which are not on it.
/// </summary>
internal sealed class Organs
{
    private const int Impossible = 1_000_000;
    private const int Strange = 5;
    private const int LongestName = 18;
    private const int Longest = 600;
    private const string Endings = "局委办部厅心队院联会处站所司团室府道校馆";
    private const string Separators = "、,;/。|+\n";

    private static readonly string[] Prefixes =
    [
        "",
        "县",
        "市",
        "区",
        "旗",
        "州",
        "盟",
        "省",
        "县委",
        "市委",
        "区委",
        "旗委",
        "县政府",
        "市政府",
        "区政府",
        "旗政府",
        "县人民政府",
        "市人民政府",
        "区人民政府",
        "旗人民政府",
        "全县",
        "本县",
        "自治区",
        "自治州",
        "自治县",
        "中共县委",
        "国家",
        "各县",
        "党委",
        "工委",
    ];

    private static readonly Regex Whole = new(
        @"\G(?:(?:共青团)?团?[县市区旗]委(?:员会)?|团[县市区旗]委|共青团[县市区旗]委(?:员会)?|[县市区旗](?:人民)?政府|[县市区旗]委)"
    );

    private static readonly Regex Groups = new(
        @"\G(?:各级?(?:有关|相关)?(?:乡镇街(?!道)|镇街(?!道)|街镇|乡镇|镇乡|苏木镇|苏木乡镇|苏木|镇|乡|街道|办事处|园区|管委会|村|社区)(?:[(][^)]{1,12}[)])?"
            + @"(?:(?:、|和|及|以及|\()?(?:乡镇|镇乡|苏木|镇|乡|街道办事处|街道办|街道|办事处|园区|管委会|村委会|社区|嘎查|党委|人民政府|政府|党工委|党\(工\)委)(?:\))?)*"
            + @"|(?:县直|市直|区直|旗直|县级|义务教育|全县|全市|全区|全旗)?各(?:有关|相关|成员|责任)?(?:中小学幼儿园|中小学校|中小学|义务教育阶段学校|义务教育学校|学校|部门|单位|科室|股室)"
            + @"|乡镇(?:党委、?)?(?:人民)?政府|相关乡镇|有关乡镇|(?:各)?苏木镇人民政府)"
    );

    private static readonly Regex Fillers = new(
        @"\G(?:等(?:相关|有关|多个|各)?(?:职能)?(?:部门|单位)?|(?:和|及|与|、)?(?:其他|其它)?(?:相关|有关)(?:职能)?(?:部门|单位)|(?:牵头|配合|责任|主责|协办)(?:单位|部门)?:|\((?:牵头|主责|配合|责任单位|按职责分工负责)\)|按(?:职责|照职责)分工负责)"
    );

    private static readonly Regex Shape = new(
        @"^(?!.*(?:[、,;:。]|布局|格局|全局|结局|达到|以上|不足|负责|做好|加强|落实|推进|建设项目|小学|初中|提高|配备|确保|完成))[\u4e00-\u9fa5()]{1,15}(?:局|委|办|部|厅|中心|大队|支队|院|联|会|处|站|所|队|公司|集团|办公室|委员会|政府|街道|办事处|分局|学校|馆)$"
    );

    private static readonly Regex Likely = new(@"^[^。；;]{2,}[。；;]?[^。]{0,200}$");
    private static readonly Regex Inner = new(@"[局委办部](?=[县市区旗各])|、");
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> spans;
    private readonly HashSet<char> firsts;
    private readonly int longest;

    public Organs(IReadOnlyList<IReadOnlyList<string>> organs)
    {
        foreach (var organ in organs)
        {
            foreach (var name in organ)
            {
                names.TryAdd(PlainText.Of(name), organ[0]);
            }
        }

        spans = names.GetAlternateLookup<ReadOnlySpan<char>>();
        firsts = [.. names.Keys.Select(n => n[0])];
        longest = names.Keys.Select(n => n.Length).DefaultIfEmpty(0).Max();
    }

    /// <summary>The usual name of an organ without what stands before it; null if it is not on the list.</summary>
    public string? Canonical(string unit)
    {
        var plain = PlainText.Of(unit);
        return Prefixes
            .OrderBy(p => p.Length)
            .Where(p => plain.StartsWith(p, StringComparison.Ordinal))
            .Select(p => names.GetValueOrDefault(plain[p.Length..]))
            .FirstOrDefault(n => n is not null);
    }

    /// <summary>The units of a text of nothing else; null if it holds anything else.</summary>
    public IReadOnlyList<string>? Split(string text)
    {
        // Blanks separate units; where that fails they are noise within a name.
        if (text.Length > Longest || !Likely.IsMatch(text))
        {
            return null;
        }

        var spaced = new PlainText(Regex.Replace(text.Trim(), @"[\s\u00a0\u3000]+", "\n"));
        var marked = new PlainText(spaced.Source.Replace('\n', '|'));
        return Units(marked) ?? (spaced.Source.Contains('\n') ? Units(new PlainText(text)) : null);
    }

    /// <summary>How many units a text begins with, where the list of them ends, and the units.</summary>
    public (int End, IReadOnlyList<string> Units) Leading(PlainText text, int from)
    {
        var units = new List<string>();
        var (end, at) = (from, from);
        while (at < text.Text.Length)
        {
            var length = Known(text.Text, at);
            if (length == 0)
            {
                break;
            }

            units.Add(text.Slice(at, at + length));
            end = at += length;
            while (Fillers.Match(text.Text, at) is { Success: true } filler)
            {
                end = at += filler.Length;
            }

            var step = Joint(text.Text, at);
            if (step == 0 && Known(text.Text, at) == 0)
            {
                break;
            }

            at += step;
        }

        return (end, units);
    }

    /// <summary>The length of the known organ or group of organs at a place; 0 if none stands there.</summary>
    public int Known(string text, int at)
    {
        var best = 0;
        foreach (var prefix in Prefixes)
        {
            if (string.CompareOrdinal(text, at, prefix, 0, prefix.Length) == 0)
            {
                var start = at + prefix.Length;
                if (start >= text.Length || !firsts.Contains(text[start]))
                {
                    continue;
                }

                for (var n = Math.Min(longest, text.Length - start); n + prefix.Length > best && n > 0; n--)
                {
                    if (spans.ContainsKey(text.AsSpan(start, n)))
                    {
                        best = prefix.Length + n;
                        break;
                    }
                }
            }
        }

        best = Math.Max(best, Whole.Match(text, at) is { Success: true } w ? w.Length : 0);
        best = Math.Max(best, Groups.Match(text, at) is { Success: true } g ? g.Length : 0);
        return best > 0 ? best + Bracket(text, at + best) : 0;
    }

    private static int Joint(string text, int at) =>
        at >= text.Length ? 0
        : Separators.Contains(text[at]) || text[at] is '和' or '及' or '与' ? 1
        : string.CompareOrdinal(text, at, "以及", 0, 2) == 0 ? 2
        : 0;

    /// <summary>农业农村局（乡村振兴局）: a second name in brackets belongs to the first.</summary>
    private static int Bracket(string text, int at) =>
        at < text.Length
        && text[at] == '('
        && text.IndexOf(')', at) is var end and > 0
        && end - at < 14
        && !text[at..end].Contains("牵头", StringComparison.Ordinal)
            ? end - at + 1
            : 0;

    /// <summary>The cheapest way to read the whole text as units, a strange name being dearer than a known one.</summary>
    private List<string>? Units(PlainText plain)
    {
        var text = plain.Text;
        if (text.Length is 0 or > 400)
        {
            return null;
        }

        var cost = new int[text.Length + 1];
        var next = new (int To, bool Unit)[text.Length + 1];
        var pure = new int[text.Length + 1];
        Array.Fill(cost, Impossible);
        cost[text.Length] = 0;
        for (var at = text.Length - 1; at >= 0; at--)
        {
            Steps(
                text,
                at,
                (to, price, unit) =>
                {
                    if (cost[to] + price < cost[at])
                    {
                        cost[at] = cost[to] + price;
                        next[at] = (to, unit);
                        pure[at] = pure[to] + (unit && price < Strange ? 1 : 0);
                    }
                }
            );
        }

        if (cost[0] >= Impossible)
        {
            return null;
        }

        var units = new List<string>();
        for (var at = 0; at < text.Length; at = next[at].To)
        {
            if (next[at].Unit)
            {
                units.Add(plain.Slice(at, next[at].To).Replace("|", "", StringComparison.Ordinal));
            }
        }

        return units.Count > 0 && (pure[0] > 0 || units.All(u => Regex.IsMatch(u, "[局办委]$|中心$|大队$")))
            ? units
            : null;
    }

    private void Steps(string text, int at, Action<int, int, bool> take)
    {
        var joint = Joint(text, at);
        if (joint > 0)
        {
            take(at + joint, 0, false);
        }

        if (Fillers.Match(text, at) is { Success: true, Length: > 0 } filler)
        {
            take(at + filler.Length, 0, false);
        }

        var known = Known(text, at);
        if (known > 0)
        {
            take(at + known, 1, true);
        }

        foreach (var prefix in Prefixes)
        {
            if (string.CompareOrdinal(text, at, prefix, 0, prefix.Length) == 0)
            {
                var start = at + prefix.Length;
                for (var n = Math.Min(longest, text.Length - start); n > 0; n--)
                {
                    if (spans.ContainsKey(text.AsSpan(start, n)))
                    {
                        take(start + n, 1, true);
                        take(start + n + Bracket(text, start + n), 1, true);
                    }
                }
            }
        }

        for (var n = 2; n <= Math.Min(LongestName, text.Length - at); n++)
        {
            var name = text.Substring(at, n);
            if (Separators.Contains(name[^1]))
            {
                break;
            }

            if (Endings.Contains(name[^1]) && Shape.IsMatch(name))
            {
                take(at + n, Strange + (Inner.Count(name) * 3), true);
            }
        }
    }
}
