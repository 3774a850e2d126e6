namespace Junheng.Engine.Plans;

/// <summary>Characters lost or replaced in an indicator's text, and rows of the same indicator that differ in a character.</summary>
internal sealed class WordingProblems(PlanStandard standard, PlanWords words, Indicators indicators)
{
    private const int ShortName = 10;

    /// <summary>The slips in all rows an indicator has in the paper.</summary>
    public List<PlanProblem> Read(string key)
    {
        var found = new List<PlanProblem>();
        var says = words
            .Indicators.First(w => w.Key == key)
            .Says.Where(s => !s.EndsWith("包括", StringComparison.Ordinal))
            .Append(standard.Titles[key])
            .ToList();
        foreach (var row in indicators.Rows[key])
        {
            foreach (
                var slip in row
                    .Texts.Concat(row.Standards)
                    .SelectMany(t => Wording.Of(t, says, words.Lexicon))
                    .DistinctBy(s => s.Usual)
            )
            {
                var garbled = slip.Wrong.Length > 0 || slip.Lost.Length > 3;
                if (!garbled && row.Standards.Count > 0 && PlainText.Of(row.Text).Length < ShortName)
                {
                    // A name of the county's own beside the standard, 残疾儿童入学, lacks nothing.
                    continue;
                }

                found.Add(
                    new(
                        row.Lines,
                        garbled ? PlanProblem.Garbled : PlanProblem.Lost,
                        key,
                        garbled
                            ? $"“{slip.Written}”疑有错漏，通行写法为“{slip.Usual}”。"
                            : $"“{slip.Written}”疑缺“{slip.Lost}”，通行写法为“{slip.Usual}”。"
                    )
                );
            }
        }

        var (first, others) = (indicators.Rows[key][0], indicators.Rows[key].Skip(1));
        foreach (var other in others)
        {
            foreach (
                var (here, there) in first
                    .Texts.SelectMany(a => other.Texts.Select(b => Wording.Swapped(a, b)))
                    .OfType<(string, string)>()
            )
            {
                found.RemoveAll(p => p.Kind == PlanProblem.Garbled && p.Lines == other.Lines);
                found.Add(
                    new(
                        other.Lines,
                        PlanProblem.Disagrees,
                        key,
                        $"正文作“{there}”，表中（第{first.Lines.From}行）作“{here}”，以表为准。"
                    )
                );
            }
        }

        return found;
    }
}
