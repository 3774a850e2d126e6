using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>How a clause departs from the usual wording.</summary>
/// <param name="Lost">Characters of damaged words that are missing.</param>
/// <param name="Wrong">Characters that stand where others should.</param>
/// <param name="Usual">The usual wording.</param>
/// <param name="Written">The clause as written.</param>
internal sealed record Departure(string Lost, string Wrong, string Usual, string Written);

/// <summary>
/// Compares an indicator's text with its usual wordings, clause by clause. Papers leave out whole words and put others in
/// their place freely: a slip is only what breaks a word, so that a part of it stands and a part is lost or replaced.
/// </summary>
internal static class Wording
{
    private const double Close = 0.8;
    private const double Near = 0.06;
    private static readonly Regex Noise = new(@"[\d\p{P}\p{S}]");
    private static readonly Regex Area = new("㎡|m2|m²|平米");
    private static readonly Regex Whole = new("全[市区旗]");

    private sealed record Damage(string Lost, string Wrong);

    public static IEnumerable<Departure> Of(string text, IEnumerable<string> says, IReadOnlyList<string> lexicon)
    {
        var usual = says.SelectMany(Clauses).Distinct().ToList();
        foreach (var (bare, written) in Split(text))
        {
            var near = bare.Length < 5 ? [] : usual.Where(u => Ratio(bare, u) >= Close).ToList();
            if (near.Count == 0 || near.Contains(bare))
            {
                continue;
            }

            // Of the wordings about as near, one that explains the clause without a slip is the one that was meant.
            var best = near.Max(u => Ratio(bare, u));
            var (slip, meant) = near.Where(u => Ratio(bare, u) > best - Near)
                .Select(u => (Slip: Broken(bare, u, lexicon), Usual: u))
                .OrderBy(x => x.Slip is null ? 0 : x.Slip.Lost.Length)
                .ThenByDescending(x => Ratio(bare, x.Usual))
                .First();
            if (slip is not null)
            {
                yield return new(slip.Lost, slip.Wrong, meant, written);
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

    private static double Ratio(string a, string b)
    {
        var pairs = new List<(int A, int B, int Length)>();
        Blocks(a, 0, a.Length, b, 0, b.Length, pairs);
        return 2.0 * pairs.Sum(p => p.Length) / (a.Length + b.Length);
    }

    /// <summary>The longest common parts, then those before and behind them.</summary>
    private static void Blocks(
        string a,
        int a0,
        int a1,
        string b,
        int b0,
        int b1,
        List<(int A, int B, int Length)> found
    )
    {
        var best = (A: 0, B: 0, Length: 0);
        var row = new int[b1 - b0 + 1];
        for (var i = a0; i < a1; i++)
        {
            for (var j = b1 - 1; j >= b0; j--)
            {
                row[j - b0 + 1] = a[i] == b[j] ? row[j - b0] + 1 : 0;
                if (row[j - b0 + 1] > best.Length)
                {
                    best = (i - row[j - b0 + 1] + 1, j - row[j - b0 + 1] + 1, row[j - b0 + 1]);
                }
            }
        }

        if (best.Length > 0)
        {
            Blocks(a, a0, best.A, b, b0, best.B, found);
            found.Add(best);
            Blocks(a, best.A + best.Length, a1, b, best.B + best.Length, b1, found);
        }
    }

    /// <summary>The words of the usual wording of which a part stands and a part does not; null if there are none.</summary>
    private static Damage? Broken(string a, string b, IReadOnlyList<string> lexicon)
    {
        var pairs = new List<(int A, int B, int Length)>();
        Blocks(a, 0, a.Length, b, 0, b.Length, pairs);
        var kept = new bool[b.Length];
        foreach (var pair in pairs)
        {
            Array.Fill(kept, true, pair.B, pair.Length);
        }

        var (lost, wrong) = ("", "");
        for (var i = 0; i <= pairs.Count; i++)
        {
            var (fromA, fromB) =
                i == 0 ? (0, 0) : (pairs[i - 1].A + pairs[i - 1].Length, pairs[i - 1].B + pairs[i - 1].Length);
            var (toA, toB) = i == pairs.Count ? (a.Length, b.Length) : (pairs[i].A, pairs[i].B);
            var (put, gone) = (toA - fromA, toB - fromB);
            if (gone == 0 || put > 0 && (put != gone || put > 1))
            {
                continue;
            }

            if (lexicon.Any(w => Splits(b, kept, w, fromB, toB) && (put == 0 || !w.EndsWith('于'))))
            {
                lost += b[fromB..toB];
                wrong += a[fromA..toA];
            }
        }

        return lost.Length is > 0 and <= 8 ? new(lost, wrong) : null;
    }

    /// <summary>True if a word lies across an end of the gap and keeps a part of itself.</summary>
    private static bool Splits(string b, bool[] kept, string word, int from, int to)
    {
        for (
            var at = b.IndexOf(word, Math.Max(0, from - word.Length), StringComparison.Ordinal);
            at >= 0 && at < to;
            at = b.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
        {
            var part = Enumerable.Range(at, word.Length).ToList();
            if (part.Exists(i => i >= from && i < to) && part.Exists(i => kept[i]))
            {
                return true;
            }
        }

        return false;
    }
}
