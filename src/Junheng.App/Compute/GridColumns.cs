namespace Junheng.App.Compute;

/// <summary>The columns of the schools' grid that can be shown or left out; name, stage, pupils and verdict always stand.</summary>
public sealed class GridColumns : IEquatable<GridColumns>
{
    public const string Organiser = "organiser";
    public const string Locale = "locale";
    public const string MetCount = "met";

    /// <summary>No column of its own: what is short of threshold and floor, beneath the values.</summary>
    public const string Gaps = "gaps";

    /// <summary>R1 to R7.</summary>
    public static readonly IReadOnlyList<string> Indicators = [.. Enumerable.Range(1, 7).Select(i => $"R{i}")];

    /// <summary>All that can be chosen, in the order of the table.</summary>
    public static readonly IReadOnlyList<string> All = [Organiser, Locale, .. Indicators, MetCount, Gaps];

    /// <summary>What is shown where nothing is chosen.</summary>
    public static readonly GridColumns Usual = new([.. Indicators, MetCount, Gaps]);

    private readonly HashSet<string> shown;

    private GridColumns(IEnumerable<string> shown) => this.shown = [.. shown];

    /// <summary>Whether a column is shown.</summary>
    public bool Has(string column) => shown.Contains(column);

    /// <summary>The columns named; the usual ones where none is.</summary>
    public static GridColumns Parse(IEnumerable<string> names)
    {
        var known = new GridColumns(names.Where(All.Contains));
        return known.shown.Count == 0 || known.Equals(Usual) ? Usual : known;
    }

    /// <summary>The columns as an address names them.</summary>
    public override string ToString() => string.Join('.', All.Where(Has));

    public bool Equals(GridColumns? other) => other is not null && shown.SetEquals(other.shown);

    public override bool Equals(object? obj) => Equals(obj as GridColumns);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public static bool operator ==(GridColumns? a, GridColumns? b) => a is null ? b is null : a.Equals(b);

    public static bool operator !=(GridColumns? a, GridColumns? b) => !(a == b);
}
