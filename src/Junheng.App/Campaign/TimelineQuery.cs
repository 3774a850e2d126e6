using Junheng.App.Data;

namespace Junheng.App.Campaign;

/// <summary>What tasks are put together by on the time line.</summary>
public enum TimelineBy
{
    /// <summary>按阶段: phases of the plan, and for tasks of none their kind.</summary>
    Phase,

    /// <summary>按类别.</summary>
    Kind,

    /// <summary>按牵头单位.</summary>
    Unit,
}

/// <summary>What a reader asks of the time line. Written as the query of an address; what it does not know it drops.</summary>
public sealed record TimelineQuery
{
    public TimelineBy By { get; init; }

    /// <summary>The group whose tasks are shown; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>Name of a unit of the task; null for any.</summary>
    public string? Unit { get; init; }

    /// <summary>A phase of the plan; null for any.</summary>
    public string? Phase { get; init; }

    /// <summary>Whether tasks are left out.</summary>
    public bool IsFiltered => Unit is not null || Phase is not null;

    /// <summary>Reads the query of an address, with or without its question mark.</summary>
    public static TimelineQuery Parse(string? query)
    {
        var asked = new AddressQuery(query);
        return new()
        {
            By = asked.Find(Enum.GetValues<TimelineBy>(), TaskQuery.Code, "by") ?? TimelineBy.Phase,
            Group = asked.Text("group", 100),
            Unit = asked.Text("unit", UnitAlias.LongestName),
            Phase = asked.Text("phase", 100),
        };
    }

    /// <summary>The query of an address, empty where nothing is asked for.</summary>
    public override string ToString() =>
        AddressQuery.Write(
            ("by", By == TimelineBy.Phase ? null : TaskQuery.Code(By)),
            ("group", Group),
            ("unit", Unit),
            ("phase", Phase)
        );
}
