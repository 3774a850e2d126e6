using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the phases with their dates and steps: a chapter, or a table of phase, time and work.</summary>
internal sealed class Phases(PlanWords words, TableColumns columns)
{
    private const int LongestName = 20;
    private const int ShortLead = 8;
    private static readonly Regex NameEnd = new(@"[(:,。]|(?=20\d\d)");
    private static readonly Regex Brackets = new(@"^[(][^()]*[)][:。]?");
    private static readonly Regex Phase = new(@"^(?![本该各这])[^,。;]{1,16}?阶段");

    public List<PlanPhase> Read(Outline outline, PlanDocument paper)
    {
        var chapter =
            outline.Body.FirstOrDefault(c =>
                words.PhaseChapter.IsMatch(c.Title)
                && (c.Pieces.Any(p => p.Number.Depth != Depth.None) || Unnumbered(c))
            )
            ?? outline.Chapters.FirstOrDefault(c =>
                words.PhaseChapter.IsMatch(c.Title)
                && c.Pieces.Count(p =>
                    p.Rest.Contains("阶段", StringComparison.Ordinal) && p.Number.Depth != Depth.None
                ) > 1
            );
        return chapter is null ? Table(paper) : Chapter(chapter);
    }

    private static bool Unnumbered(Chapter chapter) => chapter.Pieces.Count(Heads) > 1;

    /// <summary>动员部署阶段（2025年3月—6月）, without a number.</summary>
    private static bool Heads(Piece piece) =>
        Phase.Match(piece.Rest) is { Success: true } name
        && PlanDates.Span(piece.Rest[..Math.Min(piece.Rest.Length, name.Length + LongestName * 2)]) is not null;

    private static List<PlanPhase> Chapter(Chapter chapter)
    {
        var numbered = chapter.Pieces.Where(p => p.Number.Depth != Depth.None).ToList();
        var bare = Unnumbered(chapter) && numbered.Count(Heads) < 2;
        var head = bare ? Depth.None : numbered[0].Number.Depth;
        var phases = new List<PlanPhase>();
        foreach (var piece in chapter.Pieces)
        {
            if (bare ? Heads(piece) : piece.Number.Depth == head)
            {
                phases.Add(Begin(piece));
            }
            else if (phases.Count > 0)
            {
                var phase = phases[^1];
                var steps = phase.Steps.ToList();
                if (Enumerated.Of(piece.Plain, 0) is { } several)
                {
                    steps.AddRange(Several(several));
                }
                else if (piece.Number.Depth == Depth.None && steps.Count > 0)
                {
                    steps[^1] += piece.Block.Text.Trim();
                }
                else
                {
                    steps.Add(piece.RestSource);
                }

                phases[^1] = phase with { Steps = steps, Lines = phase.Lines.With(piece.Lines) };
            }
        }

        return phases;
    }

    private static PlanPhase Begin(Piece piece)
    {
        var (name, dates, tail) = Parts(piece);
        return new(name, dates?.From, dates?.To, tail is { } at ? Steps(piece.Plain, at) : [], piece.Lines);
    }

    /// <summary>The name, the dates, and where the steps begin if they stand in the same paragraph.</summary>
    private static (string Name, (string? From, string? To)? Dates, int? Tail) Parts(Piece piece)
    {
        var rest = piece.Rest;
        var start = piece.Number.Length;
        var end = NameEnd.Match(rest);
        if (end is { Success: true, Index: 0 } && Brackets.Match(rest) is { Success: true } first)
        {
            if (PlanDates.Span(first.Value) is null && PlanDates.Span(rest[first.Length..]) is { } behind)
            {
                // 第一阶段（打基础）：2025年3月至6月。
                var close = rest.IndexOf('。', first.Length);
                return (
                    piece.Plain.Slice(start + 1, start + first.Value.IndexOf(')')),
                    behind,
                    close > 0 && close < rest.Length - 1 ? start + close + 1 : null
                );
            }

            // 第一阶段（2025年3月至6月）：准备。
            var stop = rest.IndexOf('。', first.Length);
            var tail = stop > 0 && stop < rest.Length - 1;
            return (
                piece.Plain.Slice(start + first.Length, start + (tail ? stop : rest.TrimEnd('。').Length)),
                PlanDates.Span(first.Value),
                tail ? start + stop + 1 : null
            );
        }

        var name = end.Success && end.Index > 0 ? piece.Plain.Slice(start, start + end.Index) : piece.RestSource;
        if (
            end.Success
            && Brackets.Match(rest[end.Index..]) is { Success: true } bracket
            && PlanDates.Span(bracket.Value) is { } dated
        )
        {
            var at = end.Index + bracket.Length;
            return (name, dated, at < rest.Length - 1 ? start + at : null);
        }

        var heading = rest.IndexOf('。') is > 0 and var dot && dot < rest.Length - 1 ? dot : rest.Length;
        var span = PlanDates.Span(rest[..heading]);
        return (name, span, heading < rest.Length ? start + heading + 1 : null);
    }

