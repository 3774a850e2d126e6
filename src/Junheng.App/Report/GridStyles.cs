using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Import;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>The cell formats of the grid's workbook: those of all written workbooks, and its own behind them.</summary>
internal sealed class GridStyles
{
    private const uint FirstFormat = 170;

    private readonly Stylesheet sheet = WorkbookStyles.Make();

    public GridStyles(RulePack pack)
    {
        Value = Add(WorkbookStyles.Amount, Decimals(pack, "unit"));
        Mean = Add(WorkbookStyles.Amount, Decimals(pack, "mean"));
        Cv = Add(WorkbookStyles.Amount, Decimals(pack, "cv"));
        Rule = Add(WorkbookStyles.Amount, "0.######");
        Title = Add(WorkbookStyles.Plain, null, font: 1);
    }

    /// <summary>A value of a school.</summary>
    public uint Value { get; }

    public uint Mean { get; }

    public uint Cv { get; }

    /// <summary>A number of the rules, as it is.</summary>
    public uint Rule { get; }

    public uint Title { get; }

    public Stylesheet Sheet => sheet;

    private static string Decimals(RulePack pack, string kind) =>
        pack.Whole("decimals." + kind) is > 0 and var decimals ? "0." + new string('0', decimals) : "0";

    private uint Add(uint like, string? number, uint? font = null)
    {
        var formats = sheet.CellFormats!;
        var format = (CellFormat)formats.ChildElements[(int)like].CloneNode(true);
        if (number is not null)
        {
            var id = FirstFormat + (uint)sheet.NumberingFormats!.ChildElements.Count;
            sheet.NumberingFormats.Append(new NumberingFormat { NumberFormatId = id, FormatCode = number });
            (format.NumberFormatId, format.ApplyNumberFormat) = (id, true);
        }

        if (font is { } bold)
        {
            (format.FontId, format.ApplyFont) = (bold, true);
        }

        formats.Append(format);
        return (uint)formats.ChildElements.Count - 1;
    }
}
