namespace Junheng.Engine.Plans;

/// <summary>Finds in the numbers of a damaged row those that its own sum proves.</summary>
internal static class FundingSums
{
    private static readonly decimal[] Slips = [10, 100];

    public static decimal[]? Last(List<decimal> values, int count) =>
        values.Count >= count ? [.. values.TakeLast(count)] : null;

    /// <summary>True if the last is the sum of those before it.</summary>
    public static bool Adds(decimal[] values) => values.SkipLast(1).Sum() == values[^1] && values[^1] > 0;

    public static List<PlanFunding> Rows(
        List<(int Number, PlanLines Lines, List<decimal> Values)> rows,
        List<PlanProblem> problems
    ) => [.. rows.Select(r => Row(r.Number, r.Lines, r.Values, problems))];

    private static PlanFunding Row(int number, PlanLines lines, List<decimal> values, List<PlanProblem> problems)
    {
        if (Last(values, 4) is { } four && (Adds(four) || Repaired(four, number, lines, problems)))
        {
            return new(null, four[0], four[1], four[2], four[3], lines);
        }

        if (Pair(values) is { } pair)
        {
            return new(null, pair.First, pair.Second, null, values[^1], lines);
        }

        if (values.Count >= 2 && values[^1] == values[^2] && values[^1] > 9)
        {
            return new(null, null, null, null, values[^1], lines);
        }

        if (values.Count >= 3 && values[^1] > values[^2] && values[^1] != decimal.Truncate(values[^1]))
        {
            problems.Add(
                new(
                    lines,
                    PlanProblem.Garbled,
                    "funding",
                    $"资金表第{number}行各项与合计{Fundings.Show(values[^1])}不符，分项所属栏目不能确定，只取合计。"
                )
            );
            return new(null, null, null, null, values[^1], lines);
        }

        return new(null, null, null, null, null, lines);
    }

    /// <summary>Two amounts whose sum is the last, whatever debris stands between them.</summary>
    private static (decimal First, decimal Second)? Pair(List<decimal> values)
    {
        for (var i = 0; i < values.Count - 2; i++)
        {
            for (var j = i + 1; j < values.Count - 1; j++)
            {
                if (values[i] + values[j] == values[^1] && values[i] > 0 && values[j] > 0)
                {
                    return (values[i], values[j]);
                }
            }
        }

        return null;
    }

    /// <summary>The places of the longest rising sequence.</summary>
    public static List<int> Rising(int[] numbers)
    {
        var best = new int[numbers.Length];
        var before = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            (best[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (numbers[j] < numbers[i] && best[j] + 1 > best[i])
                {
                    (best[i], before[i]) = (best[j] + 1, j);
                }
            }
        }

        var places = new List<int>();
        for (var at = numbers.Length == 0 ? -1 : Array.LastIndexOf(best, best.Max()); at >= 0; at = before[at])
        {
            places.Insert(0, at);
        }

        return places;
    }

    /// <summary>One amount that lost its decimal point or its first digit is the sum less the others.</summary>
    private static bool Repaired(decimal[] four, int number, PlanLines lines, List<PlanProblem> problems)
    {
        var right = four[3] - four[1] - four[2];
        var lostPoint = Slips.Any(s => four[0] == right * s);
        var lostDigit =
            right > four[0]
                && Fundings.Show(right).EndsWith(Fundings.Show(four[0]).TrimStart('0'), StringComparison.Ordinal)
            || right > four[0]
                && right - four[0] == decimal.Truncate(right - four[0])
                && (right - four[0]) % 10 == 0
                && four[0] < 10;
        if (right <= 0 || !lostPoint && !lostDigit)
        {
            return false;
        }

        problems.Add(
            new(
                lines,
                PlanProblem.Garbled,
                "funding",
                $"资金表第{number}行建设资金识别为“{Fundings.Show(four[0])}”，按合计{Fundings.Show(four[3])}减去其余两项应为{Fundings.Show(right)}，已按此读取。"
            )
        );
        four[0] = right;
        return true;
    }

    public static bool Blotted(string text) => Blots.IsMatch(text);

    private static readonly System.Text.RegularExpressions.Regex Blots = new("[■□▇█�#]");

    /// <summary>What of a row cannot be read, and digits that were taken for letters.</summary>
    public static void Unclear(PlanBlock block, PlanLines lines, bool unread, List<PlanProblem> problems)
    {
        var cells = block.Cells!.Select(c => PlainText.Of(c.Text)).ToList();
        foreach (var (written, read) in cells.SelectMany(ScannedDigits.Slips))
        {
            problems.Add(
                new(lines, PlanProblem.Garbled, "funding", $"资金表“{written}”疑为误识，按{read}读取，请核对。")
            );
        }

        if (unread || cells.Exists(Blotted))
        {
            problems.Add(
                new(
                    lines,
                    PlanProblem.Garbled,
                    "funding",
                    $"资金表此行有内容无法辨认（{string.Join("、", cells.Where(Blotted))}），未读取，请对照原件补填。"
                )
            );
        }
    }
}
