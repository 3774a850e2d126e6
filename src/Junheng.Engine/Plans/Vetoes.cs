using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the grounds of the veto (一票否决) and the units that watch over them.</summary>
internal static class Vetoes
{
    private static readonly Regex Label = new(@"一票否决|不予认定");
    private static readonly Regex Lead = new(@"^(?:\(?[\d一二三四五六七八九十]{1,2}[)、.]|[①-⑳])?(?:存在|有(?![编]))?");
    private static readonly Regex Kind = new(@"招生|择校|重点学校|重点班|有编不补|安全|弄虚作假|违纪|违规|违法|造假");

    /// <summary>出现…、…之一的，不予认定: the grounds in one sentence.</summary>
    private static readonly Regex Sentence = new(
        @"(?:存在|出现|发生|具有|有|凡|对)(?<items>(?!下列|以下|上述)[^。:]{6,300}?)(?:等(?:情形|情况|行为|问题))?(?:(?:任何|其中)?之一)?(?:的|者)[^。]{0,10}(?:一票否决|不予认定)"
    );
    private static readonly Regex Each = new(@"(?:^|,)(?:教育系统)?(?:存在|出现|发生|有)");
    private static readonly Regex Stops = new(@"[、;,](?![^(“《]*[)”》])|$");

    private const int Fewest = 3;

    /// <summary>How many grounds make a sentence of what is forbidden the veto, though it is not called so.</summary>
    private const int Forbidden = 5;
    private static readonly Regex Line = new("底线|红线");
    private static readonly Regex Forbids = new("^(?:严禁|坚决|防范|杜绝|防止|禁止|严防|不得|避免)+");
    private static readonly Regex Bounds = new("[、;,。:]|$");

    public static (List<string> Veto, List<string> Units, PlanLines? Lines) Read(PlanDocument paper, Organs organs)
    {
        for (var i = 0; i < paper.Blocks.Count; i++)
        {
            var block = paper.Blocks[i];
            if (!Label.IsMatch(PlainText.Of(block.Text)))
            {
                continue;
            }

            var parts = block.Cells is not null
                ? block.Cells.Select(c => c.Text).ToList()
                : [block.Text, .. Following(paper, i)];
            var items = parts.SelectMany(Items).ToList();
            if (items.Count >= Fewest)
            {
                var units = parts
                    .Where(p => !Label.IsMatch(PlainText.Of(p)))
                    .Select(p => organs.Split(p))
                    .Where(u => u is not null)
                    .SelectMany(u => u!)
                    .Distinct()
                    .ToList();
                return (
                    items,
                    units,
                    new(
                        block.From,
                        block.Cells is null
                            ? paper.Blocks[Math.Min(paper.Blocks.Count - 1, i + parts.Count - 1)].To
                            : block.To
                    )
                );
            }
        }

        foreach (var block in paper.Blocks.Where(b => Line.IsMatch(PlainText.Of(b.Text))))
        {
            var parts = block.Cells is null ? [block.Text] : block.Cells.Select(c => c.Text);
            if (parts.Select(BottomLines).FirstOrDefault(i => i.Count >= Forbidden) is { } items)
            {
                return (items, [], new(block.From, block.To));
            }
        }

        return ([], [], null);
    }

    /// <summary>严禁…、严禁…，坚决防范…: what a sentence forbids, as far as it is a ground of the veto.</summary>
    private static List<string> BottomLines(string text)
    {
        var plain = new PlainText(text);
        var items = new List<string>();
        var start = 0;
        foreach (Match stop in Bounds.Matches(plain.Text))
        {
            var said = plain.Text[start..stop.Index];
            if (Forbids.Match(said) is { Success: true } forbids && Kind.IsMatch(said))
            {
                items.Add(plain.Slice(start + forbids.Length, stop.Index));
            }

            start = stop.Index + stop.Length;
        }

        return items;
    }

    private static IEnumerable<string> Following(PlanDocument paper, int at)
    {
        for (var i = at + 1; i < Math.Min(paper.Blocks.Count, at + 12) && paper.Blocks[i].Cells is null; i++)
        {
            var plain = PlainText.Of(paper.Blocks[i].Text);
            if (Numbering.Of(plain).Depth is Depth.Chapter or Depth.Annex)
            {
                yield break;
            }

            yield return paper.Blocks[i].Text;
        }
    }

    private static IEnumerable<string> Items(string text)
    {
        var plain = new PlainText(text);
        if (Sentence.Match(plain.Text) is { Success: true } one && Kind.Count(one.Groups["items"].ValueSpan) >= Fewest)
        {
            var whole = one.Groups["items"];
            var start = whole.Index;
            foreach (
                Match stop in Stops.Matches(plain.Text[..(whole.Index + whole.Length)]).Where(m => m.Index >= start)
            )
            {
                if (stop.Index - start > 2 && Kind.IsMatch(plain.Text[start..stop.Index]))
                {
                    yield return plain.Slice(start + Lead.Match(plain.Text[start..stop.Index]).Length, stop.Index);
                }

                start = stop.Index + stop.Length;
            }

            yield break;
        }

        var from = 0;
        if (Label.Match(plain.Text) is { Success: true })
        {
            from = plain.Text.IndexOf(':') + 1;
            if (from == 0)
            {
                yield break;
            }
        }

        // Grounds that commas part, each with its own 存在.
        var commas = plain.Text.IndexOf(';', from) < 0 && Each.Count(plain.Text[from..]) >= Fewest;
        for (var at = from; at < plain.Text.Length; at = from)
        {
            var end = plain.Text.IndexOfAny(commas ? [';', '。', ','] : [';', '。'], at);
            end = end < 0 ? plain.Text.Length : end;
            var item = plain.Text[at..end];
            if (
                item.Length is > 3 and < 80
                && Kind.IsMatch(item)
                && !item.Contains("责任单位", StringComparison.Ordinal)
            )
            {
                yield return plain.Slice(at + Lead.Match(item).Length, end);
            }

            from = end + 1;
        }
    }
}
