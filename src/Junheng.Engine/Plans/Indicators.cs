using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>Chooses among the rows an indicator has in a paper, and puts its parts together.</summary>
internal sealed class Indicators(PlanStandard standard, Organs organs, PlanWords words)
{
    private const int LongestGroup = 15;
    private static readonly Regex Nth = new(@"第([\d一二三四五六七八九十]{1,2})阶段");

    /// <summary>教学及辅助用房面积（平方米/生）: the county's own short name, and its unit.</summary>
    private static readonly Regex WithUnit = new(@"^(?<name>.{2,30})[(（][^()（）]{0,6}[/／][^()（）]{1,6}[)）]$");

    /// <summary>All rows by indicator, the chosen one first.</summary>
    public Dictionary<string, List<RawRow>> Rows { get; } = [];

    public Dictionary<string, PlanIndicator> Chosen { get; } = [];

    public List<PlanProblem> Problems { get; } = [];

    public void Take(IReadOnlyList<RawRow> rows)
    {
        Ungroup(rows);
        foreach (var group in rows.GroupBy(r => r.Key))
        {
            // The list with responsible units before a bare one, a table before a list, then the order of the paper.
            Rows[group.Key] =
            [
                .. group
                    .OrderByDescending(r => r.HasUnits)
                    .ThenByDescending(r => r.FromTable)
                    .ThenByDescending(r => Thresholds.Of(r.Key, r.Demand).Count)
                    .ThenBy(r => r.Lines.From),
            ];
            foreach (var other in Rows[group.Key].Skip(1).Where(r => r.FromTable))
            {
                Rows[group.Key][0].Complete(other);
            }
        }

        foreach (var key in standard.Thresholds.Keys.Where(Rows.ContainsKey))
        {
            Chosen[key] = Build(key, Rows[key][0]);
        }
    }

    /// <summary>第一阶段 instead of a year: the year in which that phase ends.</summary>
    public void Date(IReadOnlyList<PlanPhase> phases)
    {
        foreach (var (key, indicator) in Chosen.Where(c => c.Value.Deadline is null).ToList())
        {
            if (
                Rows[key][0] is { Phase: { } named } row
                && (Ordinal(named, phases) ?? phases.FirstOrDefault(p => Calls(p, named)))
                    is { To: { Length: >= 4 } to }
            )
            {
                Chosen[key] = indicator with
                {
                    Deadline = new(int.Parse(to.AsSpan(0, 4), CultureInfo.InvariantCulture), row.Held),
                };
            }
        }
    }

    private static PlanPhase? Ordinal(string named, IReadOnlyList<PlanPhase> phases) =>
        Nth.Match(named) is { Success: true } m
        && Numbering.Value(m.Groups[1].Value) is > 0 and var number
        && number <= phases.Count
            ? phases[number - 1]
            : null;

    private static bool Calls(PlanPhase phase, string named) =>
        PlainText.Of(phase.Name).Contains(named, StringComparison.Ordinal)
        || named.Contains(PlainText.Of(phase.Name), StringComparison.Ordinal);

    /// <summary>加快学校建设 beside several indicators at once is what they are grouped by, and no measure of each.</summary>
    private static void Ungroup(IReadOnlyList<RawRow> rows)
    {
        var measured = rows.Where(r => r.FromTable && r.Measures.Count == 1).ToList();
        var groups = measured
            .GroupBy(r => r.Measures[0])
            .Where(g => g.Count() > 1 && g.Key.Length < LongestGroup && !g.Key.Any(char.IsPunctuation))
            .SelectMany(g => g)
            .ToList();
        if (groups.Count * 2 > measured.Count)
        {
            measured.Where(r => r.Measures[0].Length < LongestGroup).ToList().ForEach(r => r.Measures.Clear());
        }
    }

    private PlanIndicator Build(string key, RawRow row)
    {
        var thresholds = Numbers(key, row);
        var (units, duties) = UnitDuties.Of(row, organs);
        return new()
        {
            Key = key,
            Code = row.Code,
            Text = row.Text,
            Thresholds = thresholds,
            Units = units,
            UnitDuties = duties,
            Deadline = row.Year is { } year ? new(year, row.Held) : null,
            SelfCheck = SelfChecks.Of(row, Name(key, row)),
            Measures = row.Measures.Count > 0 ? string.Concat(row.Measures.Select(PlainText.Joined)) : null,
            Lines = row.Lines,
        };
    }

    private string Name(string key, RawRow row) =>
        words.Indicators.FirstOrDefault(i => i.Key == key)?.Name is { Length: > 0 } name ? name
        : WithUnit.Match(row.Text) is { Success: true } own ? own.Groups["name"].Value
        : standard.Titles[key];

    private SortedDictionary<string, decimal> Numbers(string key, RawRow row)
    {
        // A column for the standard states the numbers; the name beside it may hold some of them.
        var thresholds = Thresholds.Of(key, string.Join(';', row.Standards));
        foreach (var (name, value) in new[] { row.Text, row.Demand }.SelectMany(t => Thresholds.Of(key, t)))
        {
            thresholds.TryAdd(name, value);
        }

        if (row.Primary is not null && Thresholds.Single(row.Primary) is { } primary)
        {
            thresholds["primary"] = primary;
        }

        if (row.Junior is not null && Thresholds.Single(row.Junior) is { } junior)
        {
            thresholds["junior"] = junior;
        }

        // An explanation, or the duties, may state what the row itself does not.
        foreach (
            var (name, value) in row
                .Remarks.Concat(key is "Q7" or "Q8" ? row.Duties : [])
                .SelectMany(r => Thresholds.Of(key, r))
        )
        {
            if (key is "Q7" or "Q8")
            {
                thresholds.TryAdd(name, value);
            }
        }

        Repair(key, row, thresholds);
        var blotted = ScannedDigits.Blots(PlainText.Of(row.Demand)).Any();
        foreach (var other in Rows[key].Skip(1))
        {
            foreach (var (name, value) in Thresholds.Of(key, other.Demand))
            {
                if (!blotted && thresholds.TryAdd(name, value))
                {
                    Problems.Add(
                        new(
                            row.Lines,
                            PlanProblem.Lost,
                            key,
                            $"表中没有写出数值，按正文第{other.Lines.From}行取{Show(value)}。"
                        )
                    );
                }
            }
        }

        return thresholds;
    }

    /// <summary>教师5360学时 is 教师5年360学时 with a character lost: the number ends with the national one.</summary>
    private void Repair(string key, RawRow row, SortedDictionary<string, decimal> thresholds)
    {
        if (
            thresholds.TryGetValue("hours", out var hours)
            && standard.Thresholds[key].TryGetValue("hours", out var national)
            && hours > national * 2
        )
        {
            if (Show(hours).EndsWith(Show(national), StringComparison.Ordinal))
            {
                thresholds["hours"] = national;
                Problems.Add(
                    new(
                        row.Lines,
                        PlanProblem.Garbled,
                        key,
                        $"“{Show(hours)}学时”疑漏字，应为“{Show(hours)[..^Show(national).Length]}年{Show(national)}学时”，按{Show(national)}学时读取。"
                    )
                );
            }
            else
            {
                thresholds.Remove("hours");
                Problems.Add(new(row.Lines, PlanProblem.Garbled, key, $"“{Show(hours)}学时”无法确认，未读取。"));
            }
        }
    }

    public static string Show(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
