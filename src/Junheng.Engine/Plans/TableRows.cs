using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Reads the rows of real tables: indicators, each with its columns.</summary>
internal sealed class TableRows(RowParts parts, TableColumns columns, IReadOnlyList<string> keys)
{
    private const int Fewest = 6;

    /// <summary>A row whose name is not understood, with its number in the table.</summary>
    private sealed record Unnamed(IReadOnlyList<PlanCell> Cells, string?[] Roles, int Number);

    private static readonly Regex Number = new(@"^\d{1,2}[.、]?$");

    private static readonly string?[] Order = ["text", "detail", "standard", null, "group"];

    /// <summary>The last of the columns that are the indicator's own.</summary>
    private const int Own = 2;
    private const int Telling = 14;

    public List<RawRow> Read(IReadOnlyList<PlanBlock> blocks)
    {
        var rows = new List<RawRow>();
        foreach (var table in blocks.Where(b => b.Cells is not null).GroupBy(b => b.Table))
        {
            Read([.. table], rows);
        }

        return rows;
    }

    private void Read(List<PlanBlock> table, List<RawRow> rows)
    {
        string?[] roles = [];
        RawRow? last = null;
        var (unnamed, inOrder, others) = (new List<Unnamed>(), 0, 0);
        foreach (var block in table)
        {
            var cells = block.Cells!;
            var headings = columns.Roles(cells);
            if (
                headings.Count(h => h is not null) >= 2
                && !cells.Any(c => parts.States(c.Text) is not null && columns.Of(c.Text) is null)
            )
            {
                roles = Merge(roles, headings);
                last = null;
                continue;
            }

            var row = Row(cells, roles);
            var number = Numbered(cells, roles);
            if (row is not null)
            {
                inOrder += number > 0 && keys[number - 1] == row.Key ? 1 : 0;
                others += number > 0 && keys[number - 1] == row.Key ? 0 : 1;
                rows.Add(row);
                last = row;
            }
            else if (last is not null && Tail(cells, roles) is { } tail)
            {
                // A row cut in two by a page break: the rest of its text stands in a row of its own.
                last.Texts.Add(tail);
                last.Lines = last.Lines.With(new(block.From, block.To));
            }
            else if (number > 0)
            {
                unnamed.Add(new(cells, roles, number));
            }
        }

        // Where all the others stand in the order of the national list, the number tells what 体艺教师 or 班额 is.
        if (inOrder >= Fewest && others == 0)
        {
            rows.AddRange(unnamed.Select(u => Row(u.Cells, u.Roles, keys[u.Number - 1])).OfType<RawRow>());
        }
    }

    /// <summary>The number of a row among all indicators; 0 if it has none.</summary>
    private int Numbered(IReadOnlyList<PlanCell> cells, string?[] roles) =>
        roles.Length == cells.Count
        && Array.IndexOf(roles, "number") is >= 0 and var at
        && int.TryParse(
            PlainText.Of(cells[at].Text).TrimEnd('.', '、'),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number <= keys.Count
            ? number
            : 0;

    /// <summary>Two heading rows one below the other: the lower one is the finer.</summary>
    private static string?[] Merge(string?[] upper, string?[] lower) =>
        upper.Length == lower.Length ? [.. lower.Zip(upper, (l, u) => l ?? u)] : lower;

    private RawRow? Row(IReadOnlyList<PlanCell> cells, string?[] roles, string? given = null)
    {
        var fits = roles.Length == cells.Count;
        var filled = cells.Count(c => PlainText.Of(c.Text).Length > 0);
        string? key = null;
        var text = -1;
        // The columns of the indicator's text first, of them the one that says most; the name of a group is an
        // indicator's only where no other text is.
        foreach (
            var i in Enumerable
                .Range(0, cells.Count)
                .OrderBy(i => fits ? Math.Max(Array.IndexOf(Order, roles[i]), Own) : 0)
                .ThenByDescending(i => fits ? Says(roles[i], cells[i].Text) : 0)
        )
        {
            if (key is null && (!fits || Array.IndexOf(Order, roles[i]) >= 0))
            {
                key =
                    parts.States(cells[i].Text)
                    ?? (fits && roles[i] is "text" && filled > 2 ? parts.Names(cells[i].Text) : null);
                text = i;
            }
        }

        if (key is null && fits && Array.IndexOf(roles, "text") is >= 0 and var called)
        {
            // 班额 | 小学≤45人，初中≤50人: neither says it alone.
            var beside = Array.FindIndex(roles, r => r is "standard" or "detail");
            key = beside < 0 ? null : parts.Names(cells[called].Text + cells[beside].Text);
            text = called;
        }

        if (key is null && given is not null)
        {
            (key, text) = (given, Array.IndexOf(roles, "text"));
        }

        if (key is null || text < 0)
        {
            return null;
        }

        if (fits && roles[text] is "group")
        {
            // The last row often has the name of its group for its only name.
            var other = Array.FindIndex(roles, r => r is "text");
            text = other >= 0 && PlainText.Of(cells[other].Text).Length > 0 ? other : text;
        }

        if (fits && roles[text] is "standard" or "detail" && Array.IndexOf(roles, "text") is >= 0 and var name)
        {
            // A name of the county's own, with the indicator itself beside it.
            text = PlainText.Of(cells[name].Text).Length > 0 ? name : text;
        }

        var row = new RawRow(key, new(cells[text].From, cells[text].To), true)
        {
            HasMeasures = roles.Contains("measures"),
        };
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i];
            if (PlainText.Of(cell.Text).Length == 0)
            {
                continue;
            }

            var role = fits ? roles[i] : null;
            if (i == text)
            {
                parts.Take(row, "text", cell.Text);
            }
            else if (
                role is "group"
                || role is null && (parts.IsFurniture(cell.Text) || Number.IsMatch(PlainText.Of(cell.Text)))
            )
            {
                continue;
            }
            else if (role is not null && role != "text")
            {
                parts.Take(row, role, cell.Text);
            }
            else if (!fits || roles.Length == 0 || parts.Organs.Split(cell.Text) is not null || role == "text")
            {
                parts.Sort(row, cell.Text, null);
            }

            row.Lines = row.Lines.With(new(cell.From, cell.To));
        }

        return row;
    }

    /// <summary>How much a cell says: a standard of a few words, 小学≥4.5㎡, says less than any name.</summary>
    private static int Says(string? role, string cell)
    {
        var letters = PlainText.Of(cell).Count(char.IsLetter);
        return role is not ("text" or "detail" or "standard") ? 0
            : role is "standard" && letters < Telling ? 1
            : letters + 1;
    }

    private static string? Tail(IReadOnlyList<PlanCell> cells, string?[] roles)
    {
        var filled = cells.Where(c => PlainText.Of(c.Text).Length > 0).ToList();
        return
            filled is [var only]
            && PlainText.Of(only.Text).Length < 30
            && cells.Count > 1
            && PlainText.Of(cells[0].Text).Length == 0
            && roles.Length > 0
            ? only.Text
            : null;
    }
}
