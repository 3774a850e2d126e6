using System.Text.Json.Serialization;

namespace Junheng.Bench;

/// <summary>What one benchmark found.</summary>
/// <param name="Load">Processes wanting a core in the minute before, by the system's own account.</param>
/// <param name="Tables">The figures.</param>
/// <param name="Bars">What was promised.</param>
internal sealed record Section(double Load, IReadOnlyList<Table> Tables, IReadOnlyList<Bar> Bars)
{
    /// <summary>False for a part of the benchmark, run while working: it is shown and not kept.</summary>
    [JsonIgnore]
    public bool Whole { get; init; } = true;
}

/// <summary>A table; a cell is a text, a number, or null where there is none.</summary>
internal sealed record Table(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A limit the product keeps, and what was found.</summary>
internal sealed record Bar(string What, double Limit, double Found, string Unit)
{
    public bool Kept => Found <= Limit;
}
