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
    private readonly List<Row> rows = [];
    private Row row = new();
    private int column;

    /// <summary>The row being written, 1 …</summary>
    public int Number => rows.Count;

    /// <summary>The rows written so far.</summary>
    public IEnumerable<Row> All => rows;

    /// <summary>The cell written last, as formulas of any sheet point at it when copied: $A$1.</summary>
    public string Here => $"${CellAddress.Letters(column - 1)}${Number}";

    public SheetRows Next(double? height = null)
    {
        rows.Add(row = new() { RowIndex = (uint)rows.Count + 1 });
        (row.Height, row.CustomHeight) = (height, height is null ? null : true);
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
        row.Append(SheetCell.Of(column++, (uint)Number, text, style, false));
        return this;
    }

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
    public SheetRows Formula(string formula, string value, uint style) =>
        Put(style, WorkbookEscapes.Write(value), Made(formula, false), CellValues.String);

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
