using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Junheng.App.Tests.Report;

/// <summary>A text document as it was written; it must be sound.</summary>
internal sealed class WrittenPaper : IDisposable
{
    private readonly WordprocessingDocument document;

    public WrittenPaper(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Bytes = stream.ToArray();
        document = WordprocessingDocument.Open(new MemoryStream(Bytes), false);
        Assert.Empty(
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
        );
    }

    public byte[] Bytes { get; }

    public MainDocumentPart Main => document.MainDocumentPart!;

    public Body Body => Main.Document!.Body!;

    /// <summary>Texts of the paragraphs outside tables, those of a point left out.</summary>
    public IReadOnlyList<string> Lines =>
        [.. Body.Elements<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];

    public IReadOnlyList<Table> Tables => [.. Body.Elements<Table>()];

    /// <summary>The sections in order.</summary>
    public IReadOnlyList<SectionProperties> Sections => [.. Body.Descendants<SectionProperties>()];

    /// <summary>The texts of a table's cells, row by row.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(Table table) =>
        [
            .. table
                .Elements<TableRow>()
                .Select(r =>
                    (IReadOnlyList<string>)
                        [
                            .. r.Elements<TableCell>()
                                .Select(c => string.Join('\n', c.Elements<Paragraph>().Select(p => p.InnerText))),
                        ]
                ),
        ];

    public void Dispose() => document.Dispose();
}
