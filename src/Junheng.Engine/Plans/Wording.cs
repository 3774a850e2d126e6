using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>How a clause departs from the usual wording.</summary>
/// <param name="Lost">Characters of the usual wording that are missing.</param>
/// <param name="Wrong">Characters that stand where others should.</param>
/// <param name="Usual">The usual wording.</param>
/// <param name="Written">The clause as written.</param>
internal sealed record Departure(string Lost, string Wrong, string Usual, string Written);

/// <summary>Compares an indicator's text with its usual wordings, clause by clause.</summary>
internal static class Wording
{
    private const double Close = 0.8;
    private const string Harmless = "到的了为均应及、";
    private static readonly Regex Noise = new(@"[\d\p{P}\p{S}]");
    private static readonly Regex Area = new("㎡|m2|m²|平米");
    private static readonly Regex Whole = new("全[市区旗]");

    public static IEnumerable<Departure> Of(string text, IEnumerable<string> says, IReadOnlyList<string> dispensable)
    {
        var usual = says.SelectMany(Clauses).Distinct().ToList();
        foreach (var (bare, written) in Split(text))
        {
            var best = usual
                .Select(u => (u, Common: Common(bare, u)))
                .OrderByDescending(x => Ratio(x.Common, bare, x.u))
                .FirstOrDefault();
            if (best.u is null || bare.Length < 6 || best.u == bare || Ratio(best.Common, bare, best.u) < Close)
            {
                continue;
            }

            var (lost, wrong) = Difference(bare, best.u, dispensable);
            if (lost.Length > 0 && lost.Length <= 8 && !lost.All(Harmless.Contains))
            {
                yield return new(lost, wrong, best.u, written);
            }
        }
    }

    /// <summary>The single characters in which two texts differ; null if they differ otherwise.</summary>
    public static (string Here, string There)? Swapped(string here, string there)
    {
        var (a, b) = (Bare(here), Bare(there));
        if (a == b || a.Length != b.Length || a.Length < 8)
        {
            return null;
        }

        var at = Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]).ToList();
        return at.Count is 1 or 2 ? (string.Concat(at.Select(i => a[i])), string.Concat(at.Select(i => b[i]))) : null;
    }

    private static IEnumerable<(string Bare, string Written)> Split(string text) =>
        Regex.Split(PlainText.Of(text), "[,;:。]").Select(c => (Bare(c), c)).Where(c => c.Item1.Length > 0);

    private static IEnumerable<string> Clauses(string text) => Split(text).Select(c => c.Bare);

    private static string Bare(string text) =>
        Whole.Replace(Noise.Replace(Area.Replace(PlainText.Of(text), "平方米"), ""), "全县");

    private static double Ratio(int common, string a, string b) => 2.0 * common / (a.Length + b.Length);

    private static int Common(string a, string b) => Table(a, b)[0, 0];

    private static int[,] Table(string a, string b)
    {
        var t = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                t[i, j] = a[i] == b[j] ? t[i + 1, j + 1] + 1 : Math.Max(t[i + 1, j], t[i, j + 1]);
            }
        }

        return t;
    }

    /// <summary>What of the usual wording is missing (not at its head, which papers leave out freely) and what is there instead.</summary>
    private static (string Lost, string Wrong) Difference(string a, string b, IReadOnlyList<string> dispensable)
    {
        var t = Table(a, b);
        var (lost, wrong, run) = ("", "", "");
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                Close();
                (i, j) = (i + 1, j + 1);
            }
            else if (j < b.Length && (i == a.Length || t[i, j + 1] >= t[i + 1, j]))
            {
                run += i > 0 ? b[j] : "";
                j++;
            }
            else
            {
                wrong += a[i];
                i++;
            }
        }

        Close();
        return (lost, wrong);

        // Whole words that papers leave out freely are no loss.
        void Close()
        {
            var rest = dispensable.Aggregate(run, (r, word) => r.Replace(word, "", StringComparison.Ordinal));
            lost += rest.Length > 0 ? run : "";
            run = "";
        }
    }
}
