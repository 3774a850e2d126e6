namespace Junheng.Engine.Campaign;

/// <summary>A task as a time line needs it.</summary>
/// <param name="Group">What it is put together with others by.</param>
/// <param name="Start">First day.</param>
/// <param name="Due">Last day; null where none is set.</param>
/// <param name="State">How far it is.</param>
public readonly record struct TimedTask(string Group, DateOnly Start, DateOnly? Due, TaskState State);

/// <summary>Tasks put together on a time line.</summary>
/// <param name="Key">What they have in common.</param>
/// <param name="First">The first day of any of them.</param>
/// <param name="Last">The last day of any; null where none of them has one.</param>
/// <param name="Lights">How many stand in each light.</param>
public sealed record TimeGroup(string Key, DateOnly First, DateOnly? Last, IReadOnlyDictionary<TaskLight, int> Lights)
{
    /// <summary>How many tasks it has.</summary>
    public int Count => Lights.Values.Sum();

    /// <summary>How many of them are closed.</summary>
    public int Closed => Lights.GetValueOrDefault(TaskLight.Off);

    /// <summary>The light of the whole: the worst of any task that is not over.</summary>
    public TaskLight Light =>
        Lights.GetValueOrDefault(TaskLight.Red) > 0 ? TaskLight.Red
        : Lights.GetValueOrDefault(TaskLight.Yellow) > 0 ? TaskLight.Yellow
        : Lights.GetValueOrDefault(TaskLight.Green) > 0 ? TaskLight.Green
        : TaskLight.Off;

    /// <summary>The groups of some tasks: what begins first comes first, then what ends first, then by name.</summary>
    /// <param name="tasks">The tasks; those withdrawn are left out by whoever asks.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<TimeGroup> Of(IEnumerable<TimedTask> tasks, DateOnly today) =>
        [
            .. tasks
                .GroupBy(t => t.Group, StringComparer.Ordinal)
                .Select(g => new TimeGroup(
                    g.Key,
                    g.Min(t => t.Start),
                    g.Max(t => t.Due),
                    g.GroupBy(t => TaskStanding.Light(t.State, t.Due, today)).ToDictionary(l => l.Key, l => l.Count())
                ))
                .OrderBy(g => g.First)
                .ThenBy(g => g.Last ?? DateOnly.MaxValue)
                .ThenBy(g => g.Key, StringComparer.Ordinal),
        ];
}
