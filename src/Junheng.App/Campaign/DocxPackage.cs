using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Junheng.App.Import;

namespace Junheng.App.Campaign;

/// <summary>The zip container of a text document, checked before anything is unpacked.</summary>
internal sealed class DocxPackage : IDisposable
{
    private const long LargestPart = 64L * 1024 * 1024;
    private const long LargestTotal = 200L * 1024 * 1024;
    private const long SmallPart = 1024 * 1024;
    private const int LargestRatio = 200;
    private const int MostParts = 5_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = LargestPart,
    };

    private readonly ZipArchive zip;
    private readonly string file;

    public DocxPackage(byte[] bytes, string file)
    {
        this.file = file;
        try
        {
            zip = new(new MemoryStream(bytes), ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            throw Damaged(file);
        }

        Check();
    }

    /// <summary>A part as XML; null if there is none.</summary>
    public XDocument? Part(string name)
    {
        if (zip.GetEntry(name) is not { } entry)
        {
            return null;
        }

        try
        {
            using var stream = new GuardedEntry(entry);
            using var reader = XmlReader.Create(stream, Settings);
            return XDocument.Load(reader);
        }
        catch (XmlException error) when (error.Message.Contains("DTD", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableException(
                file,
                "dtd",
                "文件的内部结构含有外部实体声明，可能是有意破坏，未读取。请用文字处理软件打开并另存为 .docx。"
            );
        }
        catch (Exception error) when (error is XmlException or InvalidDataException)
        {
            throw Damaged(file);
        }
    }

    public void Dispose() => zip.Dispose();

    public static UnreadableException Damaged(string file) =>
        new(file, "damaged", "文件已损坏或不是 .docx 文档，无法读取。请用文字处理软件打开并另存为 .docx。");

    private void Check()
    {
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            total += entry.Length;
            var swollen = entry.Length > SmallPart && entry.Length / LargestRatio > entry.CompressedLength;
            if (zip.Entries.Count > MostParts || total > LargestTotal || entry.Length > LargestPart || swollen)
            {
                throw new UnreadableException(
                    file,
                    "zip-bomb",
                    "文档解压后异常庞大，为安全起见不读取。请删去多余内容后另存为 .docx。"
                );
            }

            if (entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            {
                throw new UnreadableException(file, "macros", "文档含有宏，为安全起见不读取。请另存为不含宏的 .docx。");
            }
        }

        if (
            Part("[Content_Types].xml")?.ToString().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true
        )
        {
            throw new UnreadableException(
                file,
                "macros",
                "文档是可含宏的格式，为安全起见不读取。请另存为不含宏的 .docx。"
            );
        }

        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            // A link a reader may click is harmless; anything else would be fetched when the paper is opened.
            if (Part(entry.FullName)!.Descendants().Any(IsOutside))
            {
                throw new UnreadableException(
                    file,
                    "external-links",
                    "文档引用了外部的模板、图片或对象，为安全起见不读取。请断开链接后另存为 .docx。"
                );
            }
        }
    }

    private static bool IsOutside(XElement relation) =>
        relation.Attribute("TargetMode")?.Value == "External"
        && relation.Attribute("Type")?.Value.EndsWith("/hyperlink", StringComparison.Ordinal) != true;
}
