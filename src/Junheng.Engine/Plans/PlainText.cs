using System.Text;

namespace Junheng.Engine.Plans;

/// <summary>
/// A text for comparing: without blanks, full-width letters and signs as half-width, dashes alike; and the way back to
/// the source, because what is handed out is always as written.
/// </summary>
internal sealed class PlainText
{
    private readonly int[] places;

    public PlainText(string source)
    {
        Source = source;
        var text = new StringBuilder(source.Length);
        places = new int[source.Length];
        for (var i = 0; i < source.Length; i++)
        {
            if (!IsBlank(source[i]))
            {
                places[text.Length] = i;
                text.Append(Fold(source[i]));
            }
        }

        for (var i = 1; i < text.Length; i++)
        {
            // A full stop of another alphabet at the end of a Chinese sentence.
            if (
                text[i] == '.'
                && IsWord(text[i - 1])
                && (i + 1 == text.Length || IsWord(text[i + 1]) || text[i + 1] == '(')
            )
            {
                text[i] = '。';
            }
        }

        Text = text.ToString();
    }

    public string Source { get; }

    public string Text { get; }

    public static string Of(string source) => new PlainText(source).Text;

    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\ufeff' or '\u00ad';

    /// <summary>True if a blank stands in the source before a character.</summary>
    public bool Parted(int at) => at > 0 && at < Text.Length && places[at] > places[at - 1] + 1;

    /// <summary>The source of a part, cleared of blanks at both ends.</summary>
    public string Slice(int from, int to) => from >= to ? "" : Source[places[from]..(places[to - 1] + 1)];

    public string Slice(int from) => Slice(from, Text.Length);

    /// <summary>The source without its line feeds: the paragraphs of a cell run on.</summary>
    public static string Joined(string source) =>
        source.Replace("\n", "", StringComparison.Ordinal).Trim().Trim('\u3000', ' ', '\u00a0');

    private static bool IsWord(char c) => c is >= '\u4e00' and <= '\u9fff' or ')' or '%' or '㎡' or '”';

    private static char Fold(char c) =>
        c switch
        {
            '—' or '–' or '－' or '─' or '～' or '~' or '―' => '-',
            >= '！' and <= '～' => (char)(c - '！' + '!'),
            '﹒' => '.',
            _ => c,
        };
}
