using System.Numerics;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Tells which national indicator a text states, by its words and not by its place.</summary>
internal sealed class IndicatorFinder
{
    private const int Longest = 420;
    private const int Long = 10;
    private const double Alike = 0.5;
    private const double Fuzzy = 0.72;

    private static readonly Regex Noise = new(@"[\d\p{P}\p{S}%]");
    private readonly List<(IndicatorWords Words, string[] Starts)> known = [];

    /// <summary>Which indicators have a pair of characters in their usual wordings, one bit each.</summary>
    private readonly Dictionary<int, ulong> index = [];

    public IndicatorFinder(IReadOnlyList<IndicatorWords> indicators)
    {
        foreach (var words in indicators)
        {
            var bit = 1UL << known.Count;
            foreach (var pair in words.Says.Concat(words.Phrases.SelectMany(p => p)).SelectMany(s => Pairs(Bare(s))))
            {
                index[pair] = index.GetValueOrDefault(pair) | bit;
            }

            known.Add(
                (words, [.. words.Says.Concat(words.Phrases.Where(p => p.Count == 1).Select(p => p[0])).Select(Bare)])
            );
        }
    }

    /// <summary>The indicator a text states; null if it states none, even if it mentions one.</summary>
    public string? Find(string text)
    {
        var plain = PlainText.Of(text);
        if (plain.Length is < 4 or > Longest)
        {
            return null;
        }

        // 每百名学生拥有县级以上骨千教师数：小学、初中均达到… — a damaged name is known by itself.
        var colon = plain.IndexOf(':');
        return Best(plain) ?? (colon >= Long ? Best(plain[..colon]) : null);
    }

    private string? Best(string plain)
    {
        var bare = Bare(plain);
        var pairs = Pairs(bare).ToHashSet();
        var counts = new int[known.Count];
        foreach (var pair in pairs)
        {
            for (var owners = index.GetValueOrDefault(pair); owners != 0; owners &= owners - 1)
            {
                counts[BitOperations.TrailingZeroCount(owners)]++;
            }
        }

        var (best, key) = (0.0, (string?)null);
        for (var i = 0; i < known.Count; i++)
        {
            var (words, starts) = known[i];
            if (words.Not.Any(n => plain.Contains(n, StringComparison.Ordinal)))
            {
                continue;
            }

            var share = pairs.Count == 0 ? 0 : (double)counts[i] / pairs.Count;
            var phrase = words.Phrases.Any(p => p.All(w => plain.Contains(w, StringComparison.Ordinal)));
            var start = starts
                .Where(s => s.Length > 4 && bare.StartsWith(s, StringComparison.Ordinal))
                .Select(s => s.Length >= Long ? Alike : 0.3)
                .DefaultIfEmpty(0)
                .Max();
            var score =
                phrase && share + start >= Alike ? share + start + 0.2
                : share >= Fuzzy ? share
                : 0;
            if (score > best)
            {
                (best, key) = (score, words.Key);
            }
        }

        return key;
    }

    /// <summary>How many indicators a plain text names.</summary>
    public int Mentioned(string plain) =>
        known.Count(k => k.Words.Phrases.Any(p => p.All(w => plain.Contains(w, StringComparison.Ordinal))));

    private static string Bare(string text) => Noise.Replace(PlainText.Of(text), "");

    private static IEnumerable<int> Pairs(string bare)
    {
        for (var i = 1; i < bare.Length; i++)
        {
            yield return (bare[i - 1] << 16) | bare[i];
        }
    }
}
