namespace Junheng.Engine.Plans;

/// <summary>A paragraph with its number.</summary>
internal sealed record Piece(PlanBlock Block, PlainText Plain, Numbering Number)
{
    public PlanLines Lines => new(Block.From, Block.To);

    /// <summary>The plain text behind the number.</summary>
    public string Rest => Plain.Text[Number.Length..];

    /// <summary>The source behind the number.</summary>
    public string RestSource => Plain.Slice(Number.Length);
}

/// <summary>A chapter: a heading of the first depth, or an annex, and the paragraphs under it.</summary>
internal sealed record Chapter(string Title, bool Annex, int At, IReadOnlyList<Piece> Pieces);

/// <summary>The paragraphs of a paper in order, with headings told apart.</summary>
internal sealed class Outline
{
    private const int LongestHeading = 40;

    public Outline(PlanDocument paper, PlanWords words)
    {
        Pieces = new Levels(words).Of([
            .. paper
                .Blocks.Where(b => b.Cells is null && PlainText.Of(b.Text).Length > 0)
                .Select(b =>
                {
                    var plain = new PlainText(b.Text);
                    return new Piece(b, plain, Numbering.Of(plain.Text));
                }),
        ]);
        Chapters = Split();
        BodyEnd =
            Chapters.FirstOrDefault(c => c.Annex && (c.Pieces.Count > 0 || c.At > 0) && !Continued(c.At))?.At
            ?? Pieces.Count;
    }

    /// <summary>True if the chapters go on behind an annex: a table within the plan.</summary>
    private bool Continued(int annex)
    {
        int Chapter(IEnumerable<Piece> pieces) =>
            pieces
                .FirstOrDefault(p => p.Number.Depth == Depth.Chapter && p.Plain.Text.Length <= LongestHeading)
                ?.Number.Number
            ?? 0;
        return Chapter(Pieces.Take(annex).Reverse()) is > 0 and var before
            && Chapter(Pieces.Skip(annex + 1)) == before + 1;
    }

    public IReadOnlyList<Piece> Pieces { get; }

    public IReadOnlyList<Chapter> Chapters { get; }

    /// <summary>The place of the first annex: what stands before it is the plan itself.</summary>
    public int BodyEnd { get; }

    public IEnumerable<Chapter> Body => Chapters.Where(c => !c.Annex && c.At < BodyEnd);

    /// <summary>The date of signing, or the organ before it.</summary>
    private bool Signs(int at) =>
        Pieces[at].Number.Depth == Depth.None
        && Pieces[at].Plain.Text.Length <= LongestHeading
        && (
            PlanDates.Signature(Pieces[at].Plain.Text) is not null
            || at + 1 < Pieces.Count
                && PlanDates.Day(Pieces[at + 1].Plain.Text) is not null
                && Pieces[at].Plain.Text.All(char.IsLetter)
        );

    private List<Chapter> Split()
    {
        var chapters = new List<Chapter>();
        var (title, annex, at) = ("", false, 0);
        var pieces = new List<Piece>();
        for (var i = 0; i < Pieces.Count; i++)
        {
            var piece = Pieces[i];
            var depth = piece.Number.Depth;
            if (
                !piece.Block.Led
                && piece.Plain.Text.Length <= LongestHeading
                && depth is Depth.Chapter or Depth.Annex
                && piece.Plain.Text.Length <= LongestHeading
            )
            {
                chapters.Add(new(title, annex, at, pieces));
                (title, annex, at, pieces) = (piece.Rest, depth == Depth.Annex, i, []);
                if (depth == Depth.Annex && title.Length == 0 && i + 1 < Pieces.Count)
                {
                    title = Pieces[i + 1].Plain.Text + (i + 2 < Pieces.Count ? Pieces[i + 2].Plain.Text : "");
                }
            }
            else if (chapters.Count > 0 && Signs(i))
            {
                // What follows the signature belongs to no chapter.
                chapters.Add(new(title, annex, at, pieces));
                (title, annex, at, pieces) = ("", false, i, []);
            }
            else
            {
                pieces.Add(piece);
            }
        }

        chapters.Add(new(title, annex, at, pieces));
        return chapters;
    }
}
