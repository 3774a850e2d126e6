using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the numbered measures and safeguards with their units.</summary>
internal static class Measures
{
    private const int LongestTitle = 44;
    private const int Indicators = 5;
    private static readonly Regex Units = new(@"^[(（]?(?:责任|牵头|配合|协办|主责)(?:单位|部门):");
    private static readonly Regex Aside = new(
        @"^[(]?(?:责任领导|责任人|牵头领导|分管领导|包抓领导|联系人|完成时限|完成时间|时间节点):"
    );
    private static readonly Regex Inline = new(
        @"[(]?(?:责任|牵头)(?:单位|部门):([^。()]+(?:[(][^()]*[)][^。()]*)*)[)]?。?$"
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

    public static List<PlanMeasure> Read(Outline outline, PlanWords words, Organs organs, HashSet<int> indicatorLines)
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
                Items(chapter, organs)
                    .Where(m => m.Stated)
                    .Select(m => new PlanMeasure(m.Number, m.Title, m.Text, [.. m.Units.Distinct()], kind, m.Lines))
            );
        }

        return measures;
    }

    private static List<Open> Items(Chapter chapter, Organs organs)
    {
        var items = new List<Open>();
        foreach (var piece in chapter.Pieces)
        {
            if (Units.Match(piece.Plain.Text) is { Success: true } label && items.Count > 0)
            {
                items[^1].Units.AddRange(organs.Split(piece.Plain.Slice(label.Length).TrimEnd('。', ')', '）')) ?? []);
                items[^1].Lines = items[^1].Lines.With(piece.Lines);
            }
            else if (items.Count > 0 && Aside.IsMatch(piece.Plain.Text))
            {
                items[^1].Lines = items[^1].Lines.With(piece.Lines);
            }
            else if (piece.Number.Depth is Depth.Section or Depth.Item)
            {
                items.Add(Begin(piece, organs));
            }
            else if (items.Count > 0 && piece.Number.Depth is Depth.None or Depth.Sub && items.Count > 0)
            {
                items[^1].Text += piece.Block.Text.Trim();
                items[^1].Stated = true;
                items[^1].Lines = items[^1].Lines.With(piece.Lines);
            }
        }

        return items;
    }

    private static Open Begin(Piece piece, Organs organs)
    {
        var start = piece.Number.Length;
        var text = piece.Plain.Text;
        var end = text.Length;
        string? units = null;
        if (
            Inline.Match(text) is { Success: true } inline
            && inline.Index > start
            && organs.Split(inline.Groups[1].Value) is not null
        )
        {
            (end, units) = (inline.Index, inline.Groups[1].Value);
        }

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

        item.Units.AddRange(units is null ? [] : organs.Split(units) ?? []);
        return item;
    }
}
