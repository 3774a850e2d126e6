using System.Text;
using System.Text.Unicode;
using Junheng.App.Import;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>Opens a plan paper, whatever kind of file it is, and refuses what is dangerous or no paper.</summary>
internal static class PaperFile
{
    /// <summary>A paper of hundreds of pages is far below this.</summary>
    private const int Largest = 20 * 1024 * 1024;

    /// <exception cref="UnreadableException">It cannot be read; the message says why and what to do.</exception>
    public static PlanDocument Read(Stream stream, string file, PlanReader reader)
    {
        var bytes = Bytes(stream, file);
        var ending = Path.GetExtension(file).ToLowerInvariant();
        var zip = bytes.AsSpan().StartsWith("PK\x03\x04"u8);
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            throw Old(bytes, file);
        }

        if (bytes.AsSpan().StartsWith("%PDF"u8))
        {
            throw new UnreadableException(
                file,
                "pdf",
                "文件是 PDF，版面无法可靠还原。请用原来的 .docx 文件，或把文字另存为 .txt 后再读。"
            );
        }

        return (ending, zip) switch
        {
            (".docm" or ".xlsm" or ".dotm", _) => throw new UnreadableException(
                file,
                "macros",
                "文件是可含宏的格式，为安全起见不读取。请另存为 .docx 或 .xlsx。"
            ),
            (".docx", true) => DocxPaper.Read(bytes, file),
            (".xlsx", true) => XlsxPaper.Read(bytes, file),
            (".docx" or ".xlsx", false) => throw Wrong(file, ending, "文字"),
            (_, true) => throw Wrong(file, ending, "压缩包"),
            _ => reader.Blocks(Lines(bytes, file)),
        };
    }

    private static byte[] Bytes(Stream stream, string file)
    {
        var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0; )
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > Largest)
            {
                throw new UnreadableException(
                    file,
                    "too-large",
                    "文件超过20MB，方案文件不应这样大。请删去图片后另存再读。"
                );
            }
        }

        return copy.Length > 0
            ? copy.ToArray()
            : throw new UnreadableException(file, "empty-file", "文件是空的。请确认选对了文件。");
    }

    private static UnreadableException Old(byte[] bytes, string file) =>
        bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? new(file, "encrypted", "文件设有打开密码，无法读取。请取消密码后再读。")
            : new(file, "old-format", "文件是旧版 .doc 或 .xls 格式。请另存为 .docx 或 .xlsx 后再读。");

    private static UnreadableException Wrong(string file, string ending, string found) =>
        new(
            file,
            "wrong-extension",
            $"文件名是“{ending}”，内容却是{found}，未读取。请用原来的程序打开并另存为 .docx、.xlsx 或 .txt。"
        );

    /// <summary>UTF-8, UTF-16 or GB18030, told by the bytes.</summary>
    private static List<string> Lines(byte[] bytes, string file)
    {
        var text =
            bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
                ? Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2)
            : bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
                ? Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2)
            : Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0) ? Encoding.UTF8.GetString(bytes)
            : Chinese(bytes, file);
        text = text.TrimStart('\ufeff')
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace('\f', '\n')
            .Replace('\v', '\n');
        var head = text.TrimStart();
        return
            head.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            ? throw new UnreadableException(
                file,
                "web-page",
                "文件是网页源码。请在浏览器中打开，复制正文，存为 .txt 后再读。"
            )
            : [.. text.Split('\n')];
    }

    private static string Chinese(byte[] bytes, string file)
    {
        try
        {
            return bytes.AsSpan().Contains((byte)0)
                ? throw new UnreadableException(
                    file,
                    "unknown-format",
                    "文件不是文字文件。请另存为 .docx、.xlsx 或 .txt 后再读。"
                )
                : CsvEncoding.Gb18030().GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableException(
                file,
                "encoding",
                "文件的文字编码既不是 UTF-8 也不是 GB18030，无法读取。请用记事本另存为 UTF-8 编码。"
            );
        }
    }
}
