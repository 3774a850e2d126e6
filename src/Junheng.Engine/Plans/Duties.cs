using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the duties of the units: "unit：text", "unit负责text", or a unit's heading with paragraphs under it.</summary>
internal sealed class Duties(PlanWords words, Organs organs, TableColumns columns)
{
    private const int Fewest = 3;
    private const int Longest = 30;
    private static readonly Regex Group = new(@"领导小组|工作专班|专班|领导组|工作组|专项组|指挥部");
    private static readonly Regex Colon = new(
        @"^([^:。;]{2,40}?)(?::|--|-(?=[\u4e00-\u9fa5]))(.{4,})$",
        RegexOptions.Singleline
    );
    private static readonly Regex InCharge = new(@"^([^。;:负]{2,40}?)((?:分别|共同|牵头|主要|具体|统筹|全面)?负责)");

    private sealed record Found(int At, string Unit, string Text, PlanLines Lines);

    public List<PlanDuty> Read(Outline outline, PlanDocument paper, HashSet<int> taken)
    {
        var found = new List<Found>();
        string? unit = null;
        var (said, paired) = (false, false);
        for (var i = 0; i < outline.Pieces.Count; i++)
        {
            var piece = outline.Pieces[i];
            said = piece.Number.Depth is Depth.Chapter or Depth.Annex or Depth.Section
                ? words.DutyHeading.IsMatch(piece.Plain.Text) || said && piece.Number.Depth == Depth.Section
                : said || words.DutyHeading.IsMatch(piece.Plain.Text) && piece.Plain.Text.Length < 50;
            if (taken.Contains(piece.Block.From) || piece.Number.Depth is Depth.Annex or Depth.Chapter)
            {
                (unit, paired) = (null, false);
                continue;
            }

            if (columns.IsHeading(piece.Plain.Text))
            {
                // A table of two columns with one cell a line: the headings come again on each page.
                paired |= said && columns.Of(piece.Block.Text) == "duty";
                continue;
            }

            if (paired && Named(piece) && i + 1 < outline.Pieces.Count && !Named(outline.Pieces[i + 1]))
            {
                unit = PlainText.Joined(piece.Block.Text);
            }
            else if (Heading(piece, outline, i, said) is { } heading)
            {
                unit = heading;
            }
            else if (Whole(piece, said) is { } duty)
            {
                unit = null;
                found.Add(duty with { At = i });
            }
            else if (unit is not null && piece.Number.Depth is Depth.None or Depth.Sub && unit is not null)
            {
                found.Add(new(i, unit, piece.RestSource, piece.Lines));
            }
            else
            {
                unit = null;
            }
        }

        return [.. InRuns(found).Select(f => new PlanDuty(f.Unit, f.Text, f.Lines)), .. Tables(paper)];
    }

    /// <summary>Duties stand together; a single sentence of the same shape is none.</summary>
    private static List<Found> InRuns(List<Found> found)
    {
        var kept = new List<Found>();
        var run = new List<Found>();
        foreach (var duty in found)
        {
            if (run.Count > 0 && duty.At - run[^1].At > 3)
            {
                Close();
            }

            run.Add(duty);
        }

        Close();
        return kept;

        void Close()
        {
            if (run.Count >= Fewest)
            {
                kept.AddRange(run);
            }

            run = [];
        }
    }

    private string? Heading(Piece piece, Outline outline, int at, bool said)
    {
        var rest = piece.Rest.TrimEnd(':', '。');
        return
            said
            && piece.Number.Depth is Depth.Item or Depth.Section
            && said
            && rest.Length < 30
            && at + 1 < outline.Pieces.Count
            && outline.Pieces[at + 1].Number.Depth is Depth.Sub or Depth.None
            && organs.Split(rest) is not null
            ? piece.RestSource.TrimEnd(':', '：', '。')
            : null;
    }

    private Found? Whole(Piece piece, bool said)
    {
        if (Colon.Match(piece.Rest) is { Success: true } colon && Unit(colon.Groups[1].Value))
        {
            var at = piece.Number.Length + colon.Groups[2].Index;
            var end = piece.Number.Length + colon.Groups[1].Length;
            return new(0, piece.Plain.Slice(piece.Number.Length, end), piece.Plain.Slice(at), piece.Lines);
        }

        if (said && InCharge.Match(piece.Rest) is { Success: true } charge && Unit(charge.Groups[1].Value))
        {
            var at = piece.Number.Length + charge.Groups[2].Index;
            return new(0, piece.Plain.Slice(piece.Number.Length, at), piece.Plain.Slice(at), piece.Lines);
        }

        // "1.县教育局。牵头制定…"
        var stop = piece.Rest.IndexOf('。');
        return
            said
            && piece.Number.Depth != Depth.None
            && stop is > 1 and < 30
            && stop < piece.Rest.Length - 4
            && Unit(piece.Rest[..stop])
            ? new(
                0,
                piece.Plain.Slice(piece.Number.Length, piece.Number.Length + stop),
                piece.Plain.Slice(piece.Number.Length + stop + 1),
                piece.Lines
            )
            : null;
    }

    /// <summary>A line that is nothing but units.</summary>
    private bool Named(Piece piece) =>
        piece.Number.Depth == Depth.None && piece.Rest.Length < Longest && organs.Split(piece.Rest) is not null;

    private bool Unit(string text) => !Group.IsMatch(text) && organs.Split(text) is not null;

    private IEnumerable<PlanDuty> Tables(PlanDocument paper)
    {
        foreach (var table in paper.Blocks.Where(b => b.Cells is not null).GroupBy(b => b.Table))
        {
            var (unit, duty) = (-1, -1);
            foreach (var block in table)
            {
                var headings = block.Cells!.Select(c => columns.Of(c.Text)).ToArray();
                if (headings.Contains("duty") && !headings.Contains("text"))
                {
                    duty = Array.IndexOf(headings, "duty");
                    unit = Math.Max(Array.IndexOf(headings, "unit"), Array.IndexOf(headings, "units"));
                    continue;
                }

                if (columns.IsHead(block.Cells!))
                {
                    (unit, duty) = (-1, -1);
                }

                if (unit >= 0 && duty < block.Cells!.Count && PlainText.Of(block.Cells[duty].Text).Length > 0)
                {
                    yield return new(
                        PlainText.Joined(block.Cells[unit].Text),
                        PlainText.Joined(block.Cells[duty].Text),
                        new(block.From, block.To)
                    );
                }
            }
        }
    }
}
