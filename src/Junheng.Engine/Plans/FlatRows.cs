using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>
/// Reads indicators where no table is left: a list in the text, or a table flattened to one cell a line. A row reaches
/// from one statement of an indicator to the next; its parts are told by their content.
/// </summary>
internal sealed class FlatRows(RowParts parts, TableColumns columns, PlanWords words)
{
    private const int Fewest = 6;
    private const int Farthest = 30;
    private const int LongestAside = 60;

    private static readonly Regex Number = new(@"^\d{1,2}[.、]?$");
    private readonly Regex labels = new(
        $@"(?=[(（]?(?:{words.Labels.Units}|{words.Labels.Deadline}|{words.Labels.Check}|{words.Labels.Measures}|{words.Labels.Leader})[:：])"
    );
    private readonly Statements statements = new(parts, words);
    private static readonly Regex Closing = new(@"^(?:以上|上述)|均要达到要求|^具体包括|一票否决|^注[:：]");

    private sealed record Piece(string Text, int From, int To, string? Key, bool Led);

    public List<RawRow> Read(IReadOnlyList<PlanBlock> blocks)
    {
        var repeated = blocks
            .Where(b => b.Cells is null)
            .GroupBy(b => PlainText.Of(b.Text))
            .Where(g =>
                g.Count() > 2
                && g.Key.Length > 12
                && g.Key.Contains("指标", StringComparison.Ordinal)
                    | g.Key.Contains("安排", StringComparison.Ordinal)
                    | g.Key.Contains('表')
            )
            .Select(g => g.Key)
            .ToHashSet();
        var pieces = blocks
            .Where(b => b.Cells is null && !repeated.Contains(PlainText.Of(b.Text)))
            .SelectMany(Pieces)
            .ToList();
        for (var i = 1; i < pieces.Count; i++)
        {
            // A code says that a name stands behind it, though a group may be called alike: A4-1, 社会认可度.
            if (pieces[i].Key is null && RowParts.CodeOf(pieces[i - 1].Text) is not null)
            {
                pieces[i] = pieces[i] with { Key = parts.Names(pieces[i].Text) };
            }
        }

        var anchors = Enumerable.Range(0, pieces.Count).Where(i => pieces[i].Key is not null).ToList();
        var rows = new List<RawRow>();
        foreach (var run in Runs(anchors))
        {
            if (run.Select(i => pieces[i].Key).Distinct().Count() >= Fewest)
            {
                rows.AddRange(Run(pieces, run));
            }
        }

        return rows;
    }

    private static bool Labelled(string text) => text.AsSpan().IndexOfAny(':', '：') >= 0;

    private IEnumerable<Piece> Pieces(PlanBlock block)
    {
        if (!block.Led && statements.Of(block.Text) is { } several)
        {
            return several.SelectMany(s =>
                (s.Key is null ? [s.Text] : Assigning(s.Text)).Select(
                    (t, i) => new Piece(t, block.From, block.To, i == 0 ? s.Key : null, false)
                )
            );
        }

        var texts = (Labelled(block.Text) ? labels.Split(block.Text) : [block.Text])
            .Where(t => PlainText.Of(t).Length > 0)
            .ToList();
        // What a label cuts off ends its sentence there.
        var cells = texts.SelectMany(t =>
            Spread(texts.Count > 1 ? t.TrimEnd().TrimEnd('（', '(', '。', '；', ';') : t)
        );
        return cells.Select(
            (c, i) => new Piece(c, block.From, block.To, i == 0 || block.Led ? parts.States(c) : null, block.Led)
        );
    }

    /// <summary>A row whose cells stand in one line, separated by blanks: the units at its end are taken off.</summary>
    private string[] Spread(string text)
    {
        if (Assigning(text) is [var head, _] && parts.States(head) is not null)
        {
            return Assigning(text);
        }

        bool? stated = null;
        foreach (Match gap in Regex.Matches(text, @"[\s\u3000]+(?=\S*[局委办部会联镇乡]\S*$)", RegexOptions.None))
        {
            var tail = text[(gap.Index + gap.Length)..];
            if (
                gap.Index > 6
                && parts.Organs.Split(tail) is not null
                // The names of many units may hide what the text before them states.
                && ((stated ??= parts.States(text) is not null) == true || parts.States(text[..gap.Index]) is not null)
            )
            {
                return [text[..gap.Index], tail];
            }
        }

        return [text];
    }

    /// <summary>Units without a label at the end of a statement, parted from it and given one.</summary>
    private string[] Assigning(string text)
    {
        var plain = new PlainText(text);
        return Assigned.Tail(plain, parts.Organs) is { At: > 3 } said
            ? [plain.Slice(0, said.At), "责任单位：" + string.Join('、', said.Units)]
            : [text];
    }

