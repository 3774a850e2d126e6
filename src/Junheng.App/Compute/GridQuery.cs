using System.Globalization;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Compute;

/// <summary>What is asked of an indicator's value when rows are chosen by it.</summary>
public enum ValueState
{
    /// <summary>未达门槛, those below the floor included.</summary>
    Below,

    /// <summary>低于余项下限.</summary>
    UnderFloor,

    /// <summary>缺数据.</summary>
    Missing,

    /// <summary>临界: rounded and exact verdict differ.</summary>
    Boundary,
}

/// <summary>
/// What a reader asks of the schools' grid: which rows and columns, in what order, how dense. It is written as the query
/// of an address, so that it can be sent to somebody or kept under a name; what it does not know it drops.
/// </summary>
public sealed record GridQuery
{
    /// <summary>Longest part of a name or identifier looked for.</summary>
    public const int LongestText = 100;

    /// <summary>Everything as it comes.</summary>
    public static readonly GridQuery Plain = new();

    /// <summary>Part of the school's name or identifier; null for any.</summary>
    public string? Text { get; init; }

    public Stage? Stage { get; init; }

    public Verdict? Verdict { get; init; }

    public SchoolType? Type { get; init; }

    public Locale? Locale { get; init; }

    /// <summary>举办者, 1 to 10.</summary>
    public int? Organiser { get; init; }

    /// <summary>The indicator (R1 …) that <see cref="State"/> is asked of; null for any of them.</summary>
    public string? Indicator { get; init; }

    public ValueState? State { get; init; }

    /// <summary>The columns to show.</summary>
    public GridColumns Columns { get; init; } = GridColumns.Usual;

    /// <summary>紧凑.</summary>
    public bool Compact { get; init; }

    /// <summary>A column to sort by, with a minus for descending; null for the order of results.</summary>
    public string? Sort { get; init; }

    /// <summary>The column sorted by.</summary>
    public string? SortColumn => Sort?.TrimStart('-');

    /// <summary>Whether the order runs downwards.</summary>
    public bool Descending => Sort?.StartsWith('-') ?? false;

    /// <summary>Whether rows are left out.</summary>
    public bool IsFiltered => Conditions > 0;

    /// <summary>How many conditions a row has to meet.</summary>
    public int Conditions =>
        new object?[] { Text, Stage, Verdict, Type, Locale, Organiser, State }.Count(c => c is not null);

    /// <summary>Reads the query of an address, with or without its question mark.</summary>
    public static GridQuery Parse(string? query)
    {
        var asked = new AddressQuery(query);
        var sort = asked.One("sort");
        return new()
        {
            Text = asked.Text("q", LongestText),
            Stage = asked.Find(SchoolTerms.Judged, s => s.Code(), "stage"),
            Verdict = asked.Find(Enum.GetValues<Verdict>(), v => v.Code(), "verdict"),
            Type = asked.Find(Enum.GetValues<SchoolType>(), t => t.Code(), "type"),
            Locale = asked.Find(Enum.GetValues<Locale>(), l => l.Code(), "locale"),
            Organiser = asked.Find(Enumerable.Range(1, SchoolTerms.Organisers.Count), Number, "organiser"),
            State = asked.Find(Enum.GetValues<ValueState>(), Code, "state"),
            Indicator = asked.One("state") is null
                ? null
                : GridColumns.Indicators.FirstOrDefault(i => i == asked.One("indicator")),
            Columns = GridColumns.Parse(asked.All("cols").SelectMany(c => c.Split('.'))),
            Compact = asked.One("density") == "compact",
            Sort = GridRows.SortColumns.Contains(sort?.TrimStart('-')) && sort?.LastIndexOf('-') < 1 ? sort : null,
        };
    }

    /// <summary>The query of an address, empty where nothing is asked for; the same question is always written alike.</summary>
    public override string ToString() =>
        AddressQuery.Write(
            ("q", Text),
            ("stage", Stage?.Code()),
            ("verdict", Verdict?.Code()),
            ("type", Type?.Code()),
            ("locale", Locale?.Code()),
            ("organiser", Organiser is { } o ? Number(o) : null),
            ("indicator", State is null ? null : Indicator),
            ("state", State is { } s ? Code(s) : null),
            ("cols", Columns == GridColumns.Usual ? null : Columns.ToString()),
            ("density", Compact ? "compact" : null),
            ("sort", Sort)
        );

    /// <summary>The code of a state in addresses.</summary>
    public static string Code(ValueState state) =>
        state switch
        {
            ValueState.Below => "below",
            ValueState.UnderFloor => "floor",
            ValueState.Missing => "missing",
            _ => "boundary",
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
