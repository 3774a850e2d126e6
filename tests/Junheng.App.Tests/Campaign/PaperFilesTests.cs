using System.IO.Compression;
using System.Text;

namespace Junheng.App.Tests.Campaign;

/// <summary>Files that are dangerous, damaged or no plan are refused with their reason; long papers are read to their end.</summary>
public sealed class PaperFilesTests
{
    private const string Word =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p/></w:body></w:document>";
    private const string Outside =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}\" Target=\"http://example.invalid/x\" TargetMode=\"External\"/></Relationships>";

    [Fact]
    public void Macros_are_refused() =>
        Refused("macros", PaperWriter.DocxOf(Word, ("word/vbaProject.bin", "x")), "a.docx");

    [Fact]
    public void An_outside_template_is_refused_and_a_link_is_not()
    {
        Refused(
            "external-links",
            PaperWriter.DocxOf(
                Word,
                ("word/_rels/settings.xml.rels", Outside.Replace("{0}", "attachedTemplate", StringComparison.Ordinal))
            ),
            "a.docx"
        );
        Refused(
            "no-plan",
            PaperWriter.DocxOf(
                Word,
                ("word/_rels/document.xml.rels", Outside.Replace("{0}", "hyperlink", StringComparison.Ordinal))
            ),
            "a.docx"
        );
    }

    [Fact]
    public void Entities_are_refused() =>
        Refused("dtd", PaperWriter.DocxOf("<!DOCTYPE d [<!ENTITY a \"aaaa\">]>" + Word), "a.docx");

    [Fact]
    public void A_zip_bomb_is_refused()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 80; i++)
            {
                part.Write(zeros);
            }
        }

        Refused("zip-bomb", stream.ToArray(), "a.docx");
    }

    [Theory]
    [InlineData("a.docx", "这是文字", "wrong-extension")]
    [InlineData("a.docm", "这是文字", "macros")]
    [InlineData("a.pdf", "%PDF-1.7", "pdf")]
    [InlineData("a.txt", "", "empty-file")]
    [InlineData("a.txt", "<html><body>方案</body></html>", "web-page")]
    [InlineData("a.txt", "今天天气很好。\n一、买菜\n二、做饭", "no-plan")]
    public void Other_files_are_refused_with_their_reason(string name, string text, string code) =>
        Refused(code, Encoding.UTF8.GetBytes(text), name);

    [Fact]
    public void A_text_document_under_another_name_is_refused()
    {
        Refused("wrong-extension", PaperWriter.DocxOf(Word), "a.txt");
        Refused(
            "encrypted",
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
            "a.docx"
        );
        Refused("damaged", [.. "PK\x03\x04"u8, .. new byte[100]], "a.docx");
        Refused("too-large", new byte[21 * 1024 * 1024], "a.txt");
    }

    [Fact]
    public void A_paper_of_two_hundred_pages_is_read_to_its_end()
    {
        var text = File.ReadAllText(
            Path.Combine(Programs.Repository, "tests/Junheng.App.Tests/Campaign/SyntheticList.txt")
        );
        var page =
            string.Concat(
                Enumerable.Repeat(
                    "全面贯彻党的教育方针，落实立德树人根本任务，办好人民满意的教育，切实提高教育质量。",
                    15
                )
            ) + "\n";
        var plan = Reading.Text(
            text.Replace(
                "三、主要任务\n",
                "三、主要任务\n"
                    + string.Concat(
                        Enumerable
                            .Range(1, 200)
                            .Select(i => $"（{"一二三四五六七八九"[i % 9]}）加强第{i}项工作。{page}")
                    )
            )
        );
        Assert.Equal((32, 204), (plan.Indicators.Count, plan.Measures.Count));
    }

    private static void Refused(string code, byte[] bytes, string name)
    {
        var result = Reading.Try(bytes, name);
        Assert.Null(result.Plan);
        Assert.Equal(code, result.Problem!.Code);
        Assert.Contains("。", result.Problem.Message, StringComparison.Ordinal);
    }
}
