using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>How a field of a plan is typed.</summary>
public enum PlanFieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Some lines of text.</summary>
    Wide,

    Number,
    Whole,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Names separated by 、.</summary>
    Names,

    /// <summary>One thing a line.</summary>
    Lines,
}

/// <summary>A field of an entry.</summary>
/// <param name="Key">Its name in a form.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="Kind">How it is typed.</param>
/// <param name="Choices">Value and title of each choice.</param>
public sealed record PlanField(
    string Key,
    string Title,
    PlanFieldKind Kind = PlanFieldKind.Text,
    IReadOnlyList<(string Value, string Title)>? Choices = null
);

/// <summary>An entry of a plan as a form shows it.</summary>
/// <param name="Lines">Its lines in the source; null for one typed by hand.</param>
/// <param name="Values">What stands in its fields.</param>
public sealed record PlanEntry(PlanLines? Lines, IReadOnlyDictionary<string, string> Values);

/// <summary>A part of a plan that is looked through and corrected at once.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="Most">How many entries it may have.</param>
/// <param name="Fields">The fields of an entry.</param>
public abstract record PlanSection(string Key, string Title, int Most, IReadOnlyList<PlanField> Fields)
{
    /// <summary>The entries of a plan.</summary>
    public abstract IReadOnlyList<PlanEntry> Entries(Plan plan);

    /// <summary>The plan with other entries; what is wrong with them goes into the list of mistakes.</summary>
    public abstract Plan Put(Plan plan, IReadOnlyList<PlanEntry> entries, List<string> mistakes);
}

/// <summary>A part of a plan by its items.</summary>
internal sealed record PlanSection<T>(
    string Key,
    string Title,
    IReadOnlyList<PlanField> Fields,
    Func<Plan, IReadOnlyList<T>> Get,
    Func<Plan, IReadOnlyList<T>, Plan> Set,
    Func<T, (PlanLines Lines, string?[] Values)> Show,
    Func<EntryReader, T> Read,
    int Most = PlanSections.MostEntries
) : PlanSection(Key, Title, Most, Fields)
{
    public override IReadOnlyList<PlanEntry> Entries(Plan plan) =>
        [
            .. Get(plan)
                .Select(item =>
                {
                    var (lines, values) = Show(item);
                    return new PlanEntry(
                        lines.From > 0 ? lines : null,
                        Fields.Select((f, i) => (f.Key, values[i] ?? "")).ToDictionary(StringComparer.Ordinal)
                    );
                }),
        ];

    public override Plan Put(Plan plan, IReadOnlyList<PlanEntry> entries, List<string> mistakes)
    {
        if (entries.Count > Most)
        {
            mistakes.Add($"{Title}最多{Most}条，现在有{entries.Count}条。");
            return plan;
        }

        return Set(plan, [.. entries.Select((e, i) => Read(new(Title, i + 1, e, Fields, mistakes)))]);
    }
}

/// <summary>A part of a plan that stands there once.</summary>
internal sealed record WholeSection(
    string Key,
    string Title,
    IReadOnlyList<PlanField> Fields,
    Func<Plan, string?[]> Show,
    Func<Plan, EntryReader, Plan> Read
) : PlanSection(Key, Title, 1, Fields)
{
    public override IReadOnlyList<PlanEntry> Entries(Plan plan)
    {
        var values = Show(plan);
        return [new(null, Fields.Select((f, i) => (f.Key, values[i] ?? "")).ToDictionary(StringComparer.Ordinal))];
    }

    public override Plan Put(Plan plan, IReadOnlyList<PlanEntry> entries, List<string> mistakes) =>
        Read(
            plan,
            new(
                Title,
                1,
                entries.Count > 0 ? entries[0] : new(null, new Dictionary<string, string>()),
                Fields,
                mistakes
            )
        );
}