    /// <summary>Statements not far from one another, so that a mention elsewhere does not count.</summary>
    private static IEnumerable<List<int>> Runs(List<int> anchors)
    {
        var run = new List<int>();
        foreach (var at in anchors)
        {
            if (run.Count > 0 && at - run[^1] > Farthest)
            {
                yield return run;
                run = [];
            }

            run.Add(at);
        }

        yield return run;
    }

    private List<RawRow> Run(List<Piece> pieces, List<int> run)
    {
        var first = Math.Max(0, run[0] - 20);
        var headings = pieces
            .Skip(first)
            .Take(run[0] - first)
            .Select(p => columns.Of(p.Text))
            .OfType<string>()
            .ToList();
        var beside = headings.Count < 3 ? null : headings.LastOrDefault(c => c is "standard" or "detail");
        var rows = new List<RawRow>();
        var end = Math.Min(pieces.Count, run[^1] + Farthest);
        var row = (RawRow?)null;
        (int From, IReadOnlyList<RawRow> Rows) group = (0, []);
        for (var i = run[0]; i < end; i++)
        {
            var piece = pieces[i];
            var plain = PlainText.Of(piece.Text);
            if (
                piece.Key is { } key
                && (row is null || key != row.Key && !Expected(row, beside is not null) || Again(pieces, i, row))
            )
            {
                row = new(key, Start(pieces, i), piece.Led) { HasMeasures = false };
                row.Code = i > 0 ? RowParts.CodeOf(pieces[i - 1].Text) : null;
                row.Number = Numbering.Of(plain) is { Depth: Depth.Item, Number: var number } ? number : null;
                parts.Take(row, "text", piece.Text);
                rows.Add(row);
            }
            else if (group.Rows.Count > 0 && piece.From == group.From && parts.IsLabelled(piece.Text))
            {
                group.Rows.ToList().ForEach(r => parts.Sort(r, piece.Text, beside));
            }
            else if (GroupLines.Of(plain, rows) is { } named)
            {
                group = (piece.From, named);
                parts.TakeTogether(named, piece.Text, GroupLines.Rest(plain));
            }
            else if (rows.Count > 0 && Assigned.Before(piece.Text, parts.Organs) is { } shared)
            {
                GroupLines.Before(rows).ToList().ForEach(r => r.Units.Add(string.Join('、', shared)));
            }
            else if (
                row is null
                || parts.IsFurniture(piece.Text)
                || words.Aside.IsMatch(plain) && plain.Length < LongestAside && !parts.IsLabelled(piece.Text)
                || Number.IsMatch(plain)
                || RowParts.CodeOf(piece.Text) is not null
            )
            {
                continue;
            }
            else if (Ends(plain) || i > run[^1] && Numbering.Of(plain).Depth is Depth.Item or Depth.Section)
            {
                row = null;
                if (i > run[^1])
                {
                    break;
                }
            }
            else
            {
                var before = (
                    row.Texts.Count + row.Standards.Count,
                    row.Units.Count,
                    row.Duties.Count,
                    row.Measures.Count,
                    row.SelfCheck,
                    row.Year,
                    row.Held,
                    row.Remarks.Count
                );
                parts.Sort(row, piece.Text, beside);
                if (
                    before
                    != (
                        row.Texts.Count + row.Standards.Count,
                        row.Units.Count,
                        row.Duties.Count,
                        row.Measures.Count,
                        row.SelfCheck,
                        row.Year,
                        row.Held,
                        row.Remarks.Count
                    )
                )
                {
                    row.Lines = row.Lines.With(new(piece.From, piece.To));
                }
            }
        }

        return rows;
    }

    /// <summary>The standard may name another indicator in passing.</summary>
    private static bool Expected(RawRow row, bool standard) =>
        standard && row is { Texts.Count: 1, Standards.Count: 0, HasUnits: false, Year: null };

    /// <summary>A section named after an indicator, then the indicator's own number: the section's heading is no row.</summary>
    private static bool Again(List<Piece> pieces, int at, RawRow row) =>
        row.Texts.Count == 1
        && !row.HasUnits
        && Numbering.Of(PlainText.Of(pieces[at].Text)).Depth == Depth.Item
        && pieces.Take(at).Reverse().FirstOrDefault(p => p.Key == row.Key) is { } before
        && Numbering.Of(PlainText.Of(before.Text)).Depth == Depth.Section;

    private bool Ends(string plain) =>
        Closing.IsMatch(plain)
        || plain.Length < 20 && words.BareChapter.IsMatch(plain.Trim('【', '】', '[', ']', ':'))
        || Numbering.Of(plain).Depth is Depth.Annex or Depth.Chapter;

    private static PlanLines Start(List<Piece> pieces, int at) =>
        at > 0
        && (Number.IsMatch(PlainText.Of(pieces[at - 1].Text)) || RowParts.CodeOf(pieces[at - 1].Text) is not null)
            ? new(pieces[at - 1].From, pieces[at].To)
            : new(pieces[at].From, pieces[at].To);
}
