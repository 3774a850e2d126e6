using System.Globalization;
using System.Text;

namespace Junheng.App.Import;

/// <summary>The escapes by which workbooks write characters that XML cannot hold: _xHHHH_.</summary>
internal static class WorkbookEscapes
{
    private const int EscapeLength = 7;

    /// <summary>Resolves _xHHHH_, by which workbooks write characters that XML cannot hold.</summary>
    public static string Resolve(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        var from = 0;
        for (; at >= 0; at = text.IndexOf("_x", at, StringComparison.Ordinal))
        {
            if (Escaped(text, at) is { } c)
            {
                plain.Append(text, from, at - from).Append(c);
                at += EscapeLength;
                from = at;
            }
            else
            {
                at += 2;
            }
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Writes what XML cannot hold, and what would be taken for an escape, as _xHHHH_.</summary>
    public static string Write(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var special =
                (c < ' ' && c is not ('\t' or '\n')) || c is '\uFFFE' or '\uFFFF' || BeginsLikeEscape(text, i);
            if (special && escaped is null)
            {
                escaped = new(text, 0, i, text.Length + EscapeLength);
            }

            _ = special ? escaped!.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_") : escaped?.Append(c);
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>
    /// _xHHHH even without its closing underscore: the escape of the next character brings one.
    /// </summary>
    private static bool BeginsLikeEscape(string text, int at) =>
        at + EscapeLength - 1 <= text.Length
        && text[at] == '_'
        && text[at + 1] == 'x'
        && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);

    private static char? Escaped(string text, int at) =>
        at + EscapeLength <= text.Length
        && text[at] == '_'
        && text[at + 1] == 'x'
        && text[at + EscapeLength - 1] == '_'
        && ushort.TryParse(
            text.AsSpan(at + 2, 4),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var code
        )
        && !char.IsSurrogate((char)code)
            ? (char)code
            : null;
}
