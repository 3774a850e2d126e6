using System.Text;

namespace Junheng.App.Import;

/// <summary>Texts of cells, kept as UTF-8 until somebody needs a string.</summary>
internal static class CellText
{
    private const int Shown = 30;

    /// <summary>Without white space (full-width included), byte order marks and zero-width spaces at both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && LeadingBlank(text) is > 0 and var width)
        {
            text = text[width..];
        }

        while (text.Length > 0 && TrailingBlank(text) is > 0 and var width)
        {
            text = text[..^width];
        }

        return text;
    }

    /// <summary>
    /// Full-width digits, points, bars and minus signs in their ASCII form; everything else stays. Figures typed with
    /// a Chinese input method are figures all the same.
    /// </summary>
    public static string Narrow(ReadOnlySpan<byte> text)
    {
        return string.Create(
            Encoding.UTF8.GetCharCount(text),
            text,
            static (chars, source) =>
            {
                Encoding.UTF8.GetChars(source, chars);
                foreach (ref var c in chars)
                {
                    c = c switch
                    {
                        >= '\uFF10' and <= '\uFF19' => (char)(c - '\uFF10' + '0'),
                        '\uFF0E' => '.',
                        '\uFF5C' => '|',
                        '\uFF0D' or '\u2212' => '-',
                        _ => c,
                    };
                }
            }
        );
    }

    /// <summary>True if no byte belongs to a character beyond ASCII.</summary>
    public static bool IsAscii(ReadOnlySpan<byte> text) => Ascii.IsValid(text);

    /// <summary>The number of characters (code points).</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text)
        {
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    /// <summary>What stands in a cell, fit to be quoted in a message: one line, not too long.</summary>
    public static string Quote(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, Shown + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= Shown)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return shown.ToString();
    }

    /// <summary>Line breaks and other control characters become spaces.</summary>
    public static string OneLine(string text) =>
        text.Any(char.IsControl)
            ? string.Create(
                text.Length,
                text,
                (to, from) =>
                {
                    for (var i = 0; i < to.Length; i++)
                    {
                        to[i] = char.IsControl(from[i]) ? ' ' : from[i];
                    }
                }
            )
            : text;

    private static int LeadingBlank(ReadOnlySpan<byte> text)
    {
        if (text[0] < 0x80)
        {
            return IsAsciiBlank(text[0]) ? 1 : 0;
        }

        Rune.DecodeFromUtf8(text, out var rune, out var width);
        return IsBlank(rune) ? width : 0;
    }

    private static int TrailingBlank(ReadOnlySpan<byte> text)
    {
        if (text[^1] < 0x80)
        {
            return IsAsciiBlank(text[^1]) ? 1 : 0;
        }

        Rune.DecodeLastFromUtf8(text, out var rune, out var width);
        return IsBlank(rune) ? width : 0;
    }

    private static bool IsAsciiBlank(byte b) => b is (byte)' ' or (>= 9 and <= 13);

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0xFEFF or 0x200B;
}
