namespace Junheng.Engine.Plans;

/// <summary>What the running text says of an indicator: numbers and years, for comparing with the table.</summary>
internal sealed record Mention(string Key, IReadOnlyDictionary<string, decimal> Thresholds, int? Year, PlanLines Lines);

/// <summary>Finds indicators named in the running text, and what is said of them.</summary>
internal sealed class Mentions(PlanWords words, IReadOnlyDictionary<string, PlanIndicator> indicators)
{
    public List<Mention> Read(IEnumerable<Piece> pieces)
    {
        var found = new List<Mention>();
        foreach (var piece in pieces)
        {
            foreach (var sentence in piece.Plain.Text.Split('。', ';'))
            {
                var year =
                    PlanDates.First(sentence) is { } by
                    && System.Text.RegularExpressions.Regex.IsMatch(sentence, @"(?:到|在|于|^|,)20\d\d年(?:底|前)?")
                        ? int.Parse(by[..4], System.Globalization.CultureInfo.InvariantCulture)
                        : (int?)null;
                foreach (var clause in Clauses(sentence).Where(c => c.Any(char.IsDigit)))
                {
                    found.AddRange(
                        Keys(clause).Select(key => new Mention(key, Thresholds.Of(key, clause), year, piece.Lines))
                    );
                }
            }
        }

        return found;
    }

    /// <summary>True if a clause only repeats an indicator with the value its row has, so that it is no goal of its own.</summary>
    public bool Restates(string clause, decimal value) =>
        Keys(clause).Any(key => indicators.TryGetValue(key, out var row) && row.Thresholds.Values.Contains(value));

    private IEnumerable<string> Keys(string clause) =>
        words
            .Indicators.Where(i =>
                i.Phrases.Any(p => p.All(w => clause.Contains(w, StringComparison.Ordinal)))
                && !i.Not.Any(n => clause.Contains(n, StringComparison.Ordinal))
            )
            .Select(i => i.Key);

    /// <summary>A sentence at its commas; a part without a number belongs to the part with the number after it.</summary>
    private static IEnumerable<string> Clauses(string sentence)
    {
        var held = "";
        foreach (var part in sentence.Split(','))
        {
            held += part;
            if (part.Any(char.IsDigit) || held.Length > 60)
            {
                yield return held;
                held = "";
            }
        }

        if (held.Length > 0)
        {
            yield return held;
        }
    }
}
