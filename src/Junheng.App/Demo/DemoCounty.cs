namespace Junheng.App.Demo;

/// <summary>
/// Makes the demo county: pure, and the same for the same seed on every machine. No school, figure or judgement in it is
/// anybody's.
/// </summary>
public static class DemoCounty
{
    /// <summary>A division code given to no real county.</summary>
    public const string Code = "990100";

    /// <summary>The county's name; says that it is synthetic.</summary>
    public const string Name = "示例县（合成数据）";

    /// <summary>The year the county assesses itself for.</summary>
    public const int NewestYear = 2026;

    /// <summary>The seed of the published demo county.</summary>
    public const int DefaultSeed = 20260901;

    private const int OldestYear = NewestYear - 2;

    /// <summary>Three years of the county.</summary>
    public static DemoData Generate(int seed = DefaultSeed)
    {
        var schools = Outlines().Select((outline, i) => new School(outline, $"{Code}{i + 1:D4}", seed)).ToList();
        var years = Enumerable.Range(OldestYear, NewestYear - OldestYear + 1).Select(year => Year(schools, year));
        return new(Code, Name, [.. years], Judgements.Newest);
    }

    /// <summary>The name the CSV file of a year goes by.</summary>
    public static string FileName(int year) => $"schools-{year}.csv";

    /// <summary>The name the annual return of a year goes by.</summary>
    public static string ReturnName(int year) => $"年报表-{Code}-{year}.xlsx";

    private static IEnumerable<Outline> Outlines() =>
        [
            .. CityPrimarySchools.All(),
            .. CitySecondarySchools.All(),
            .. TownshipPrimarySchools.All(),
            .. TownshipJuniorSchools.All(),
            .. VillageSchools.Primary(),
            .. VillageSchools.TeachingPoints(),
        ];

    private static DemoYear Year(IReadOnlyList<School> schools, int year)
    {
        var codes = schools.ToDictionary(s => s.Outline.Name, s => s.Code);
        var rows = schools
            .Where(s => s.Outline.First <= year && year <= s.Outline.Last)
            // Row 1 is the header.
            .Select((s, i) => s.Record(year, new(FileName(year), null, i + 2), ParentCode(s.Outline)))
            .ToList();
        if (year == OldestYear)
        {
            Gaps.Punch(rows);
        }

        return new(year, rows, CountyFigures.Of(rows, NewestYear - year));

        string? ParentCode(Outline outline) => outline.CampusOf is { } name ? codes[name] : null;
    }
}
