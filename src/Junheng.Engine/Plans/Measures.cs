using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the numbered measures and safeguards with their units.</summary>
internal sealed class Measures(PlanWords words, Organs organs)
{
    private const int LongestTitle = 44;
    private const int Indicators = 5;

    /// <summary>The leading group may be set up in a paragraph at the end of the last measure.</summary>
    private static readonly Regex Leaders = new(@"(?:任|担任|为)(?:常务|第一)?副?组长");
    private readonly Regex label = new(
        $@"[(]?(?:(?<units>{words.Labels.Units})|{words.Labels.Deadline}|{words.Labels.Leader}|{words.Labels.Check}):"
    );

    private sealed class Open(Piece piece, string title, string text)
    {
        public int Number => piece.Number.Number;
        public string Title => title;
        public string Text { get; set; } = text;
        public PlanLines Lines { get; set; } = piece.Lines;
        public List<string> Units { get; } = [];
        public bool Stated { get; set; } = text.Length > 0;
    }

    public List<PlanMeasure> Read(Outline outline, HashSet<int> indicatorLines)
    {
        var measures = new List<PlanMeasure>();
        foreach (var chapter in outline.Body)
        {
            var kind =
                words.PhaseChapter.IsMatch(chapter.Title)
                || words.GoalChapter.IsMatch(chapter.Title)
                    && !words.SafeguardChapter.IsMatch(chapter.Title)
                    && !chapter.Title.Contains("措施", StringComparison.Ordinal)
                    ? null
                : words.SafeguardChapter.IsMatch(chapter.Title) ? "safeguard"
                : words.MeasureChapter.IsMatch(chapter.Title) ? "measure"
                : null;
            if (kind is null || chapter.Pieces.Count(p => indicatorLines.Contains(p.Block.From)) >= Indicators)
            {
                continue;
            }

            measures.AddRange(
                Items(chapter)
                    .Where(m => m.Stated)
                    .Select(m => new PlanMeasure(m.Number, m.Title, m.Text, [.. m.Units.Distinct()], kind, m.Lines))
            );
        }

        return measures;
    }

    private List<Open> Items(Chapter chapter)
    {
        var items = new List<Open>();
        var numbered = chapter.Pieces.Any(p => p.Number.Depth is Depth.Section or Depth.Item);
        foreach (var piece in chapter.Pieces)
        {
            if (items.Count > 0 && label.Match(piece.Plain.Text) is { Success: true, Index: 0 })
            {
                // 责任单位：… in a line of its own.
                items[^1].Units.AddRange(Units(piece.Plain, 0));
                items[^1].Lines = items[^1].Lines.With(piece.Lines);
            }
            else if (piece.Number.Depth is Depth.Section or Depth.Item || !numbered && piece.Number.Depth == Depth.Sub)
            {
                items.Add(Begin(piece));
            }
            else if (items.Count > 0 && piece.Number.Depth is Depth.None or Depth.Sub && items.Count > 0)
            {
                if (
                    piece.Number.Depth == Depth.None
                    && items[^1].Stated
                    && (Leaders.IsMatch(piece.Plain.Text) || words.Closing.IsMatch(piece.Plain.Text))
                )
                {
                    continue;
                }

                var end = Tail(piece.Plain, 0);
                items[^1].Units.AddRange(Units(piece.Plain, end));
                items[^1].Text += piece.Plain.Slice(0, end);
                items[^1].Stated = true;
                items[^1].Lines = items[^1].Lines.With(piece.Lines);
            }
        }

        return items;
    }

    /// <summary>Where the labels at a paragraph's end begin: （责任单位：…；完成时限：…）.</summary>
    private int Tail(PlainText plain, int start)
    {
        var text = plain.Text;
        foreach (Match m in label.Matches(text))
        {
            var closed =
                m.Value[0] == '('
                && text.IndexOf(')', m.Index) is var at and > 0
                && at >= text.TrimEnd('。', ';').Length - 1;
            var last = text.IndexOf('。', m.Index) is var dot && (dot < 0 || dot == text.Length - 1);
            if (m.Index >= start && m.Groups["units"].Success | closed && (closed || last))
            {
                return m.Index;
            }
        }

        // （县教育局牵头，县财政局配合） has no label.
        return Assigned.Tail(plain, organs) is { } said && said.At > start ? said.At : text.Length;
    }

    /// <summary>The units behind the labels from a place on; persons and dates are none.</summary>
    private IEnumerable<string> Units(PlainText plain, int from)
    {
        var labels = label.Matches(plain.Text, Math.Min(from, plain.Text.Length)).ToList();
        if (labels.Count == 0 && from < plain.Text.Length && Assigned.Tail(plain, organs) is { } said)
        {
            foreach (var unit in said.Units)
            {
                yield return unit;
            }
        }

        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i].Groups["units"].Success)
            {
                var end = i + 1 < labels.Count ? labels[i + 1].Index : plain.Text.Length;
                var text = plain
                    .Slice(labels[i].Index + labels[i].Length, end)
                    .TrimEnd('。', '；', ';', '，', ',', ' ');
                var open = text.Count(c => c is '(' or '（') - text.Count(c => c is ')' or '）');
                foreach (var unit in organs.Split(open < 0 ? text.TrimEnd(')', '）') : text) ?? [])
                {
                    yield return unit;
                }
            }
        }
    }

    private Open Begin(Piece piece)
    {
        var start = piece.Number.Length;
        var text = piece.Plain.Text;
        var end = Tail(piece.Plain, start);
        var stop = text.IndexOf('。', start);
        stop = stop < 0 || stop - start > LongestTitle ? text.IndexOf(':', start) : stop;
        Open item;
        if (stop >= 0 && stop < end && stop - start <= LongestTitle)
        {
            item = new(piece, piece.Plain.Slice(start, stop), piece.Plain.Slice(stop + 1, end));
        }
        else if (end - start <= LongestTitle)
        {
            item = new(piece, piece.Plain.Slice(start, end), "");
        }
        else
        {
            var comma = text.IndexOfAny([',', '，', ';'], start);
            item = new(
                piece,
                piece.Plain.Slice(
                    start,
                    comma > start && comma - start < LongestTitle ? comma : start + LongestTitle / 2
                ),
                piece.Plain.Slice(start, end)
            );
        }

        item.Units.AddRange(Units(piece.Plain, end));
        return item;
    }
}
