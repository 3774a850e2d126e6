using System.Buffers;
using System.Globalization;
using System.Text;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Annotate;

/// <summary>The words written into workbooks, and how ours are known again when the file comes back.</summary>
internal static class NoteText
{
    /// <summary>Author of our comments.</summary>
    public const string Author = "均衡校验";

    /// <summary>First line of what we write into a comment; what stands above it is somebody else's.</summary>
    public const string Mark = "【均衡校验】";

    /// <summary>The longest text of a cell; a spreadsheet holds 32,767 characters.</summary>
    public const int LongestCell = 32_000;

    /// <summary>Control characters, halves of characters, and what is no character at all.</summary>
    private static readonly SearchValues<char> Suspect = SearchValues.Create([
        .. Enumerable
            .Range(0, char.MaxValue + 1)
            .Select(c => (char)c)
            .Where(c => char.IsControl(c) || char.IsSurrogate(c)),
        '\uFFFE',
        '\uFFFF',
    ]);

    private const int MostLines = 20;
    private const int LongestLine = 500;

    /// <summary>错误, 警告, 提示.</summary>
    public static string Word(FindingLevel level) =>
        level switch
        {
            FindingLevel.Error => "错误",
            FindingLevel.Warning => "警告",
            _ => "提示",
        };

    /// <summary>All findings of one cell, gravest first, without the <see cref="Mark"/>.</summary>
    public static string Comment(IReadOnlyList<CellNote> notes)
    {
        var text = new StringBuilder();
        foreach (var note in notes.OrderBy(n => n.Level).Take(MostLines))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(Word(note.Level)).Append('：');
            text.Append(Cut(Legal(note.Message), LongestLine));
            if (!string.IsNullOrWhiteSpace(note.Explanation))
            {
                text.Append("\n说明：").Append(Cut(Legal(note.Explanation), LongestLine));
            }
        }

        return notes.Count <= MostLines
            ? text.ToString()
            : text.Append(CultureInfo.InvariantCulture, $"\n另有{notes.Count - MostLines}条，见清单。").ToString();
    }

    /// <summary>A text that XML and spreadsheets can hold: no control characters, no half characters.</summary>
    public static string Legal(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspect))
        {
            return text;
        }

        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            legal.Append(
                rune.Value is '\n' or '\t' ? rune.ToString()
                : rune.Value == '\r' ? ""
                : Rune.IsControl(rune) ? " "
                : rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD"
                : rune.ToString()
            );
        }

        return legal.ToString();
    }

    /// <summary>At most so many characters, with an ellipsis for the rest.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
