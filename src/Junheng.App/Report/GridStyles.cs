using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.App.Import;
using Junheng.Engine.Standards;

namespace Junheng.App.Report;

/// <summary>The cell formats of the grid's workbook: those of all written workbooks, and its own behind them.</summary>
internal sealed class GridStyles
{
    private const uint FirstFormat = 170;

    /// <summary>A number as it is: other formats leave a point behind whole ones.</summary>
    private const string AsItIs = "General";

    private readonly Stylesheet sheet = WorkbookStyles.Make();

    public GridStyles(RulePack pack)
    {
        Value = Add(WorkbookStyles.Amount, Decimals(pack, "unit"));
        Mean = Add(WorkbookStyles.Amount, Decimals(pack, "mean"));
        Cv = Add(WorkbookStyles.Amount, Decimals(pack, "cv"));
        Rule = Add(WorkbookStyles.Amount, AsItIs);
        Lack = Add(WorkbookStyles.Amount, "#,##0.00;-#,##0.00;");
        LackCount = Add(WorkbookStyles.Count, "0;-0;");
        Title = Add(WorkbookStyles.Plain, null, font: 1);
        Line = Add(WorkbookStyles.Plain, null, align: HorizontalAlignmentValues.Left);
        Centre = Add(WorkbookStyles.Wrapped, null, align: HorizontalAlignmentValues.Center);
        Limit = Add(WorkbookStyles.Header, AsItIs, align: HorizontalAlignmentValues.Right);
    }

    /// <summary>A value of a school.</summary>
    public uint Value { get; }

    public uint Mean { get; }

    public uint Cv { get; }

    /// <summary>A number of the rules, as it is.</summary>
    public uint Rule { get; }

    /// <summary>What is missing in ㎡ or 万元; nothing is shown where nothing is.</summary>
    public uint Lack { get; }

    /// <summary>What is missing in persons or rooms.</summary>
    public uint LackCount { get; }

    public uint Title { get; }

    /// <summary>A line of words above a table, over its whole width.</summary>
    public uint Line { get; }

    /// <summary>A short word in the middle of its cell.</summary>
    public uint Centre { get; }

    /// <summary>A number in the head of a table.</summary>
    public uint Limit { get; }

    public Stylesheet Sheet => sheet;

    private static string Decimals(RulePack pack, string kind) =>
        pack.Whole("decimals." + kind) is > 0 and var decimals ? "0." + new string('0', decimals) : "0";

    private uint Add(uint like, string? number, uint? font = null, HorizontalAlignmentValues? align = null)
    {
        var formats = sheet.CellFormats!;
        var format = (CellFormat)formats.ChildElements[(int)like].CloneNode(true);
        if (number == AsItIs)
        {
            format.NumberFormatId = 0;
        }
        else if (number is not null)
        {
            var id = FirstFormat + (uint)sheet.NumberingFormats!.ChildElements.Count;
            sheet.NumberingFormats.Append(new NumberingFormat { NumberFormatId = id, FormatCode = number });
            (format.NumberFormatId, format.ApplyNumberFormat) = (id, true);
        }

        if (font is { } bold)
        {
            (format.FontId, format.ApplyFont) = (bold, true);
        }

        if (align is { } side)
        {
            var place = new Alignment
            {
                Horizontal = side,
                Vertical = VerticalAlignmentValues.Center,
                WrapText = true,
            };
            (format.Alignment, format.ApplyAlignment) = (place, true);
        }

        formats.Append(format);
        return (uint)formats.ChildElements.Count - 1;
    }
}
