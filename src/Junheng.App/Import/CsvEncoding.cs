using System.Text;
using System.Text.Unicode;

namespace Junheng.App.Import;

/// <summary>Decides between the two encodings the contract allows: UTF-8 if the file is valid UTF-8, else GB18030.</summary>
internal static class CsvEncoding
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Null if the whole stream is UTF-8, else the strict GB18030 encoding; the stream is left at its start. The file
    /// is looked through once before it is parsed: a wrong guess would garble names without anybody noticing.
    /// </summary>
    /// <exception cref="UnreadableException">It says to be UTF-8 by its byte order mark and is not.</exception>
    public static Encoding? Detect(Stream stream, string file, CancellationToken cancel)
    {
        var buffer = new byte[128 * 1024];
        var kept = 0;
        var (valid, marked, first) = (true, false, true);
        while (valid && stream.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            cancel.ThrowIfCancellationRequested();
            var window = buffer.AsSpan(0, kept + read);
            marked |= first && window.StartsWith(ByteOrderMark);
            first = false;
            kept = CutCharacter(window);
            valid = Utf8.IsValid(window[..^kept]);
            window[^kept..].CopyTo(buffer);
        }

        valid &= kept == 0;
        stream.Position = 0;
        if (!valid && marked)
        {
            throw CsvProblems.DamagedUtf8(file);
        }

        return valid ? null : Gb18030();
    }

    /// <summary>The GB18030 encoding that throws on bytes it does not know.</summary>
    public static Encoding Gb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    /// <summary>The number of bytes at the end that begin a character without ending it.</summary>
    private static int CutCharacter(ReadOnlySpan<byte> window)
    {
        for (var back = 1; back <= Math.Min(3, window.Length); back++)
        {
            var b = window[^back];
            if ((b & 0xC0) == 0x80)
            {
                continue;
            }

            var length =
                b >= 0xF0 ? 4
                : b >= 0xE0 ? 3
                : b >= 0xC0 ? 2
                : 1;
            return length > back ? back : 0;
        }

        return 0;
    }
}
