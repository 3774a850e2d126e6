using DocumentFormat.OpenXml.Wordprocessing;

namespace Junheng.App.Report.Papers;

/// <summary>The pages of a paper: sizes, margins, and the numbers at their feet.</summary>
internal static class PaperPages
{
    /// <summary>The footers of odd and even pages, by the part's name.</summary>
    public const string Odd = "odd";
    public const string Even = "even";

    /// <summary>Twips: A4, upright.</summary>
    private const int Short = 11906;
    private const int Long = 16838;

    /// <summary>Twips: 天头 37 mm, 订口 28 mm, so that 156 mm × 225 mm are left for text.</summary>
    private const int Top = 2098;
    private const int Left = 1588;
    private const int Right = Short - Left - 8844;
    private const int Bottom = Long - Top - 12755;

    /// <summary>Twips: the number stands 7 mm below the text.</summary>
    private const int Foot = 1304;
    private const int TurnedFoot = 737;

    /// <summary>Twips: one character of the number stays free at the edge.</summary>
    private const int Edge = 280;

    private const int Line = 579;

    /// <summary>Width of the text in twips.</summary>
    public static int Width(bool turned) => turned ? Long - Bottom - Top : Short - Left - Right;

    /// <summary>A section of pages; crosswise they are the upright ones turned by a quarter.</summary>
    public static SectionProperties Section(bool turned)
    {
        var size = new PageSize { Width = (uint)(turned ? Long : Short), Height = (uint)(turned ? Short : Long) };
        if (turned)
        {
            size.Orient = PageOrientationValues.Landscape;
        }

        var (top, right, bottom, left) = turned ? (Left, Top, Right, Bottom) : (Top, Right, Bottom, Left);
        return new(
            new FooterReference { Type = HeaderFooterValues.Default, Id = Odd },
            new FooterReference { Type = HeaderFooterValues.Even, Id = Even },
            new SectionType { Val = SectionMarkValues.NextPage },
            size,
            new PageMargin
            {
                Top = top,
                Right = (uint)right,
                Bottom = bottom,
                Left = (uint)left,
                Header = 850,
                Footer = (uint)(turned ? TurnedFoot : Foot),
                Gutter = 0,
            },
            // No grid: lines are as high as their style says, in tables too.
            new DocGrid { LinePitch = Line }
        );
    }

    /// <summary>— 1 —, outside: to the right on odd pages, to the left on even ones.</summary>
    public static Footer Number(bool isOdd)
    {
        var properties = new ParagraphProperties(
            new ParagraphStyleId { Val = PaperStyles.Number },
            isOdd ? new Indentation { Right = $"{Edge}" } : new Indentation { Left = $"{Edge}" },
            new Justification { Val = isOdd ? JustificationValues.Right : JustificationValues.Left }
        );
        return new(
            new Paragraph(
                properties,
                new Run(PaperText.Words("— ")),
                new SimpleField(new Run(PaperText.Words("1"))) { Instruction = "PAGE" },
                new Run(PaperText.Words(" —"))
            )
        );
    }

    public static Settings Settings() =>
        new(
            new EvenAndOddHeaders(),
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            ),
            new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" }
        );
}
