using System.Text;

namespace Junheng.App.Import;

/// <summary>What a file is, told by its content: names and extensions are often wrong.</summary>
internal enum FileKind
{
    Csv,
    Workbook,

    /// <summary>.xls, which only statistics exports are read from.</summary>
    OldWorkbook,
}

/// <summary>Looks at a file before it is read.</summary>
internal static class FileSniffer
{
    private const int HeadLength = 4096;
    private const string OldXls = "old-xls";

    /// <summary>Tells what a file is; the stream is left at its start.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="takesOld">True where .xls is read as well.</param>
    /// <exception cref="UnreadableException">Empty, or neither CSV nor a workbook of a format that is read.</exception>
    public static FileKind Sniff(Stream stream, string file, bool takesOld = false)
    {
        var head = new byte[HeadLength];
        head = head[..stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.Length == 0)
        {
            throw Empty(file);
        }

        if (head.AsSpan().StartsWith("PK\x03\x04"u8) || head.AsSpan().StartsWith("PK\x05\x06"u8))
        {
            return FileKind.Workbook;
        }

        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            var refused = OldFormat(stream, file);
            stream.Position = 0;
            return takesOld && refused.Problem.Code == OldXls ? FileKind.OldWorkbook : throw refused;
        }

        if (
            head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
            || head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        )
        {
            throw new UnreadableException(
                file,
                "encoding",
                "文件是 Unicode（UTF-16）文本。请另存为“CSV UTF-8（逗号分隔）”后重新导入。"
            );
        }

        if (
            head.AsSpan().Contains((byte)0)
            || head.AsSpan().StartsWith("%PDF"u8)
            || CellText.Trim(head).StartsWith("<"u8)
        )
        {
            throw new UnreadableException(
                file,
                "unknown-format",
                "文件既不是CSV，也不是 .xlsx 工作簿。请用电子表格软件打开并另存为 .xlsx 后重新导入。"
            );
        }

        return FileKind.Csv;
    }

    public static UnreadableException Empty(string file) => new(file, "empty-file", "文件是空的。请确认选对了文件。");

    /// <summary>Old workbooks and encrypted new ones are the same kind of container; a stream's name tells them apart.</summary>
    private static UnreadableException OldFormat(Stream stream, string file) =>
        Holds(stream, Encoding.Unicode.GetBytes("EncryptedPackage"))
            ? new(file, "encrypted", "工作簿设有打开密码，无法读取。请取消密码后重新导入。")
            : new(file, OldXls, "文件是旧版 .xls 工作簿。请用电子表格软件打开并另存为 .xlsx 后重新导入。");

    /// <summary>True if the rest of a stream has these bytes somewhere.</summary>
    public static bool Holds(Stream stream, byte[] mark)
    {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        while (stream.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var window = buffer.AsSpan(0, kept + read);
            if (window.IndexOf(mark) >= 0)
            {
                return true;
            }

            kept = Math.Min(mark.Length - 1, window.Length);
            window[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
