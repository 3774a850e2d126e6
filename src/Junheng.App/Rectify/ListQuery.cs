using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Rectify;

/// <summary>
/// What a reader asks of a list for work: gaps, classes too large, rooms too small. Written as the query of an address;
/// what it does not know it drops.
/// </summary>
public sealed record ListQuery
{
    /// <summary>R1 … R7; null for all. Of the list of gaps only.</summary>
    public string? Indicator { get; init; }

    public Stage? Stage { get; init; }

    public Locale? Locale { get; init; }

    /// <summary>Whether only stage parts that fail are asked for. Of the list of gaps only.</summary>
    public bool Failing { get; init; }

    /// <summary>School by school; else the largest gap first.</summary>
    public bool BySchool { get; init; }

    /// <summary>Whether rows are left out.</summary>
    public bool IsFiltered => Indicator is not null || Stage is not null || Locale is not null || Failing;

    /// <summary>Reads the query of an address, with or without its question mark.</summary>
    public static ListQuery Parse(string? query)
    {
        var asked = new AddressQuery(query);
        return new()
        {
            Indicator = Compute.GridColumns.Indicators.FirstOrDefault(i => i == asked.One("indicator")),
            Stage = asked.Find(SchoolTerms.Judged, s => s.Code(), "stage"),
            Locale = asked.Find(Enum.GetValues<Locale>(), l => l.Code(), "locale"),
            Failing = asked.One("failing") == "true",
            BySchool = asked.One("order") == "school",
        };
    }

    /// <summary>The query of an address, empty where nothing is asked for.</summary>
    public override string ToString() =>
        AddressQuery.Write(
            ("indicator", Indicator),
            ("stage", Stage?.Code()),
            ("locale", Locale?.Code()),
            ("failing", Failing ? "true" : null),
            ("order", BySchool ? "school" : null)
        );

    /// <summary>The conditions and the order in words, as the head of a written list says them.</summary>
    /// <param name="pack">The rules, which name the indicators.</param>
    /// <param name="count">How many of what the list has, e.g. 12个班级.</param>
    public string Words(RulePack pack, string count)
    {
        string?[] conditions =
        [
            pack.Indicators.FirstOrDefault(i => i.Key == Indicator) is { } rule ? $"{rule.Key} {rule.Name}" : null,
            Stage?.Title(),
            Locale?.Title(),
            Failing ? "只列不达标的学校" : null,
        ];
        var said = string.Join("、", conditions.OfType<string>());
        return $"{(said.Length == 0 ? "全部" : $"筛选条件：{said}，")}{count}，{(BySchool ? "按学校排列" : "缺口从大到小")}";
    }

    /// <summary>Whether a school with some stages is asked for.</summary>
    internal bool Takes(SchoolRecord school, params IEnumerable<Stage> stages) =>
        (Locale is null || school.Locale == Locale) && (Stage is not { } one || stages.Contains(one));

    /// <summary>Rows in the order asked for: by school, or the largest first.</summary>
    internal IEnumerable<T> Sorted<T, TSize>(IEnumerable<T> rows, Func<T, SchoolRecord> school, Func<T, TSize> size) =>
        BySchool
            ? rows.OrderBy(r => school(r).School, StringComparer.Ordinal)
            : rows.OrderByDescending(size).ThenBy(r => school(r).School, StringComparer.Ordinal);
}
