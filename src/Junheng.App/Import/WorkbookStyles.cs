using DocumentFormat.OpenXml.Spreadsheet;
using Junheng.Engine.Schools;

namespace Junheng.App.Import;

/// <summary>The few cell formats of written workbooks; each constant is an index into the style sheet.</summary>
internal static class WorkbookStyles
{
    public const uint Plain = 0;
    public const uint Header = 1;
    public const uint Text = 2;
    public const uint Count = 3;
    public const uint Amount = 4;
    public const uint Wrapped = 5;
    public const uint LastYear = 6;

    /// <summary>Conditional formats, by their own index: no number, nothing yet, worth a second look.</summary>
    public const uint Wrong = 0;
    public const uint Blank = 1;
    public const uint Changed = 2;

    private const uint WholeNumber = 1;
    private const uint AsText = 49;
    private const uint AmountFormat = 164;

    public static Stylesheet Make() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = AmountFormat, FormatCode = "#,##0.00####" }),
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(
                    new PatternFill(new ForegroundColor { Rgb = "FFDCE6F1" }) { PatternType = PatternValues.Solid }
                ),
                new Fill(
                    new PatternFill(new ForegroundColor { Rgb = "FFF2F2F2" }) { PatternType = PatternValues.Solid }
                )
            ),
            new Borders(new Border(), Thin()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                Format(0, 1, 2, HorizontalAlignmentValues.Center, wrap: true, locked: true),
                Format(AsText, 0, 0, HorizontalAlignmentValues.Left, wrap: false, locked: false),
                Format(WholeNumber, 0, 0, HorizontalAlignmentValues.Right, wrap: false, locked: false),
                Format(AmountFormat, 0, 0, HorizontalAlignmentValues.Right, wrap: false, locked: false),
                Format(AsText, 0, 0, HorizontalAlignmentValues.Left, wrap: true, locked: true),
                Format(AmountFormat, 0, 3, HorizontalAlignmentValues.Right, wrap: false, locked: true)
            ),
            new DifferentialFormats(Colour("FFFFC7CE"), Colour("FFFFF2CC"), Colour("FFFCE4D6"))
        );

    /// <summary>
    /// Identifiers, names and lists are text: a spreadsheet must not take digits off them or make dates of them.
    /// </summary>
    public static uint Of(RecordColumn column) =>
        !IsNumber(column) ? Text
        : column.Field is { } field && !field.Info().IsCount ? Amount
        : Count;

    /// <summary>True if the column holds numbers: figures, years and the organiser's code.</summary>
    public static bool IsNumber(RecordColumn column) =>
        column.Field is not null || column.Code is "year" or "organiser" or "built";

    private static DifferentialFormat Colour(string argb) =>
        new(new Fill(new PatternFill(new BackgroundColor { Rgb = argb }) { PatternType = PatternValues.Solid }));

    private static CellFormat Format(
        uint number,
        uint font,
        uint fill,
        HorizontalAlignmentValues align,
        bool wrap,
        bool locked
    ) =>
        new(
            new Alignment
            {
                Horizontal = align,
                Vertical = VerticalAlignmentValues.Center,
                WrapText = wrap,
            },
            new Protection { Locked = locked }
        )
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = 1,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
            ApplyProtection = true,
        };

    private static Border Thin() =>
        new(
            new LeftBorder { Style = BorderStyleValues.Thin },
            new RightBorder { Style = BorderStyleValues.Thin },
            new TopBorder { Style = BorderStyleValues.Thin },
            new BottomBorder { Style = BorderStyleValues.Thin },
            new DiagonalBorder()
        );
}
