using System.Globalization;
using Junheng.Engine.Plans;

namespace Junheng.Engine.Campaign;

/// <summary>A task as a plan asks for it.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Source">Its place in the plan, by which a plan confirmed later finds it again.</param>
/// <param name="Title">What has to be done, in a line.</param>
/// <param name="Text">The plan's words.</param>
/// <param name="Phase">The phase it belongs to; empty for none.</param>
/// <param name="ItemKey">The indicator it is about; null for none.</param>
/// <param name="Start">First day; null where none is set.</param>
/// <param name="Due">Last day; null where none is set.</param>
/// <param name="Held">Whether it has to be done anew every year.</param>
/// <param name="Units">The unit in the lead, then those that support it.</param>
public sealed record PlannedTask(
    TaskKind Kind,
    string Source,
    string Title,
    string Text,
    string Phase,
    string? ItemKey,
    DateOnly? Start,
    DateOnly? Due,
    bool Held,
    IReadOnlyList<string> Units
);

/// <summary>分解任务: what a plan gives the units to do — its indicators, its measures and the steps of its phases.</summary>
public static class PlanTasks
{
    private const int LongestTitle = 60;

    /// <summary>The tasks of a plan, in its order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="names">What each indicator is called.</param>
    /// <param name="office">Who does what the plan gives to nobody: the unit that runs the campaign.</param>
    public static IReadOnlyList<PlannedTask> Of(Plan plan, IReadOnlyDictionary<string, string> names, string office) =>
        [.. Indicators(plan, names, office), .. Measures(plan, office), .. Steps(plan, office)];

    private static IEnumerable<PlannedTask> Indicators(
        Plan plan,
        IReadOnlyDictionary<string, string> names,
        string office
    ) =>
        plan.Indicators.Select(i =>
            Item(
                TaskKind.Indicator,
                i.Key,
                names.GetValueOrDefault(i.Key, i.Text),
                i.Measures ?? i.Text,
                $"{i.Deadline?.Year}",
                i.Deadline?.HeldEveryYear ?? false,
                i.Units.Count > 0 ? i.Units : [office]
            )
        );

    /// <summary>The task of an indicator or of a goal of the county's own.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="key">R1 … S1; of a goal M1 ….</param>
    /// <param name="name">What it is called.</param>
    /// <param name="text">What is to be done about it.</param>
    /// <param name="by">yyyy or yyyy-MM; empty where nothing is set.</param>
    /// <param name="held">Whether it has to be reached anew every year.</param>
    /// <param name="units">The unit in the lead, then those that support it.</param>
    public static PlannedTask Item(
        TaskKind kind,
        string key,
        string name,
        string text,
        string by,
        bool held,
        IReadOnlyList<string> units
    ) =>
        new(
            kind,
            $"{(kind == TaskKind.Goal ? "goal" : "indicator")}:{key}",
            Line($"{key} {name}"),
            text,
            "",
            key,
            null,
            LastDay(by),
            held,
            units
        );

    private static IEnumerable<PlannedTask> Measures(Plan plan, string office)
    {
        var due = plan.Targets.Select(t => LastDay(t.By)).Max();
        return plan.Measures.Select(
            (m, n) =>
                new PlannedTask(
                    m.Kind == "safeguard" ? TaskKind.Safeguard : TaskKind.Measure,
                    $"{m.Kind}:{n + 1}",
                    Line(m.Title),
                    m.Text,
                    "",
                    null,
                    null,
                    due,
                    false,
                    m.Units.Count > 0 ? m.Units : [office]
                )
        );
    }

    private static IEnumerable<PlannedTask> Steps(Plan plan, string office) =>
        plan.Phases.SelectMany(
            (p, n) =>
                p.Steps.Select(
                    (text, k) =>
                        new PlannedTask(
                            TaskKind.Step,
                            $"step:{n + 1}.{k + 1}",
                            Line(text),
                            text,
                            p.Name,
                            null,
                            FirstDay(p.From),
                            LastDay(p.To),
                            false,
                            [office]
                        )
                )
        );

    /// <summary>The first day of yyyy-MM or yyyy; null where there is none.</summary>
    public static DateOnly? FirstDay(string? month) =>
        Month(month, out var year, out var number) ? new(year, number ?? 1, 1) : null;

    /// <summary>The last day of yyyy-MM or yyyy; null where there is none.</summary>
    public static DateOnly? LastDay(string? month) =>
        Month(month, out var year, out var number)
            ? new DateOnly(year, number ?? 12, 1).AddMonths(1).AddDays(-1)
            : null;

    private static bool Month(string? text, out int year, out int? month)
    {
        var parts = (text ?? "").Split('-');
        month = null;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out year) || year is < 1 or > 9998)
        {
            return false;
        }

        if (parts.Length > 1)
        {
            month = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var m) ? m : 0;
        }

        return month is null or (>= 1 and <= 12);
    }

    /// <summary>The first sentence, short enough for a list.</summary>
    private static string Line(string text)
    {
        var end = text.IndexOfAny(['。', '；', '\n']);
        var line = (end > 0 ? text[..end] : text).Trim();
        return line.Length <= LongestTitle ? line : line[..(LongestTitle - 1)] + "…";
    }
}
