using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Makes paragraphs and table rows of a text file's lines: tables flattened to one cell a line are rebuilt.</summary>
internal static class PaperText
{
    private const int LongParagraph = 24;

    private const double Most = 0.8;
    private static readonly Regex Gap = new(@"[ \u3000\u00a0]{2,}");
    private static readonly Regex RowNumber = new(@"^[A-Z]?\d{1,2}[.、]?$");

    public static PlanDocument Blocks(IReadOnlyList<string> source, PlanWords words)
    {
        var lines = PaperLines.Of(source, words);
        var blocks = new List<PlanBlock>();
        var columns = new TableColumns(words);
        var table = 0;
        // A group's name between two rows does not end the table.
        int Next(int cells) =>
            blocks.FindLastIndex(b => b.Cells is not null) is >= 0 and var last
            && blocks[last].Table == table
            && (
                last == blocks.Count - 1
                || blocks[last].Cells!.Count == cells
                    && blocks.Count - last <= 3
                    && blocks.Skip(last + 1).All(b => words.Group.IsMatch(PlainText.Of(b.Text)))
            )
                ? table
                : table + 1;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Text;
            var (from, to) = (lines[i].From, lines[i].To);
            if (
                string.IsNullOrWhiteSpace(line.Replace("\ufeff", "", StringComparison.Ordinal))
                && !line.StartsWith('\t')
            )
            {
                continue;
            }

            if (line.StartsWith('\t') && line.IndexOf('\t', 1) < 0)
            {
                var end = CellsEnd(lines, i);
                table++;
                blocks.AddRange(Cells(lines, i, end, columns, table));
                i = end - 1;
            }
            else if (line.TrimEnd().Contains('\t', StringComparison.Ordinal) && line.Trim().Contains('\t'))
            {
                table = Next(line.Split('\t').Length);
                blocks.Add(Row([.. line.Split('\t').Select(c => new PlanCell(c.Trim(), from, to))], table));
            }
            else if (Spaced(line, columns) is { } segments)
            {
                table = Next(segments.Length);
                blocks.Add(Row([.. segments.Select(s => new PlanCell(s, from, to))], table));
            }
            else
            {
                // A row may have an empty first and last cell and only one with a text in it.
                var cells = line.Split('\t');
                blocks.Add(
                    cells.Length > 2 && blocks.Count > 0 && blocks[^1].Table == table && table > 0
                        ? Row([.. cells.Select(c => new PlanCell(c.Trim(), from, to))], table)
                        : new(line.Trim('\ufeff', '\r', '\t'), from, to)
                );
            }
        }

        return new(Joined(new PaperCells(words, columns).Of(blocks), columns, words));
    }

    /// <summary>The cells of a row whose columns are kept apart by runs of blanks: it begins with a number, or holds headings.</summary>
    private static string[]? Spaced(string line, TableColumns columns)
    {
        var cells = Gap.Split(line.Trim());
        return
            cells.Length > 2
            && (RowNumber.IsMatch(cells[0]) && cells.Any(c => columns.States(c)) || cells.Count(columns.IsHeading) > 2)
            ? cells
            : null;
    }

    public static PlanBlock Row(IReadOnlyList<PlanCell> cells, int table) =>
        new(string.Join(' ', cells.Select(c => c.Text)), cells.Min(c => c.From), cells.Max(c => c.To), cells, table);

    /// <summary>The line after the last of cells one below the other.</summary>
    private static int CellsEnd(IReadOnlyList<PaperLine> lines, int from)
    {
        var (end, blanks) = (from, 0);
        for (var i = from; i < lines.Count; i++)
        {
            var plain = PlainText.Of(lines[i].Text);
            if (lines[i].Text.TrimEnd().LastIndexOf('\t') > 0)
            {
                break;
            }

            if (lines[i].Text.StartsWith('\t'))
            {
                (end, blanks) = (i + 1, 0);
            }
            else if (plain.Length == 0)
            {
                blanks++;
            }
            else if (blanks > 4 || Numbering.Of(plain).Depth is Depth.Annex or Depth.Chapter && i > from + 8)
            {
                break;
            }
            else
            {
                (end, blanks) = (i + 1, 0);
            }
        }

        return end;
    }

    private static IEnumerable<PlanBlock> Cells(
        IReadOnlyList<PaperLine> lines,
        int from,
        int end,
        TableColumns columns,
        int table
    )
    {
        var cells = new List<PlanCell>();
        for (var i = from; i < end; i++)
        {
            var text = lines[i].Text.Trim();
            if (lines[i].Text.StartsWith('\t'))
            {
                cells.Add(new(text, lines[i].From, lines[i].To));
            }
            else if (text.Length > 0)
            {
                var last = cells[^1];
                cells[^1] = new(
                    last.Text.Length == 0 ? text : last.Text + "\n" + text,
                    last.Text.Length == 0 ? lines[i].From : last.From,
                    lines[i].To
                );
            }
        }

        var width = cells.TakeWhile(c => columns.IsHeading(c.Text)).Count();
        // The last row may lack its empty cells at the end.
        while (width >= 2 && cells.Count % width != 0)
        {
            cells.Add(new("", cells[^1].To, cells[^1].To));
        }

        if (width >= 2 && Regular(cells, width, columns))
        {
            return cells.Chunk(width).Select(row => Row(row, table));
        }

        return cells
            .Where(c => c.Text.Length > 0)
            .Select(c => new PlanBlock(c.Text, c.From, c.To, Table: 0, Led: true));
    }

    /// <summary>True if rows of this width put the same kind of thing into the same column.</summary>
    private static bool Regular(List<PlanCell> cells, int width, TableColumns columns)
    {
        if (cells.Count / width < 3)
        {
            return false;
        }

        var rows = cells.Chunk(width).Skip(1).ToList();
        return Enumerable.Range(0, width).Any(c => rows.Count(r => columns.States(r[c].Text)) >= rows.Count * Most);
    }

    /// <summary>A paragraph cut in two by a page break is one again.</summary>
    private static List<PlanBlock> Joined(List<PlanBlock> blocks, TableColumns columns, PlanWords words)
    {
        var joined = new List<PlanBlock>();
        foreach (var block in blocks)
        {
            if (
                joined.Count > 0
                && Continues(joined[^1], block)
                && !columns.States(TableColumns.Stripped(joined[^1].Text))
                && !IsRole(words, PlainText.Of(joined[^1].Text))
            )
            {
                var head = joined[^1];
                joined[^1] = head with { Text = head.Text + block.Text, To = block.To };
            }
            else
            {
                joined.Add(block);
            }
        }

        return joined;
    }

    private static bool IsRole(PlanWords words, string plain) =>
        words.Role.Match(plain) is { Success: true } role && role.Length < plain.Length && plain[role.Length] == ':';

    private static bool Continues(PlanBlock head, PlanBlock tail)
    {
        if (head.Cells is not null || tail.Cells is not null || head.Led || tail.Led || tail.From - head.To > 3)
        {
            return false;
        }

        var (before, after) = (PlainText.Of(head.Text), PlainText.Of(tail.Text));
        return before.Length > LongParagraph
            && !Regex.IsMatch(before, @"[。;:!?》)”""]$|工作$|名单$|方案$|分工$|\d$")
            && Regex.IsMatch(before, "[,;。:、]")
            && Regex.IsMatch(after, @"[。;!?]$")
            && Numbering.Of(after).Depth == Depth.None
            && !Regex.IsMatch(after, @"^.{2,16}:");
    }
}
