using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Compute;

/// <summary>A row of the schools' grid: a stage part (学段部).</summary>
/// <param name="Unit">Row of the unit columns.</param>
/// <param name="School">The merged record.</param>
/// <param name="Stage">Primary or junior.</param>
/// <param name="Pupils">Pupils (人) of the stage part.</param>
/// <param name="Verdict">The outcome.</param>
public sealed record GridRow(int Unit, SchoolRecord School, Stage Stage, long Pupils, Verdict Verdict);

/// <summary>The rows of the schools' grid: chosen and put in order by a query. The page and its workbook share them.</summary>
public static class GridRows
{
    /// <summary>The columns that rows can be sorted by.</summary>
    public static readonly IReadOnlyList<string> SortColumns =
    [
        "name",
        "pupils",
        .. GridColumns.Indicators,
        "met",
        "verdict",
    ];

    /// <summary>All stage parts, in the order of results.</summary>
    public static IReadOnlyList<GridRow> All(YearResult result, CountyVerdict verdict)
    {
        var units = verdict.Resources.Units;
        return
        [
            .. Enumerable
                .Range(0, units.Count)
                .Select(u => new GridRow(
                    u,
                    result.Schools[units.Rows[u]],
                    units.Stages[u],
                    units.Pupils[u],
                    verdict.Resources.UnitVerdicts[u]
                )),
        ];
    }

    /// <summary>The stage parts a query asks for, in its order.</summary>
    public static IReadOnlyList<GridRow> Of(YearResult result, CountyVerdict verdict, GridQuery query) =>
        [.. Sorted(All(result, verdict).Where(r => IsAsked(r, query, verdict.Resources)), query, verdict.Resources)];

    private static bool IsAsked(GridRow row, GridQuery query, ResourceVerdict resources) =>
        (query.Stage is null || row.Stage == query.Stage)
        && (query.Verdict is null || row.Verdict == query.Verdict)
        && (query.Type is null || row.School.Type == query.Type)
        && (query.Locale is null || row.School.Locale == query.Locale)
        && (query.Organiser is null || row.School.Organiser == query.Organiser)
        && (
            query.Text is not { } text
            || row.School.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
            || row.School.School.Contains(text, StringComparison.Ordinal)
        )
        && (query.State is not { } state || IsIn(row, state, query.Indicator, resources));

    private static bool IsIn(GridRow row, ValueState state, string? indicator, ResourceVerdict resources) =>
        row.Verdict != Verdict.Excluded
        && Enumerable
            .Range(0, GridColumns.Indicators.Count)
            .Where(i => indicator is null || GridColumns.Indicators[i] == indicator)
            .Any(i =>
                state switch
                {
                    ValueState.Below => resources.UnitVerdicts.IsMet(row.Unit, i) == false,
                    ValueState.UnderFloor => resources.UnitVerdicts.ReachesFloor(row.Unit, i) == false,
                    ValueState.Missing => !resources.Units.Has(row.Unit, i),
                    _ => Gap.Of(resources, row.Unit, i)?.IsBoundary == true,
                }
            );

    private static IEnumerable<GridRow> Sorted(IEnumerable<GridRow> rows, GridQuery query, ResourceVerdict resources)
    {
        Func<GridRow, object?>? key = query.SortColumn switch
        {
            null => null,
            "name" => r => r.School.School,
            "pupils" => r => r.Pupils,
            "met" => r => r.Verdict == Verdict.Excluded ? null : resources.UnitVerdicts.MetCount(r.Unit),
            "verdict" => r => (int)r.Verdict,
            var column => r => Known(resources.Units.Value(r.Unit, GridColumns.Indicators.ToList().IndexOf(column))),
        };
        // The order of results stands where nothing else is asked for; missing values come last either way.
        return key is null ? rows
            : query.Descending ? rows.OrderBy(r => key(r) is null).ThenByDescending(key)
            : rows.OrderBy(r => key(r) is null).ThenBy(key);
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
