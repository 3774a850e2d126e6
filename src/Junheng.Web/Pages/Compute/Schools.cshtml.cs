using Junheng.App;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Compute;

/// <summary>学校七项指标: one row per stage part.</summary>
public sealed class SchoolsModel(OpenYear open) : CountyPage(open, "schools")
{
    /// <summary>A row of the grid.</summary>
    public sealed record Row(int Unit, SchoolRecord School, Stage Stage, long Pupils, Verdict Verdict);

    /// <summary>What the filter form asks for.</summary>
    public sealed record Filter(string? Stage, string? Verdict, string? Type, string? Locale, string? Q, string? Sort);

    public Filter Asked { get; private set; } = new(null, null, null, null, null, null);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Stage parts in all, before filtering.</summary>
    public int Total { get; private set; }

    /// <summary>The gap of each unit and indicator shown; null where there is no value.</summary>
    public Gap? GapOf(int unit, int indicator) => Gap.Of(Verdict.Resources, unit, indicator);

    public void OnGet([FromQuery] Filter asked)
    {
        Asked = asked;
        var resources = Verdict.Resources;
        var units = resources.Units;
        var all = Enumerable
            .Range(0, units.Count)
            .Select(u => new Row(
                u,
                Result.Schools[units.Rows[u]],
                units.Stages[u],
                units.Pupils[u],
                resources.UnitVerdicts.All[u]
            ))
            .ToList();
        Total = all.Count;
        var rows = all.Where(r =>
            (asked.Stage is null or "" || r.Stage.Code() == asked.Stage)
            && (asked.Verdict is null or "" || r.Verdict.Code() == asked.Verdict)
            && (asked.Type is null or "" || r.School.Type.Code() == asked.Type)
            && (asked.Locale is null or "" || r.School.Locale?.Code() == asked.Locale)
            && (
                string.IsNullOrWhiteSpace(asked.Q)
                || r.School.Name.Contains(asked.Q.Trim(), StringComparison.OrdinalIgnoreCase)
                || r.School.School.Contains(asked.Q.Trim(), StringComparison.Ordinal)
            )
        );
        Rows = [.. Sorted(rows, asked.Sort)];
    }

    /// <summary>The address of this page with another order; the same column again turns it round.</summary>
    public string SortLink(string column)
    {
        var query = new QueryBuilder();
        foreach (
            var (name, value) in new[]
            {
                ("stage", Asked.Stage),
                ("verdict", Asked.Verdict),
                ("type", Asked.Type),
                ("locale", Asked.Locale),
                ("q", Asked.Q),
                ("sort", Asked.Sort == column ? "-" + column : column),
            }
        )
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        return Links.Schools(County, Year) + query;
    }

    private IEnumerable<Row> Sorted(IEnumerable<Row> rows, string? sort)
    {
        var down = sort?.StartsWith('-') ?? false;
        var column = sort?.TrimStart('-');
        var units = Verdict.Resources.Units;
        Func<Row, object?>? key = column switch
        {
            "name" => r => r.School.School,
            "pupils" => r => r.Pupils,
            "verdict" => r => (int)r.Verdict,
            ['R', >= '1' and <= '7'] => r => Known(units.Value(r.Unit, column[1] - '1')),
            _ => null,
        };
        // The order of results stands where nothing else is asked for; missing values come last either way.
        return key is null ? rows
            : down ? rows.OrderBy(r => key(r) is null).ThenByDescending(key)
            : rows.OrderBy(r => key(r) is null).ThenBy(key);
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
