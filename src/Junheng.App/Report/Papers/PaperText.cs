using System.Security;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Junheng.App.Report.Papers;

/// <summary>Paragraphs of a paper.</summary>
internal static class PaperText
{
    /// <summary>Twips that a character of text takes.</summary>
    private const int Character = 320;

    /// <summary>A paragraph; parts that stand out are in the font of headings.</summary>
    public static Paragraph Paragraph(string style, params IEnumerable<(string Text, bool StandsOut)> parts)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        foreach (var (text, standsOut) in parts)
        {
            var run = new Run();
            if (standsOut)
            {
                run.Append(new RunProperties(PaperFonts.Of(PaperFonts.Kai)));
            }

            run.Append(Words(text));
            paragraph.Append(run);
        }

        return paragraph;
    }

    /// <summary>An entry of a roll behind its label, which may be empty.</summary>
    public static Paragraph Entry(string label, string text, int room)
    {
        // Half a character more, so that the widest label does not touch the stop.
        var at = room * Character + Character / 2;
        return new(
            new ParagraphProperties(
                new ParagraphStyleId { Val = PaperStyles.Roll },
                new Tabs(new TabStop { Val = TabStopValues.Left, Position = at }),
                new Indentation { Left = $"{at}", Hanging = $"{at}" }
            ),
            new Run(new RunProperties(PaperFonts.Of(PaperFonts.Hei)), Words(label)),
            new Run(new TabChar()),
            new Run(Words(text))
        );
    }

    /// <summary>The words of a text, without characters that no document may hold.</summary>
    public static Text Words(string text) =>
        new(string.Concat(text.Where(c => XmlConvert.IsXmlChar(c)))) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>The file's properties.</summary>
    public static string Properties(string title) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties "
        + "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        + $"<dc:title>{SecurityElement.Escape(Words(title).Text)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>";
}
