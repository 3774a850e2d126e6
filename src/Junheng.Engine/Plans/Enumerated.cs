using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Items numbered inside one paragraph: 1.…2.…, （1）…（2）…, ①…②…, 一是…；二是…</summary>
internal static class Enumerated
{
    private static readonly Regex[] Signs =
    [
        new(@"(?<=^|[。;:,)])(?:(\d{1,2})[.、](?!\d))"),
        new(@"(?<=^|[。;:,])[(](\d{1,2})[)]、?"),
        new(@"(?<=^|[。;:,])([①-⑳])"),
        new(@"(?<=^|[。;:,])[(]([一二三四五六七八九十]{1,2})[)]"),
        new(@"(?<=^|[。;:,])([一二三四五六七八九十]{1,2})是"),
        new(@"(?<=^|[。;:,])(\d{1,2})[)]"),
    ];

    /// <summary>What stands before the first item, and the items without their numbers; null if none are counted up from one.</summary>
    public static (string Lead, IReadOnlyList<string> Items)? Of(PlainText plain, int from)
    {
        foreach (var sign in Signs)
        {
            var marks = new List<Match>();
            foreach (Match mark in sign.Matches(plain.Text))
            {
                if (mark.Index >= from && Value(mark.Groups[1].Value) == marks.Count + 1)
                {
                    marks.Add(mark);
                }
            }

            if (marks.Count > 1)
            {
                return (
                    plain.Slice(from, marks[0].Index),
                    [
                        .. marks.Select(
                            (m, i) =>
                                plain.Slice(
                                    m.Index + m.Length,
                                    i + 1 < marks.Count ? marks[i + 1].Index : plain.Text.Length
                                )
                        ),
                    ]
                );
            }
        }

        return null;
    }

    private static int Value(string sign) => sign[0] is >= '①' and <= '⑳' ? sign[0] - '①' + 1 : Numbering.Value(sign);
}
