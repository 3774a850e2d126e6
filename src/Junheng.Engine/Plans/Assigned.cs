using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>
/// Units named without a label: （县教育局牵头，县财政局配合）at the end of a paragraph, 由县教育局负责 as its last sentence,
/// 以上指标由县教育局牵头 after several indicators.
/// </summary>
internal static class Assigned
{
    private const int Longest = 240;
    private const int Shortest = 3;

    private static readonly Regex Verb = new(
        @"(?:按(?:照)?(?:各自)?职责(?:和?分工)?|(?:具体|共同|分工|分别|主要|统筹|组织|协同)?(?:牵头|负责|配合|协助|协同|协办|主办|参与|落实|承办|实施))(?:组织|落实|实施|完成|推进|抓好)*"
    );
    private static readonly Regex Rest = new(
        @"^(?:等(?:有关|相关|责任)?(?:部门|单位)?)?(?:为(?:牵头|责任|配合)单位)?$"
    );
    private static readonly Regex Others = new(@"等(?:有关|相关|责任)?(?:部门|单位)?$");
    private static readonly Regex Above = new(
        @"^(?:以上|上述|前述|本类|该类|本部分|该部分|各项指标|[\d一二三四五六七八九十]{1,3}项指标)[^,。;:由]{0,16}?(?:,|:|(?=由))(?:均|都|统一)?由?"
    );
    private static readonly Regex Label = new(@"^(?:的?(?:责任|牵头)(?:单位|部门)(?:为|是|:)+)");

    /// <summary>The units a sentence assigns, as written; null if it says anything else.</summary>
    public static IReadOnlyList<string>? Units(PlainText plain, int from, int to, Organs organs)
    {
        var start = from < to && plain.Text[from] == '由' ? from + 1 : from;
        if (to - start is < Shortest or > Longest)
        {
            return null;
        }

        var units = new List<string>();
        var verbs = Verb.Matches(plain.Text[start..to]);
        var at = start;
        foreach (var (index, length) in verbs.Select(m => (m.Index + start, m.Length)).Append((to, 0)))
        {
            var text = plain.Text[at..index];
            var head = at + (text.Length - text.TrimStart(',', '、', ';', '由', '和', '。').Length);
            var tail = index - (text.Length - text.TrimEnd(',', '、', ';', '。').Length);
            at = index + length;
            if (head >= tail || Rest.IsMatch(plain.Text[head..tail]))
            {
                continue;
            }

            tail -= Others.Match(plain.Text[head..tail]).Length;
            if (organs.Split(plain.Slice(head, tail)) is not { } some)
            {
                return null;
            }

            units.AddRange(some);
        }

        return verbs.Count > 0 && units.Count > 0 ? units : null;
    }

    /// <summary>Where the closing words of a paragraph begin that assign it to units; null if there are none.</summary>
    public static (int At, IReadOnlyList<string> Units)? Tail(PlainText plain, Organs organs)
    {
        var text = plain.Text;
        var end = text.TrimEnd('。', ';', ',').Length;
        if (end < Shortest)
        {
            return null;
        }

        if (text[end - 1] is ')' or '】')
        {
            var open = text[end - 1] == ')' ? Opening(text, end - 1) : text.LastIndexOf('【', end - 1);
            var units =
                open > 0 && end - open < Longest
                    ? Units(plain, open + 1, end - 1, organs) ?? Bare(plain, open + 1, end - 1, organs)
                    : null;
            return units is null ? null : (open, units);
        }

        var last = text.LastIndexOfAny(['。', ';'], end - 1) + 1;
        return last > 0 && Units(plain, last, end, organs) is { } said ? (last, said) : null;
    }

    /// <summary>The units to which a sentence assigns all that stands before it.</summary>
    public static IReadOnlyList<string>? Before(string sentence, Organs organs)
    {
        var plain = new PlainText(sentence);
        if (Above.Match(plain.Text) is not { Success: true } above)
        {
            return null;
        }

        var end = plain.Text.TrimEnd('。', ';').Length;
        var label = Label.Match(plain.Text[above.Length..]).Length;
        return label > 0 ? Bare(plain, above.Length + label, end, organs) : Units(plain, above.Length, end, organs);
    }

    private static IReadOnlyList<string>? Bare(PlainText plain, int from, int to, Organs organs) =>
        to - from >= Shortest ? organs.Split(plain.Slice(from, to)) : null;

    private static int Opening(string text, int close)
    {
        var depth = 0;
        for (var i = close; i >= 0; i--)
        {
            depth +=
                text[i] == ')' ? 1
                : text[i] == '(' ? -1
                : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
