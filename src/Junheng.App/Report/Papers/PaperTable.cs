using DocumentFormat.OpenXml.Wordprocessing;

namespace Junheng.App.Report.Papers;

/// <summary>A cell of a table on paper.</summary>
/// <param name="Text">Its text; a line break begins a paragraph.</param>
/// <param name="Centred">Whether it stands in the middle.</param>
public sealed record PaperCell(string Text, bool Centred = false)
{
    /// <summary>Columns it reaches over.</summary>
    public int Across { get; init; } = 1;

    /// <summary>Rows it reaches over; the rows below leave it out.</summary>
    public int Down { get; init; } = 1;

    /// <summary>Whether it is a heading.</summary>
    public bool IsHead { get; init; }

    public static implicit operator PaperCell(string text) => new(text);
}

/// <summary>A table on paper: ruled, its head on every page, as wide as the text.</summary>
/// <param name="Widths">Widths of the columns, in whatever measure: they share the line.</param>
/// <param name="Heads">Rows of its head.</param>
/// <param name="Rows">Its rows.</param>
public sealed record PaperTable(
    IReadOnlyList<double> Widths,
    IReadOnlyList<IReadOnlyList<PaperCell>> Heads,
    IReadOnlyList<IReadOnlyList<PaperCell>> Rows
)
{
    /// <summary>Lines from which on a row may be broken over two pages: half a page.</summary>
    private const int LongRow = 14;

    /// <summary>Twips that a character of a cell takes.</summary>
    private const int Character = 212;

    private const uint Ruled = 4;

    internal Table Made(int width)
    {
        var sum = Widths.Sum();
        int[] widths = [.. Widths.Select(w => (int)(w / sum * width))];
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = Ruled },
                    new LeftBorder { Val = BorderValues.Single, Size = Ruled },
                    new BottomBorder { Val = BorderValues.Single, Size = Ruled },
                    new RightBorder { Val = BorderValues.Single, Size = Ruled },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = Ruled },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = Ruled }
                ),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = "28", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "28", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa }
                )
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" }))
        );
        // How many rows below a cell of each column still reaches, and over how many columns.
        var (left, spans) = (new int[widths.Length], new int[widths.Length]);
        foreach (var (row, isHead) in Heads.Select(r => (r, true)).Concat(Rows.Select(r => (r, false))))
        {
            table.Append(Row(row, isHead, widths, left, spans));
        }

        return left.Any(l => l > 0) ? throw new InvalidOperationException("A cell reaches below the table.") : table;
    }

    private static TableRow Row(IReadOnlyList<PaperCell> cells, bool isHead, int[] widths, int[] left, int[] spans)
    {
        var properties = new TableRowProperties();
        if (isHead)
        {
            properties.Append(new TableHeader());
        }

        var row = new TableRow(properties);
        var (next, column, lines) = (0, 0, 1);
        while (column < widths.Length)
        {
            if (left[column] > 0)
            {
                left[column]--;
                row.Append(Cell(new("") { Across = spans[column] }, widths, column, MergedCellValues.Continue));
                column += spans[column];
                continue;
            }

            var cell = next < cells.Count ? cells[next++] : throw new InvalidOperationException("A row is too short.");
            cell = isHead ? cell with { IsHead = true } : cell;
            row.Append(Cell(cell, widths, column, cell.Down > 1 ? MergedCellValues.Restart : null));
            (left[column], spans[column]) = (cell.Down - 1, cell.Across);
            lines = cell.Down > 1 ? lines : Math.Max(lines, Lines(cell, widths.AsSpan(column, cell.Across)));
            column += cell.Across;
        }

        if (isHead || lines < LongRow)
        {
            properties.InsertAt(new CantSplit(), 0);
        }

        return next < cells.Count || column > widths.Length
            ? throw new InvalidOperationException("A row is too long.")
            : row;
    }

    private static TableCell Cell(PaperCell cell, int[] widths, int column, MergedCellValues? merged)
    {
        var width = widths.Skip(column).Take(cell.Across).Sum();
        var properties = new TableCellProperties(
            new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }
        );
        if (cell.Across > 1)
        {
            properties.Append(new GridSpan { Val = cell.Across });
        }

        if (merged is { } kind)
        {
            properties.Append(new VerticalMerge { Val = kind });
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var made = new TableCell(properties);
        foreach (var text in cell.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            var paragraph = PaperText.Paragraph(cell.IsHead ? PaperStyles.Head : PaperStyles.Cell, (text, false));
            if (cell.IsHead)
            {
                // A band stays with the rows it is the heading of.
                paragraph.ParagraphProperties!.Append(new KeepNext());
            }
            else if (cell.Centred)
            {
                paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Center });
            }

            made.Append(paragraph);
        }

        return made;
    }

    /// <summary>About how many lines a cell takes.</summary>
    private static int Lines(PaperCell cell, ReadOnlySpan<int> widths)
    {
        var width = 0;
        foreach (var w in widths)
        {
            width += w;
        }

        var room = Math.Max(1, width / Character);
        return cell.Text.Split('\n').Sum(t => 1 + (t.Length / room));
    }
}
