using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>A part of a paragraph: the statement of an indicator, or what belongs to the one before.</summary>
/// <param name="Text">As written, without the sign that ends it.</param>
/// <param name="Key">The indicator it states; null if it states none.</param>
internal sealed record Statement(string Text, string? Key);

/// <summary>
/// Cuts a paragraph that states several indicators in running sentences: at semicolons, stops, 一是 and （1）, and at
/// commas where another indicator begins.
/// </summary>
internal sealed class Statements(RowParts parts, PlanWords words)
{
    private const int Shortest = 12;
    private const int LongestPair = 40;
    private const double Most = 0.5;

    private static readonly Regex Cuts = new(
        @"(?<=[。;])|(?<=[。;:,、)]|^)(?=[(（]\d{1,2}[)）]|[①-⑳]|\d{1,2}[.、)](?!\d)|其[一二三四五六七八九十]{1,2}[,、:]|第[一二三四五六七八九十]{1,3}[,、:])|(?<=[。;:,])(?=[一二三四五六七八九十]{1,3}是)"
    );
    private static readonly Regex Colon = new(@"(?<=:)");
    private static readonly Regex Comma = new(@"(?<=,)");
    private static readonly Regex Belongs = new(@"^(?:其中|且|并|同时)");
    private readonly Regex label = new(
        $@"(?=[(]?(?:{words.Labels.Units}|{words.Labels.Deadline}|{words.Labels.Check}|{words.Labels.Measures}|{words.Labels.Leader}):)"
    );
    private readonly Regex labels = new($@"(?<=^|[^-])[(]?(?:{words.Labels.Units}):");

    /// <summary>The parts of a paragraph; null if it does not state indicators in running sentences.</summary>
    public IReadOnlyList<Statement>? Of(string text)
    {
        var plain = new PlainText(text);
        if (plain.Text.Length < Shortest)
        {
            return null;
        }

        // Most paragraphs name no indicator, and one that names a single one needs no cutting.
        var (head, heading) = Heading(plain);
        if (parts.Finder.Mentioned(plain.Text) is var named && (named == 0 || named == 1 && !heading))
        {
            return null;
        }

        var found = Merged(plain, head);
        var stated = found.Where(f => f.Key is not null).ToList();
        var several = stated.Select(f => f.Key).Distinct().Count() > 1;
        var length = stated.Sum(f => f.To - f.From);
        var whole = found.Where(f => !f.Label && !f.Aside).Sum(f => f.To - f.From);
        if (
            stated.Count == 0
            || !several && !heading
            || heading && stated.Count == 1 && found[0].Key is null
            || length < whole * Most
        )
        {
            return null;
        }

        var shared =
            stated.Count > 2 && found.Count(f => f.Label) is 1 or 2 && found[^1].Label && labels.Count(plain.Text) == 1;
        // What introduces the statements is none.
        found.RemoveRange(0, found.FindIndex(f => f.Key is not null));
        var tail = found.Where(f => f.Label).ToList();
        return shared
            ?
            [
                .. found
                    .Where(f => !f.Label)
                    .SelectMany(f => f.Key is null ? [f] : tail.Prepend(f))
                    .Select(f => Cut(plain, f)),
            ]
            : [.. found.Select(f => Cut(plain, f))];
    }

    private sealed record Part(int From, int To, string? Key, bool Label, bool Aside = false);

    private static Statement Cut(PlainText plain, Part part) =>
        new(plain.Slice(part.From, part.To).TrimEnd('；', ';', '。', '.', '，', ',', '、', '（', '('), part.Key);

    /// <summary>The name of the group, as （四）社会认可度。, ends before the first statement.</summary>
    private (int At, bool Heading) Heading(PlainText plain)
    {
        var start = Numbering.Of(plain.Text).Length;
        var stop = plain.Text.IndexOfAny(['。', ':', ';'], start);
        return stop > start && stop - start < Shortest && words.Group.IsMatch(plain.Text[start..stop])
            ? (stop + 1, true)
            : (0, false);
    }

    private List<Part> Merged(PlainText plain, int head)
    {
        var merged = new List<Part>();
        foreach (var (from, to) in Pieces(plain, head))
        {
            var text = plain.Text[from..to];
            if (parts.IsLabelled(text))
            {
                merged.Add(new(from, to, null, true));
                continue;
            }

            var key = Belongs.IsMatch(text)
                ? null
                : parts.States(plain.Slice(from, to).TrimEnd('；', ';', '。', '，', ','));
            var last = merged.Count > 0 ? merged[^1] : null;
            if (key is not null && key != last?.Key)
            {
                merged.Add(new(from, to, key, false));
            }
            else if (
                last is { Label: false }
                && !words.Aside.IsMatch(text)
                && last.To == from
                && (key is not null || last.Key is not null)
            )
            {
                merged[^1] = last with { To = to };
            }
            else
            {
                merged.Add(new(from, to, null, false, words.Aside.IsMatch(text)));
            }
        }

        return merged;
    }

    private IEnumerable<(int From, int To)> Pieces(PlainText plain, int head)
    {
        foreach (
            var (from, to) in At(plain.Text, head, plain.Text.Length, Cuts)
                .SelectMany(p => At(plain.Text, p.From, p.To, label))
        )
        {
            var text = plain.Text[from..to];
            if (
                parts.IsLabelled(text)
                || words.Aside.IsMatch(TableColumns.Stripped(text)) && !text.Contains(':', StringComparison.Ordinal)
            )
            {
                yield return (from, to);
                continue;
            }

            // 有关指标要求为：每百名… — what introduces the statements ends with a colon.
            var colons = At(plain.Text, from, to, Colon).ToList();
            var start = from;
            if (
                colons.Count > 1
                && parts.States(plain.Slice(colons[0].From, colons[0].To)) is null
                && parts.States(plain.Slice(colons[1].From, to)) is not null | Starts(plain, colons[1].From, to) > 0
            )
            {
                yield return colons[0];
                start = colons[0].To;
            }

            foreach (
                var piece in Starts(plain, start, to) > 1
                || At(plain.Text, start, to, Comma).Any(p => words.Aside.IsMatch(plain.Text[p.From..p.To]))
                    ? At(plain.Text, start, to, Comma)
                    : [(start, to)]
            )
            {
                yield return piece;
            }
        }
    }

    /// <summary>How many indicators the commas part; 小学不超过45人，初中不超过50人 is one.</summary>
    private int Starts(PlainText plain, int from, int to) =>
        to - from < LongestPair && parts.States(plain.Slice(from, to)) is not null
            ? 1
            : At(plain.Text, from, to, Comma)
                .Select(p => parts.States(plain.Slice(p.From, p.To).TrimEnd('，', ',')))
                .Where(k => k is not null)
                .Distinct()
                .Count();

    private static IEnumerable<(int From, int To)> At(string text, int from, int to, Regex cuts)
    {
        var at = from;
        for (var cut = cuts.Match(text, from); cut.Success && cut.Index < to; cut = cut.NextMatch())
        {
            if (cut.Index > at)
            {
                yield return (at, cut.Index);
                at = cut.Index;
            }
        }

        if (at < to)
        {
            yield return (at, to);
        }
    }
}
