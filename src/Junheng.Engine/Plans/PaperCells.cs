using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>
/// Rebuilds a table of which each cell stands in a line of its own: headings one below the other, then rows that begin
/// with the next number and have as many lines as there are headings.
/// </summary>
internal sealed class PaperCells(PlanWords words, TableColumns columns)
{
    private const int FewestColumns = 3;
    private const int FewestRows = 5;
    private const int MostLost = 2;
    private const int LongestHeading = 14;
    private const double Regular = 0.7;

    private static readonly Regex Number = new(@"^[A-Z]?(\d{1,2})[.、]?$");
    private readonly Organs organs = new(words.Organs);

    private sealed record Row(int From, int To, IReadOnlyList<PlanBlock> Cells);

    public List<PlanBlock> Of(List<PlanBlock> blocks)
    {
        var table = blocks.Select(b => b.Table).DefaultIfEmpty(0).Max();
        var made = new List<PlanBlock>();
        for (var i = 0; i < blocks.Count; )
        {
            var width = Headings(blocks, i);
            if (width >= FewestColumns && Rows(blocks, i, width) is { } rows)
            {
                i = Make(blocks, rows, i, width, ++table, made);
            }
            else
            {
                made.Add(blocks[i++]);
            }
        }

        return made;
    }

    private static bool IsCell(PlanBlock block) => block.Cells is null && !block.Led;

    private int Headings(List<PlanBlock> blocks, int at) =>
        blocks
            .Skip(at)
            .TakeWhile(b => IsCell(b) && b.Text.Trim().Length <= LongestHeading && columns.IsHeading(b.Text))
            .Count();

    /// <summary>The rows below headings, each from its number on; null if they are not regular.</summary>
    private List<Row>? Rows(List<PlanBlock> blocks, int at, int width)
    {
        var number = blocks.GetRange(at, width).FindIndex(b => columns.Of(b.Text) is "number" or "code");
        if (number is < 0 or > 1)
        {
            return null;
        }

        var wanted = width - number;
        var rows = new List<Row>();
        var (start, last) = (-1, 0);
        var end = at + width;
        for (var i = at + width; i <= blocks.Count; i++)
        {
            var open = start < 0 ? 0 : i - start;
            var over =
                i == blocks.Count
                || !IsCell(blocks[i])
                || Numbering.Of(PlainText.Of(blocks[i].Text)).Depth is Depth.Annex;
            var value = over ? 0 : Value(blocks[i].Text);
            var begins =
                value > 0
                && (
                    value == last + 1 && (start < 0 || open >= 2)
                    || value == 1 && open is 0
                    || value == 1 && open >= wanted
                );
            var between =
                !over
                && (
                    words.Group.IsMatch(PlainText.Of(blocks[i].Text)) && value == 0
                    || Headings(blocks, i) >= FewestColumns
                );
            if (start >= 0 && (over || begins || between || open == wanted))
            {
                rows.Add(new(start, i, blocks.GetRange(start, i - start)));
                (start, end) = (-1, i);
            }

            if (over)
            {
                break;
            }

            if (begins)
            {
                (start, last) = (i, value);
            }
        }

        var exact = rows.Count(r => r.Cells.Count == wanted);
        return rows.Count >= FewestRows && exact >= rows.Count * Regular
            ? [.. rows.Where(r => r.Cells.Count >= wanted - MostLost)]
            : null;
    }

    private int Make(List<PlanBlock> blocks, List<Row> rows, int at, int width, int table, List<PlanBlock> made)
    {
        var roles = blocks.GetRange(at, width).Select(b => columns.Of(b.Text)).ToArray();
        for (var i = at; i < rows[^1].To; )
        {
            if (Headings(blocks, i) == width)
            {
                made.Add(Whole(blocks.GetRange(i, width).Select(Cell), table));
                i += width;
            }
            else if (rows.Find(r => r.From == i) is { } row)
            {
                var lead = width - (width - Array.FindIndex(roles, r => r is "number" or "code"));
                made.Add(Whole(Enumerable.Repeat(Empty(row), lead).Concat(Aligned(row, roles[lead..])), table));
                i = row.To;
            }
            else
            {
                made.Add(blocks[i++]);
            }
        }

        return rows[^1].To;
    }

    private static PlanBlock Whole(IEnumerable<PlanCell> cells, int table) => PaperText.Row([.. cells], table);

    private static PlanCell Cell(PlanBlock block) => new(block.Text.Trim(), block.From, block.To);

    private static PlanCell Empty(Row row) => new("", row.Cells[^1].From, row.Cells[^1].To);

    /// <summary>The cells of a row under their headings; where an empty cell left no line, the best place for it.</summary>
    private List<PlanCell> Aligned(Row row, string?[] roles)
    {
        var cells = row.Cells.Select(Cell).ToList();
        while (cells.Count < roles.Length)
        {
            var at = Enumerable
                .Range(1, cells.Count)
                .OrderByDescending(i => Fit([.. cells[..i], Empty(row), .. cells[i..]], roles))
                .ThenByDescending(i => i)
                .First();
            cells.Insert(at, Empty(row));
        }

        return cells;
    }

    private int Fit(List<PlanCell> cells, string?[] roles) =>
        cells
            .Zip(roles)
            .Count(c =>
                PlainText.Of(c.First.Text) is { Length: > 0 } plain
                && c.Second switch
                {
                    "deadline" => PlanDates.OnlyDeadline(plain) is not null
                        || words.Held.IsMatch(plain) && plain.Length < 10,
                    "units" => organs.Split(c.First.Text) is not null || plain is "/" or "-" or "--",
                    "text" or "detail" or "standard" => organs.Split(c.First.Text) is null,
                    _ => false,
                }
            );

    private static int Value(string text) =>
        Number.Match(PlainText.Of(text)) is { Success: true } m ? Numbering.Value(m.Groups[1].Value) : 0;
}
