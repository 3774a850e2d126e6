using System.Text.RegularExpressions;

namespace Junheng.Engine.Tests;

/// <summary>C# source taken apart into code and texts; comments fall away.</summary>
internal static partial class SourceText
{
    /// <summary>The code, each text and comment replaced by blanks and its line breaks.</summary>
    public static string Code(string source) => Token().Replace(source, m => Blank(m.Value));

    /// <summary>The texts in quotation marks, each with the number of the line it starts on.</summary>
    public static IEnumerable<(int Line, string Text)> Texts(string source) =>
        Token()
            .Matches(source)
            .Where(m => m.Groups["text"].Success)
            .Select(m => (source.AsSpan(0, m.Index).Count('\n') + 1, m.Value));

    private static string Blank(string text) => " " + new string('\n', text.Count(c => c == '\n')) + " ";

    // In this order: line comment, block comment, raw text, verbatim text, plain text, character.
    [GeneratedRegex(
        """
            //[^\n]*|/\*[\s\S]*?\*/|(?<text>\$*(?<q>"{3,})[\s\S]*?\k<q>(?!")|(?:@\$?|\$@)"(?:[^"]|"")*"|\$?"(?:[^"\\\n]|\\.)*")|'(?:[^'\\\n]|\\[^\n]{1,9}?)'
            """
    )]
    private static partial Regex Token();
}
