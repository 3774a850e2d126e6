using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Digits a scan took for letters (1O.2, 0.l5), and numbers of which a digit cannot be read (25■0).</summary>
internal static class ScannedDigits
{
    /// <summary>Stands where a number cannot be read, so that the numbers beside it keep their places.</summary>
    public const decimal Unreadable = 987_654_321;

    private static readonly Regex Zero = new(
        @"(?<=\d\.?)[OoＯ○〇](?=[^A-Za-z]|$)|(?<![A-Za-z\d])[Oo](?=\.\d)|(?<=\d)[Oo](?=[Oo](?:[^A-Za-z]|$))"
    );
    private static readonly Regex One = new(@"(?<=\d\.?)[lI丨](?=[^A-Za-z]|$)|(?<![A-Za-z])[lI丨](?=\d)");
    private static readonly Regex Blot = new(@"[\d.]*[■□▇█�#*]+[\d.■□▇█�#*]*(?=[元人间名%平㎡米个所万]|$)");

    /// <summary>A plain text with letters in numbers read as the digits they stand for.</summary>
    public static string Repaired(string plain) => One.Replace(Zero.Replace(plain, "0"), "1");

    /// <summary>The same, with a number that cannot be read replaced by one that means so.</summary>
    public static string Marked(string plain) =>
        Blot.Replace(Repaired(plain), m => m.Value.Any(char.IsDigit) || m.Length > 1 ? $"{Unreadable:0}" : m.Value);

    /// <summary>The numbers as written that hold a letter, and what they were read as.</summary>
    public static IEnumerable<(string Written, string Read)> Slips(string plain)
    {
        var repaired = Repaired(plain);
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] == repaired[i])
            {
                continue;
            }

            var (from, to) = (i, i + 1);
            while (from > 0 && IsNumber(repaired[from - 1]))
            {
                from--;
            }

            while (to < plain.Length && IsNumber(repaired[to]))
            {
                to++;
            }

            yield return (plain[from..to], repaired[from..to]);
            i = to;
        }
    }

    /// <summary>The numbers as written of which a digit cannot be read.</summary>
    public static IEnumerable<string> Blots(string plain) =>
        Blot.Matches(plain).Select(m => m.Value).Where(v => v.Any(char.IsDigit) || v.Length > 1);

    private static bool IsNumber(char c) => char.IsAsciiDigit(c) || c == '.';
}