    private static List<string> Steps(PlainText plain, int from) =>
        Enumerated.Of(plain, from) is { } several ? Several(several) : [plain.Slice(from)];

    /// <summary>The items; a sentence before them is a step of its own, what only introduces them is none.</summary>
    private static List<string> Several((string Lead, IReadOnlyList<string> Items) several) =>
        several.Lead.Length > ShortLead && several.Lead[^1] is '。' or '.'
            ? [several.Lead, .. several.Items]
            : [.. several.Items];

    private List<PlanPhase> Table(PlanDocument paper)
    {
        var phases = new List<PlanPhase>();
        foreach (var table in paper.Blocks.Where(b => b.Cells is not null).GroupBy(b => b.Table))
        {
            string?[] roles = [];
            foreach (var block in table)
            {
                var headings = block.Cells!.Select(c => columns.Of(c.Text)).ToArray();
                if (columns.IsHead(block.Cells!))
                {
                    roles = headings.Contains("phase") ? headings : [];
                    continue;
                }

                if (roles.Length == block.Cells!.Count)
                {
                    Row(block, roles, phases);
                }
            }
        }

        return phases;
    }

    private static void Row(PlanBlock block, string?[] roles, List<PlanPhase> phases)
    {
        string At(params string[] names) =>
            names
                .Select(n => Array.IndexOf(roles, n))
                .Where(i => i >= 0)
                .Select(i => block.Cells![i].Text.Trim())
                .FirstOrDefault()
            ?? "";
        var (name, when, work) = (At("phase"), At("period", "deadline"), At("work", "text", "measures", "duty"));
        if (PlainText.Of(name).Length == 0 || PlainText.Of(work).Length == 0)
        {
            return;
        }

        var plain = new PlainText(name);
        var number = Numbering.Of(plain.Text).Length;
        var cut = plain.Text.IndexOf('(');
        var (begin, end) = (PlanDates.Span(PlainText.Of(At("begin"))), PlanDates.Span(PlainText.Of(At("end"))));
        var span =
            begin is null && end is null
                ? PlanDates.Span(PlainText.Of(when)) ?? PlanDates.Span(plain.Text)
                : (begin?.From ?? begin?.To, end?.To ?? end?.From);
        var title = plain.Slice(number, cut > number ? cut : plain.Text.Length);
        var paragraphs = work.Split('\n').Select(p => new PlainText(p)).Where(p => p.Text.Length > 0);
        var steps = paragraphs
            .SelectMany(p =>
                Enumerated.Of(p, 0) is { } several ? Several(several) : [p.Slice(Numbering.Of(p.Text).Length)]
            )
            .ToList();
        var lines = new PlanLines(block.From, block.To);
        if (phases.Count > 0 && phases[^1].Name == title)
        {
            // A phase cell merged over several rows.
            phases[^1] = phases[^1] with
            {
                Steps = [.. phases[^1].Steps, .. steps],
                Lines = phases[^1].Lines.With(lines),
                To = span?.To ?? phases[^1].To,
            };
        }
        else
        {
            phases.Add(new(title, span?.From, span?.To, steps, lines));
        }
    }
}
