using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Import;

namespace Junheng.App.Report;

/// <summary>
/// Rows of a sheet, written cell by cell. A formula comes with its value, for readers that do not compute; texts are
/// written as texts, so that none of them can act as a formula.
/// </summary>
internal sealed class SheetRows
{
    /// <summary>Points that a line of text takes, in whichever of the usual fonts, and what a row has above and below.</summary>
    private const double LineHeight = 16;
    private const double RowRoom = 3;

    private readonly List<Row> rows = [];
    private readonly List<(int Row, int Column, int Columns, string Text, uint Style)> texts = [];
    private readonly List<string> merged = [];
    private Row row = new();
    private int column;

    /// <summary>The row being written, 1 …</summary>
    public int Number => rows.Count;

    /// <summary>The rows written so far.</summary>
    public IEnumerable<Row> All => rows;

    /// <summary>Ranges of cells that are one.</summary>
    public IReadOnlyList<string> Merged => merged;

    /// <summary>The cell written last, as formulas of any sheet point at it when copied: $A$1.</summary>
    public string Here => $"${CellAddress.Letters(column - 1)}${Number}";

    public SheetRows Next()
    {
        rows.Add(row = new() { RowIndex = (uint)rows.Count + 1 });
        column = 0;
        return this;
    }

    /// <summary>Goes to a 0-based column of the row.</summary>
    public SheetRows To(int at)
    {
        column = at;
        return this;
    }

    public SheetRows Text(string text, uint style)
    {
        Note(text, style);
        row.Append(SheetCell.Of(column++, (uint)Number, text, style, false));
        return this;
    }

    /// <summary>A text over several columns, made one cell.</summary>
    public SheetRows Across(string text, int columns, uint style)
    {
        Text(text, style);
        texts[^1] = texts[^1] with { Columns = columns };
        var first = CellAddress.Of(column - 1, Number);
        for (var i = 1; i < columns; i++)
        {
            row.Append(SheetCell.Of(column++, (uint)Number, "", style, false));
        }

        if (columns > 1)
        {
            merged.Add($"{first}:{CellAddress.Of(column - 1, Number)}");
        }

        return this;
    }

    /// <summary>Makes a cell of this row and those under it one.</summary>
    /// <param name="at">0-based column.</param>
    /// <param name="under">How many rows below, which must be written with cells in that column.</param>
    public SheetRows Down(int at, int under)
    {
        merged.Add($"{CellAddress.Of(at, Number)}:{CellAddress.Of(at, Number + under)}");
        texts.RemoveAll(t => t.Row == Number && t.Column == at);
        return this;
    }

    /// <summary>
    /// Makes rows as high as their wrapped texts take: of a formula's text, and of cells that are one, no spreadsheet
    /// does it by itself.
    /// </summary>
    /// <param name="widths">Widths of the columns, in characters.</param>
    /// <param name="unwrapped">Formats of cells whose text stays on one line.</param>
    public SheetRows Fit(IReadOnlyList<double> widths, params uint[] unwrapped)
    {
        foreach (var line in texts.ToLookup(t => t.Row))
        {
            var lines = line.Max(t =>
                unwrapped.Contains(t.Style) ? 1 : Lines(t.Text, widths.Skip(t.Column).Take(t.Columns).Sum())
            );
            (rows[line.Key - 1].Height, rows[line.Key - 1].CustomHeight) = (lines * LineHeight + RowRoom, true);
        }

        return this;
    }

    /// <summary>Lines a text takes in a column: a Chinese character is twice as wide as a digit.</summary>
    private static int Lines(string text, double width)
    {
        var (lines, used) = (1, 0d);
        foreach (var c in text)
        {
            var wide = c >= '\u2000' ? 2 : 1.09;
            (lines, used) =
                c == '\n' ? (lines + 1, 0)
                : used + wide > width - 1 ? (lines + 1, wide)
                : (lines, used + wide);
        }

        return lines;
    }

    private void Note(string text, uint style) => texts.Add((Number, column, 1, text, style));

    /// <summary>A number; null leaves the cell blank, which is not zero.</summary>
    public SheetRows Value(decimal? value, uint style)
    {
        Put(style, value?.ToString("0.######", CultureInfo.InvariantCulture), null);
        return this;
    }

    /// <summary>A number as the nearest double.</summary>
    public SheetRows Value(double value, uint style)
    {
        Put(style, Digits(value), null);
        return this;
    }

    /// <summary>A formula that gives a number, or the empty text where there is none.</summary>
    public SheetRows Formula(string formula, double? value, uint style, bool array = false) =>
        value is { } known
            ? Put(style, Digits(known), Made(formula, array))
            : Put(style, "", Made(formula, array), CellValues.String);

    /// <summary>A formula that gives a text.</summary>
    public SheetRows Formula(string formula, string value, uint style)
    {
        Note(value, style);
        return Put(style, WorkbookEscapes.Write(value), Made(formula, false), CellValues.String);
    }

    private CellFormula Made(string formula, bool array) =>
        array
            ? new(formula) { FormulaType = CellFormulaValues.Array, Reference = CellAddress.Of(column, Number) }
            : new(formula);

    private SheetRows Put(uint style, string? value, CellFormula? formula, CellValues? type = null)
    {
        var cell = new Cell { CellReference = CellAddress.Of(column++, Number), StyleIndex = style };
        if (type is { } kind)
        {
            cell.DataType = kind;
        }

        (cell.CellFormula, cell.CellValue) = (formula, value is null ? null : new(value));
        row.Append(cell);
        return this;
    }

    private static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
