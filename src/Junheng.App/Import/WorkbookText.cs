using System.Globalization;
using System.Text;
using System.Xml;

namespace Junheng.App.Import;

/// <summary>Texts of workbooks: runs put together, escapes resolved.</summary>
internal static class WorkbookText
{
    private const int EscapeLength = 7;

    /// <summary>The shared strings of a workbook, in order; none if there is no such part.</summary>
    public static List<string> ReadShared(WorkbookPackage package, string? part, CancellationToken cancel)
    {
        var strings = new List<string>();
        if (part is null || !package.Has(part))
        {
            return strings;
        }

        package.CheckStrings(part);
        using var reader = package.Open(part, out _);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                strings.Add(ReadRuns(reader));
                if (strings.Count % 4096 == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }
            }
        }

        return strings;
    }

    /// <summary>The text of the current element (si, is): its runs joined, without the phonetic guides.</summary>
    public static string ReadRuns(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        string? first = null;
        StringBuilder? more = null;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
            {
                reader.Skip();
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t")
            {
                var run = reader.ReadElementContentAsString();
                if (first is null)
                {
                    first = run;
                }
                else
                {
                    (more ??= new StringBuilder(first)).Append(run);
                }
            }
            else
            {
                reader.Read();
            }
        }

        return Unescape(more?.ToString() ?? first ?? "");
    }

    /// <summary>Resolves _xHHHH_, by which workbooks write characters that XML cannot hold.</summary>
    public static string Unescape(string text)
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
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var special =
                (c < ' ' && c is not ('\t' or '\n')) || c is '\uFFFE' or '\uFFFF' || Escaped(text, i) is not null;
            if (special && escaped is null)
            {
                escaped = new(text, 0, i, text.Length + EscapeLength);
            }

            _ = special ? escaped!.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_") : escaped?.Append(c);
        }

        return escaped?.ToString() ?? text;
    }

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
