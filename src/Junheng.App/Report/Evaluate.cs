using Junheng.App.Import;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;

namespace Junheng.App.Report;

/// <summary>测算研判一批文件: school records of any counties and years in, the three result files out; no database.</summary>
/// <param name="Pack">The one pack applied.</param>
/// <param name="Date">The day whose rules are applied to all rows; null for 1 September of each row's year.</param>
/// <param name="Tolerances">True to apply the tolerances the pack grants on that day.</param>
public sealed record Evaluate(RulePack Pack, DateOnly? Date, bool Tolerances)
{
    /// <summary>Everything that was found out.</summary>
    /// <param name="Counties">Results by year and county.</param>
    /// <param name="Findings">All findings: of reading, of bringing rows together, of the checks.</param>
    /// <param name="Places">Where a finding points, as errors are told on a terminal.</param>
    public sealed record Result(
        IReadOnlyList<CountyResult> Counties,
        IReadOnlyList<Finding> Findings,
        Func<Finding, string> Places
    );

    /// <summary>Judges what was read, in the order the files were given.</summary>
    public Result Run(IReadOnlyList<ReadResult> files)
    {
        var rows = files.SelectMany(f => f.Rows).ToList();
        var roster = Roster.From(rows);
        var rowsOf = rows.ToLookup(r => (r.Year, r.County));
        var schoolsOf = roster.Schools.ToLookup(s => (s.Year, s.County));
        var findings = new List<Finding>([.. files.SelectMany(f => f.Findings), .. roster.Findings]);
        var counties = new List<CountyResult>();
        var kernels = new Dictionary<DateOnly, Kernel>();
        foreach (var county in schoolsOf)
        {
            var (year, code) = county.Key;
            var schools = county.ToList();
            findings.AddRange(
                Checks.Run(
                    new(
                        Pack,
                        [.. rowsOf[county.Key]],
                        schools,
                        [.. schoolsOf[(year - 1, code)]],
                        new Dictionary<string, decimal>()
                    )
                )
            );
            var day = Date ?? Kernel.RulesDay(year);
            if (!kernels.TryGetValue(day, out var kernel))
            {
                kernels[day] = kernel = Kernel.Compile(Pack, day, Tolerances);
                findings.AddRange(OutOfForce(day));
            }

            counties.Add(new(year, code, schools, ResourceVerdict.Judge(kernel, SchoolColumns.From(schools))));
        }

        var byFile = files.Where(f => f.Name.Length > 0).DistinctBy(f => f.Name).ToDictionary(f => f.Name);
        return new(counties, findings, f => byFile.TryGetValue(f.File, out var read) ? read.Place(f) : f.File);
    }

    private IEnumerable<Finding> OutOfForce(DateOnly day)
    {
        if (Tolerances && !Pack.Granted(day).Any())
        {
            yield return Notice(
                "tolerances-expired",
                $"要求适用过渡性条款，但规则包“{Pack.Name}”的过渡性条款在{day:yyyy-MM-dd}已过期或尚未开始，结果按严格口径计算。"
            );
        }

        if (day < Pack.From || day > Pack.Until)
        {
            yield return Notice(
                "pack-not-in-force",
                $"规则包“{Pack.Name}”在{day:yyyy-MM-dd}尚未施行或已经废止，结果只供参考。请用 --pack 或 --date 指定。"
            );
        }
    }

    private static Finding Notice(string code, string message) =>
        new(FindingLevel.Warning, code, "", null, 0, "", "", message);
}
