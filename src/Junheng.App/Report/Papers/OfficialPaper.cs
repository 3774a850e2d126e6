using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Junheng.App.Import;

namespace Junheng.App.Report.Papers;

/// <summary>
/// 公文: a paper as offices send it (GB/T 9704-2012): A4, 22 lines of 28 characters, titles in 小标宋, text in 仿宋, page
/// numbers outside. Fonts are named and never carried along; where one is missing its stand-in is named beside it.
/// </summary>
public sealed class OfficialPaper
{
    private readonly Body body = new();
    private readonly string title;
    private bool turned;

    /// <param name="title">What the file is called in its properties.</param>
    /// <param name="turned">Whether its first pages lie crosswise.</param>
    public OfficialPaper(string title, bool turned = false) => (this.title, this.turned) = (title, turned);

    /// <summary>附件1, on the left above the title.</summary>
    public OfficialPaper Mark(string text) => Paragraph(text, PaperStyles.Mark);

    /// <summary>The title; a line break is where somebody would break it.</summary>
    public OfficialPaper Title(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            Paragraph(lines[i], i == lines.Length - 1 ? PaperStyles.Title : PaperStyles.TitleLine);
        }

        return this;
    }

    /// <summary>A line under the title, as the days a paper is of: （…）</summary>
    public OfficialPaper Subtitle(string text) => Paragraph(text, PaperStyles.Subtitle);

    /// <summary>A heading of the first level: 一、…</summary>
    public OfficialPaper Heading(string text) => Paragraph(text, PaperStyles.Heading);

    /// <summary>A heading of the second level: （一）…</summary>
    public OfficialPaper Subheading(string text) => Paragraph(text, PaperStyles.Subheading);

    /// <summary>A paragraph of text, its first line two characters in.</summary>
    public OfficialPaper Text(string text) => Paragraph(text, PaperStyles.Text);

    /// <summary>A paragraph that begins with words of its own, as 1.县财政局：…</summary>
    public OfficialPaper Text(string lead, string text)
    {
        body.Append(PaperText.Paragraph(PaperStyles.Text, (lead, true), (text, false)));
        return this;
    }

    /// <summary>A list of names: what they are to the left, each on a line of its own.</summary>
    /// <param name="label">组 长, 成 员 …</param>
    /// <param name="entries">The entries, at least one.</param>
    /// <param name="room">Characters that the widest label of the list takes.</param>
    public OfficialPaper Roll(string label, IReadOnlyList<string> entries, int room)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            body.Append(PaperText.Entry(i == 0 ? label : "", entries[i], room));
        }

        return this;
    }

    /// <summary>A line in small letters, as on where the figures come from.</summary>
    public OfficialPaper Note(string text) => Paragraph(text, PaperStyles.Note);

    public OfficialPaper Table(PaperTable table)
    {
        body.Append(table.Made(PaperPages.Width(turned)));
        // Two tables without anything between them would become one; a paragraph of a point takes no page of its own.
        body.Append(PaperText.Paragraph(PaperStyles.Gap));
        return this;
    }

    /// <summary>Begins a new page.</summary>
    /// <param name="crosswise">Whether it and those after it lie crosswise.</param>
    public OfficialPaper Page(bool crosswise)
    {
        var last = body.LastChild as Paragraph;
        if (last?.ParagraphProperties?.SectionProperties is not null || last is null)
        {
            throw new InvalidOperationException("A paper has no empty page.");
        }

        (last.ParagraphProperties ??= new()).AppendChild(PaperPages.Section(turned));
        turned = crosswise;
        return this;
    }

    /// <summary>Writes the document.</summary>
    public void Write(Stream stream)
    {
        // The packager reads back what it has written; the caller's stream may not allow that.
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = PaperStyles.Made();
            main.AddNewPart<FontTablePart>("fonts").Fonts = PaperFonts.Table();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = PaperPages.Settings();
            main.AddNewPart<FooterPart>(PaperPages.Odd).Footer = PaperPages.Number(isOdd: true);
            main.AddNewPart<FooterPart>(PaperPages.Even).Footer = PaperPages.Number(isOdd: false);
            body.Append(PaperPages.Section(turned));
            main.Document = new(body);
            var properties = document.AddNewPart<CoreFilePropertiesPart>("core");
            using var text = new StreamWriter(properties.GetStream(FileMode.Create));
            text.Write(PaperText.Properties(title));
        }

        memory.Position = 0;
        PlainParts.Copy(memory, stream);
    }

    private OfficialPaper Paragraph(string text, string style)
    {
        body.Append(PaperText.Paragraph(style, (text, false)));
        return this;
    }
}
