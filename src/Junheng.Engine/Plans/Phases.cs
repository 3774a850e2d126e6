using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the phases with their dates and steps.</summary>
internal static class Phases
{
    private static readonly Regex NameEnd = new(@"[(:,。]|(?=20\d\d)");
    private static readonly Regex Brackets = new(@"^[(][^()]*[)]:?。?");

    public static List<PlanPhase> Read(Outline outline, PlanWords words)
    {
        var chapter =
            outline.Body.FirstOrDefault(c =>
                words.PhaseChapter.IsMatch(c.Title) && c.Pieces.Any(p => p.Number.Depth != Depth.None)
            )
            ?? outline.Chapters.FirstOrDefault(c =>
                words.PhaseChapter.IsMatch(c.Title)
                && c.Pieces.Count(p =>
                    p.Rest.Contains("阶段", StringComparison.Ordinal) && p.Number.Depth != Depth.None
                ) > 1
            );
        if (chapter is null)
        {
            return [];
        }

        var head = chapter.Pieces.First(p => p.Number.Depth != Depth.None).Number.Depth;
        var phases = new List<PlanPhase>();
        foreach (var piece in chapter.Pieces)
        {
            if (piece.Number.Depth == head)
            {
                phases.Add(Begin(piece));
            }
            else if (phases.Count > 0)
            {
                var phase = phases[^1];
                var steps = phase.Steps.ToList();
                if (piece.Number.Depth == Depth.None && steps.Count > 0)
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
        var rest = piece.Rest;
        var end = NameEnd.Match(rest);
        if (end is { Success: true, Index: 0 } && Brackets.Match(rest) is { Success: true } first)
        {
            // 第一阶段（2025年3月至6月）：准备。
            var stop = rest.IndexOf('。', first.Length);
            var tail = stop > 0 && stop < rest.Length - 1;
            var dates = PlanDates.Span(first.Value);
            return new(
                piece.Plain.Slice(
                    piece.Number.Length + first.Length,
                    piece.Number.Length + (tail ? stop : rest.TrimEnd('。').Length)
                ),
                dates?.From,
                dates?.To,
                tail ? [piece.Plain.Slice(piece.Number.Length + stop + 1)] : [],
                piece.Lines
            );
        }

        var name =
            end.Success && end.Index > 0
                ? piece.Plain.Slice(piece.Number.Length, piece.Number.Length + end.Index)
                : piece.RestSource;
        var heading = rest.IndexOf('。') is > 0 and var end1 && end1 < rest.Length - 1 ? end1 : rest.Length;
        var span = PlanDates.Span(rest[..heading]);
        var steps = new List<string>();
        if (heading < rest.Length)
        {
            steps.Add(piece.Plain.Slice(piece.Number.Length + heading + 1));
        }
        else if (
            end.Success
            && Brackets.Match(rest[end.Index..]) is { Success: true } bracket
            && end.Index + bracket.Length < rest.Length - 6
        )
        {
            steps.Add(piece.Plain.Slice(piece.Number.Length + end.Index + bracket.Length));
        }

        return new(name, span?.From, span?.To, steps, piece.Lines);
    }
}
