using Junheng.Engine.Campaign;

namespace Junheng.App.Campaign;

/// <summary>
/// What a reader asks of the tasks. Written as the query of an address; what it does not know it drops.
/// </summary>
public sealed record TaskQuery
{
    /// <summary>Part of a title; null for any.</summary>
    public string? Text { get; init; }

    /// <summary>Null for all that are not over: open and reported.</summary>
    public TaskState? State { get; init; }

    /// <summary>Whether those that are over are asked for too.</summary>
    public bool All { get; init; }

    public TaskKind? Kind { get; init; }

    public TaskLight? Light { get; init; }

    /// <summary>Name of a unit of the task; null for any.</summary>
    public string? Unit { get; init; }

    /// <summary>R1 … S1; null for any.</summary>
    public string? Item { get; init; }

    /// <summary>Only those under 督办.</summary>
    public bool Supervised { get; init; }

    /// <summary>Only those of the reader's own unit.</summary>
    public bool Mine { get; init; }

    /// <summary>Whether rows are left out beside those that are over.</summary>
    public bool IsFiltered => this with { All = false } != new TaskQuery();

    /// <summary>Reads the query of an address, with or without its question mark.</summary>
    public static TaskQuery Parse(string? query)
    {
        var asked = new AddressQuery(query);
        return new()
        {
            Text = asked.Text("text", 100),
            State = asked.Find(Enum.GetValues<TaskState>(), Code, "state"),
            All = asked.One("state") == "all",
            Kind = asked.Find(Enum.GetValues<TaskKind>(), Code, "kind"),
            Light = asked.Find(Enum.GetValues<TaskLight>(), Code, "light"),
            Unit = asked.Text("unit", Data.UnitAlias.LongestName),
            Item = asked.Text("item", 20),
            Supervised = asked.One("supervised") == "true",
            Mine = asked.One("mine") == "true",
        };
    }

    /// <summary>The code of a choice in an address.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => $"{value}".ToLowerInvariant();

    /// <summary>The query of an address, empty where nothing is asked for.</summary>
    public override string ToString() =>
        AddressQuery.Write(
            ("text", Text),
            (
                "state",
                All ? "all"
                : State is { } s ? Code(s)
                : null
            ),
            ("kind", Kind is { } k ? Code(k) : null),
            ("light", Light is { } l ? Code(l) : null),
            ("unit", Unit),
            ("item", Item),
            ("supervised", Supervised ? "true" : null),
            ("mine", Mine ? "true" : null)
        );
}
