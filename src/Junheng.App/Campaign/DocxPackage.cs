using System.Xml;
using System.Xml.Linq;
using Junheng.App.Import;

namespace Junheng.App.Campaign;

/// <summary>The container of a text document: no larger than it may be, without macros and without ties to outside.</summary>
internal sealed class DocxPackage : IDisposable
{
    private static readonly PackageLimits Limits = new(
        Entries: 5_000,
        Total: 200L * 1024 * 1024,
        Entry: 64L * 1024 * 1024,
        "文档解压后异常庞大，为安全起见不读取。请删去多余内容后另存为 .docx。"
    );

    private readonly GuardedPackage package;
    private readonly string file;

    public DocxPackage(byte[] bytes, string file)
    {
        this.file = file;
        try
        {
            package = new(new MemoryStream(bytes), file, Limits);
        }
        catch (InvalidDataException)
        {
            throw Damaged(file);
        }

        try
        {
            Check();
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>A part as XML; null if there is none.</summary>
    public XDocument? Part(string name)
    {
        if (!package.Has(name))
        {
            return null;
        }

        try
        {
            using var reader = package.Open(name, out _);
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

    public void Dispose() => package.Dispose();

    public static UnreadableException Damaged(string file) =>
        new(file, "damaged", "文件已损坏或不是 .docx 文档，无法读取。请用文字处理软件打开并另存为 .docx。");

    private void Check()
    {
        if (package.Parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableException(file, "macros", "文档含有宏，为安全起见不读取。请另存为不含宏的 .docx。");
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

        foreach (var part in package.Parts.Where(p => p.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            // A link a reader may click is harmless; anything else would be fetched when the paper is opened.
            if (Part(part)!.Descendants().Any(IsOutside))
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
