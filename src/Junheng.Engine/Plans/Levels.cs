using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>
/// Makes the levels of a paper alike: chapters may be called 第一部分, （一） or 1., or have a name and no number at all.
/// </summary>
internal sealed class Levels(PlanWords words)
{
    private const int Fewest = 2;
    private const int Longest = 18;

    private static readonly Regex Part = new(@"^第[一二三四五六七八九十]{1,3}(?:部分|章|篇)");
    private static readonly Regex Decimal = new(@"^(\d{1,2})[.](\d{1,2})[.、]?(?=[\u4e00-\u9fa5])");

    public IReadOnlyList<Piece> Of(IReadOnlyList<Piece> pieces)
    {
        if (pieces.Count(p => Part.IsMatch(p.Plain.Text)) >= Fewest)
        {
            return [.. Parts(pieces)];
        }

        if (pieces.Any(p => p.Number.Depth == Depth.Chapter && p.Plain.Text.Length <= Longest * 2))
        {
            return pieces;
        }

        foreach (var (depth, steps) in new[] { (Depth.Section, -1), (Depth.Item, -1) })
        {
            if (pieces.Count(p => p.Number.Depth == depth && Names(p.Rest)) >= Fewest)
            {
                return depth == Depth.Section ? [.. pieces.Select(p => Moved(p, steps))] : [.. pieces.Select(Numbered)];
            }
        }

        return pieces.Count(p => p.Number.Depth == Depth.None && Names(Bare(p))) >= Fewest
            ? [.. pieces.Select(Named)]
            : pieces;
    }

    /// <summary>Under 第一部分 the first kind of number is a section, whatever it looks like, the next one an item.</summary>
    private static IEnumerable<Piece> Parts(IReadOnlyList<Piece> pieces)
    {
        var order = new List<Depth>();
        foreach (var piece in pieces)
        {
            if (piece.Number.Depth == Depth.Annex || Part.IsMatch(piece.Plain.Text))
            {
                order = [];
                yield return piece;
                continue;
            }

            if (piece.Number.Depth is Depth.None)
            {
                yield return piece;
                continue;
            }

            if (!order.Contains(piece.Number.Depth))
            {
                order.Add(piece.Number.Depth);
                order.Sort();
            }

            var depth = (Depth)Math.Min((int)Depth.Section + order.IndexOf(piece.Number.Depth), (int)Depth.Sub);
            yield return piece with
            {
                Number = piece.Number with { Depth = depth },
            };
        }
    }

    private static Piece Moved(Piece piece, int steps) => piece with { Number = piece.Number.Shifted(steps) };

    /// <summary>1. is a chapter where it has a chapter's name; 1.1 and （1） are then its sections.</summary>
    private Piece Numbered(Piece piece) =>
        piece.Number.Depth == Depth.Item && Names(piece.Rest) ? Moved(piece, (int)Depth.Chapter - (int)Depth.Item)
        : Decimal.Match(piece.Plain.Text) is { Success: true } m
            ? piece with
            {
                Number = new(Depth.Item, Numbering.Value(m.Groups[2].Value), m.Length),
            }
        : piece;

    private Piece Named(Piece piece) =>
        piece.Number.Depth == Depth.None && Names(Bare(piece))
            ? piece with
            {
                Number = new(
                    Depth.Chapter,
                    0,
                    piece.Plain.Text.Length
                        - piece.Plain.Text.TrimStart('【', '[', '■', '●', '★', '◆', '▲', '*', '#').Length
                ),
            }
            : piece;

    private static string Bare(Piece piece) =>
        piece.Plain.Text.Trim('【', '】', '[', ']', '■', '●', '★', '◆', '▲', '*', '#', ':');

    private bool Names(string text) => text.Length <= Longest && words.BareChapter.IsMatch(text.Trim(':', '。', '】'));
}
