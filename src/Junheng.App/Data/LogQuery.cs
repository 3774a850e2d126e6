using System.Globalization;

namespace Junheng.App.Data;

/// <summary>What somebody looks for in the process log, written as the query of an address.</summary>
public sealed record LogQuery
{
    private const int LongestText = 100;
    private const string Day = "yyyy-MM-dd";

    /// <summary>Part of the name or key of what was changed: a school, a county figure, an item …</summary>
    public string? Thing { get; init; }

    /// <summary>Part of the name of what of it was changed.</summary>
    public string? Property { get; init; }

    /// <summary>Part of the post that acted.</summary>
    public string? Actor { get; init; }

    /// <summary>The first day; null for no bound.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether anything is asked for.</summary>
    public bool IsFiltered => this != new LogQuery();

    /// <summary>What is asked of changes, without what is asked of processes.</summary>
    public LogQuery OfChanges => new() { Thing = Thing, Property = Property };

    /// <summary>Reads the query of an address, with or without its question mark.</summary>
    public static LogQuery Parse(string? query)
    {
        var asked = new AddressQuery(query);
        return new()
        {
            Thing = asked.Text("object", LongestText),
            Property = asked.Text("field", LongestText),
            Actor = asked.Text("actor", LongestText),
            From = On(asked.One("from")),
            Until = On(asked.One("until")),
        };
    }

    /// <summary>The query of an address, empty where nothing is asked for.</summary>
    public override string ToString() =>
        AddressQuery.Write(
            ("object", Thing),
            ("field", Property),
            ("actor", Actor),
            ("from", From?.ToString(Day, CultureInfo.InvariantCulture)),
            ("until", Until?.ToString(Day, CultureInfo.InvariantCulture))
        );

    private static DateOnly? On(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
