using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>A line of the paper: one line of the file, or several which a scan or a copy broke at the margin.</summary>
internal sealed record PaperLine(string Text, int From, int To);

/// <summary>
/// The lines of a text file without what a page or a web site brought along, and, where the text was broken at a margin,
/// with its paragraphs made whole.
/// </summary>
internal static class PaperLines
{
    private const int Fewest = 12;
    private const int Narrowest = 24;
    private const int Widest = 120;

    /// <summary>How far a line may stay behind the margin: a stop is not set at a line's head.</summary>
    private const int Slack = 4;
    private const double Filled = 0.3;
    private const double Open = 0.5;
    private const double Indented = 0.2;

    private static readonly Regex PageNumber = new(@"^[·一-]{1,3}第?\d{1,3}页?[·一-]{1,3}$|^第\d{1,3}页");
    private static readonly Regex Indent = new(@"^(?:\u3000+|[ \u00a0]{2,}|\t)\S");

    /// <param name="source">The lines of the file.</param>
    /// <param name="words">The words papers are read by.</param>
    public static IReadOnlyList<PaperLine> Of(IReadOnlyList<string> source, PlanWords words)
    {
        var plain = source.Select(PlainText.Of).ToList();
        var headers = Headers(plain);
        var pages = plain.FindIndex(p => PageNumber.IsMatch(p));
        var lines = new List<PaperLine>();
        var cut = new HashSet<int>();
        for (var i = 0; i < source.Count; i++)
        {
            if (plain[i].Length > 0 && (i > pages && headers.Contains(plain[i]) || words.Furniture.IsMatch(plain[i])))
            {
                cut.Add(lines.Count);
            }
            else
            {
                lines.Add(new(source[i], i + 1, i + 1));
            }
        }

        // Signs of half a width count as half a place on a page, and as a whole one where a program broke the lines.
        Func<string, int>[] measures = [Width, l => l.TrimEnd().Length * 2];
        return measures
                .Select(m => (Measure: m, Found: Margin(lines, m)))
                .Where(m => m.Found is not null)
                .OrderByDescending(m => m.Found!.Value.Full)
                .Select(m => Joined(lines, l => Full(m.Measure(l), m.Found!.Value.At), cut, words))
                .FirstOrDefault()
            ?? (IReadOnlyList<PaperLine>)lines;
    }

    /// <summary>What is repeated above or below the page numbers.</summary>
    private static HashSet<string> Headers(List<string> plain)
    {
        var near = new List<string>();
        var filled = plain.Where(p => p.Length > 0).ToList();
        for (var i = 0; i < filled.Count; i++)
        {
            if (PageNumber.IsMatch(filled[i]))
            {
                near.AddRange(filled.Skip(Math.Max(0, i - 1)).Take(3).Where(p => !PageNumber.IsMatch(p)));
            }
        }

        return [.. near.GroupBy(n => n).Where(g => g.Count() > 1 && g.Key.Length > 3).Select(g => g.Key)];
    }

    /// <summary>The width at which most lines end in the middle of a sentence; null if the paper has no such margin.</summary>
    private static (int At, int Full)? Margin(List<PaperLine> lines, Func<string, int> width)
    {
        var filled = lines.Where(l => !string.IsNullOrWhiteSpace(l.Text)).ToList();
        if (filled.Count < Fewest || filled.Count(l => l.Text.Trim().Contains('\t')) > filled.Count / 4)
        {
            return null;
        }

        var widths = filled.Select(l => width(l.Text)).ToList();
        var margin = widths
            .Where(w => w is >= Narrowest and <= Widest)
            .Distinct()
            .OrderByDescending(w => widths.Count(x => x <= w && x > w - Slack))
            .ThenByDescending(w => w)
            .Select(w => (int?)w)
            .FirstOrDefault();
        if (margin is not { } m)
        {
            return null;
        }

        var full = filled.Where(l => Full(width(l.Text), m)).ToList();
        return
            full.Count >= filled.Count * Filled
            && full.Count(l => !Ended(l.Text)) >= full.Count * Open
            && widths.Count(w => w > m + Slack) <= filled.Count / 20
            ? (m, full.Count)
            : null;
    }

    private static List<PaperLine> Joined(
        List<PaperLine> lines,
        Func<string, bool> full,
        HashSet<int> cut,
        PlanWords words
    )
    {
        var filled = lines.Count(l => !string.IsNullOrWhiteSpace(l.Text));
        var indents = lines.Count(l => Indent.IsMatch(l.Text)) >= filled * Indented;
        var labels = new Regex($"^[(](?:{words.Labels.Units}|{words.Labels.Leader}|{words.Labels.Deadline}):");
        var joined = new List<PaperLine>();
        var (open, gap, page, number) = (false, false, false, 0);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            page |= cut.Contains(i);
            if (string.IsNullOrWhiteSpace(line.Text))
            {
                gap = true;
                continue;
            }

            var start = indents ? Indent.IsMatch(line.Text) : Begins(line.Text);
            start |= joined.Count > 0 && Ended(joined[^1].Text) && Apart(line.Text);
            var item = Numbering.Of(PlainText.Of(line.Text));
            // The next of a list begins a paragraph, even where only the text's own paragraphs are indented.
            start |= item.Depth == Depth.Item && item.Number == number + 1;
            // （责任单位：… belongs to what stands before it, though that ended with a stop.
            open |= joined.Count > 0 && !Indent.IsMatch(line.Text) && labels.IsMatch(PlainText.Of(line.Text));
            open |= joined.Count > 0 && PlainText.Of(joined[^1].Text) is [.., '、' or ','];
            if (open && !start && (!gap || page) && !line.Text.Trim().Contains('\t'))
            {
                joined[^1] = new(joined[^1].Text + line.Text.Trim(), joined[^1].From, line.To);
            }
            else
            {
                joined.Add(line);
                number = item.Depth == Depth.Item ? item.Number : number;
            }

            (open, gap, page) = (full(line.Text), false, false);
        }

        return joined;
    }

    private static bool Full(int width, int margin) => width > margin - Slack && width <= margin + Slack;

    /// <summary>A full line ends in the middle of its paragraph more often than with it, whatever sign it ends with.</summary>
    private static bool Begins(string line) => Numbering.Of(PlainText.Of(line)).Depth is not Depth.None;

    /// <summary>After a sentence: a signature, or 县教育局：….</summary>
    private static bool Apart(string line) =>
        line.Trim().All(char.IsLetter) || Regex.IsMatch(PlainText.Of(line), @"^[\u4e00-\u9fa5、()]{2,16}:");

    private static bool Ended(string line) => Regex.IsMatch(PlainText.Of(line), "[。;:!?]$");

    private static int Width(string line) => line.TrimEnd().Sum(c => c > '\u2000' ? 2 : 1);
}
