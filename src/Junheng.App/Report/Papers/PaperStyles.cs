using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Junheng.App.Report.Papers;

/// <summary>The formats of a paper, as styles: an office that writes otherwise changes them in one place.</summary>
internal static class PaperStyles
{
    public const string Normal = "Normal";
    public const string Text = "PaperText";
    public const string Title = "Title";
    public const string TitleLine = "PaperTitleLine";
    public const string Subtitle = "Subtitle";
    public const string Heading = "Heading1";
    public const string Subheading = "Heading2";
    public const string Mark = "PaperMark";
    public const string Roll = "PaperRoll";
    public const string Note = "PaperNote";
    public const string Cell = "PaperCell";
    public const string Head = "PaperHead";
    public const string Gap = "PaperGap";
    public const string Number = "PaperNumber";

    /// <summary>Half points: 二号, 三号, 四号, 五号.</summary>
    private const int Second = 44;
    private const int Third = 32;
    private const int Fourth = 28;
    private const int Fifth = 21;

    /// <summary>Twips: 22 lines fill the 225 mm of a page.</summary>
    private const int Line = 579;
    private const int TitleHeight = 660;
    private const int SmallLine = 320;

    /// <summary>Twips: two characters of text.</summary>
    private const int Indent = 640;

    /// <summary>Twips between characters of text, so that 28 of them fill the 156 mm of a line.</summary>
    private const int Tight = -5;

    public static Styles Made() =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        PaperFonts.Of(PaperFonts.Fang),
                        new FontSize { Val = $"{Third}" },
                        new FontSizeComplexScript { Val = $"{Third}" },
                        new Languages { Val = "en-US", EastAsia = "zh-CN" }
                    )
                ),
                new ParagraphPropertiesDefault(
                    new ParagraphPropertiesBaseStyle(new WidowControl { Val = false }, Spacing(Line))
                )
            ),
            Style(Normal, "Normal", new(), new()),
            Style(
                Text,
                "公文正文",
                new(new Indentation { FirstLine = $"{Indent}", FirstLineChars = 200 }, Both()),
                new(new Spacing { Val = Tight })
            ),
            Style(
                TitleLine,
                "公文标题（前行）",
                new(new KeepNext(), Spacing(TitleHeight), Centre()),
                Run(PaperFonts.BiaoSong, Second)
            ),
            Style(
                Title,
                "Title",
                new(new KeepNext(), Spacing(TitleHeight, after: SmallLine), Centre()),
                Run(PaperFonts.BiaoSong, Second)
            ),
            Style(
                Subtitle,
                "Subtitle",
                new(new KeepNext(), Spacing(Line, after: SmallLine), Centre()),
                Run(PaperFonts.Kai, Third)
            ),
            Style(
                Heading,
                "heading 1",
                new(new KeepNext(), First(), new OutlineLevel { Val = 0 }),
                Run(PaperFonts.Hei, Third)
            ),
            Style(
                Subheading,
                "heading 2",
                new(new KeepNext(), First(), new OutlineLevel { Val = 1 }),
                Run(PaperFonts.Kai, Third)
            ),
            Style(Mark, "附件序号", new(new KeepNext()), Run(PaperFonts.Hei, Third)),
            Style(Roll, "名单", new(), new()),
            Style(Note, "附注", new(Spacing(SmallLine), Both()), Run(PaperFonts.Fang, Fifth)),
            Style(Cell, "表格内容", new(Spacing(SmallLine)), Run(PaperFonts.Fang, Fifth)),
            Style(Head, "表头", new(Spacing(SmallLine), Centre()), Run(PaperFonts.Hei, Fifth)),
            Style(Gap, "间隔", new(Spacing(20)), Run(PaperFonts.Fang, 2)),
            Style(Number, "页码", new(Spacing(Line)), Run(PaperFonts.Song, Fourth))
        );

    private static SpacingBetweenLines Spacing(int line, int after = 0) =>
        new()
        {
            Before = "0",
            After = $"{after}",
            Line = $"{line}",
            LineRule = LineSpacingRuleValues.Exact,
        };

    private static Justification Both() => new() { Val = JustificationValues.Both };

    private static Justification Centre() => new() { Val = JustificationValues.Center };

    private static Indentation First() => new() { FirstLine = $"{Indent}", FirstLineChars = 200 };

    private static StyleRunProperties Run(string font, int size) =>
        new(PaperFonts.Of(font), new FontSize { Val = $"{size}" }, new FontSizeComplexScript { Val = $"{size}" });

    private static Style Style(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties run)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (id == Normal)
        {
            style.Default = true;
        }
        else
        {
            style.Append(new BasedOn { Val = Normal });
            style.CustomStyle = id.StartsWith("Paper", StringComparison.Ordinal) ? OnOffValue.FromBoolean(true) : null;
        }

        style.Append(new PrimaryStyle());
        style.Append((OpenXmlElement[])[.. paragraph.HasChildren ? [paragraph] : Array.Empty<OpenXmlElement>()]);
        style.Append((OpenXmlElement[])[.. run.HasChildren ? [run] : Array.Empty<OpenXmlElement>()]);
        return style;
    }
}
