using Junheng.App.Import;
using Junheng.App.Standards;
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
            var day = Date ?? Kernel.RulesDay(year);
            if (!kernels.TryGetValue(day, out var kernel))
            {
                kernels[day] = kernel = Kernel.Compile(Pack, day, Tolerances);
                findings.AddRange(PackInForce.Warnings(Pack, day, Tolerances));
            }

            findings.AddRange(
                Checks.Run(
                    new(
                        Pack,
                        [.. rowsOf[county.Key]],
                        schools,
                        [.. schoolsOf[(year - 1, code)]],
                        new Dictionary<string, decimal>()
                    )
                    {
                        Tolerances = kernel.Tolerances,
                    }
                )
            );
            counties.Add(new(year, code, schools, ResourceVerdict.Judge(kernel, SchoolColumns.From(schools))));
        }

        var byFile = files.Where(f => f.Name.Length > 0).DistinctBy(f => f.Name).ToDictionary(f => f.Name);
        return new(counties, findings, f => byFile.TryGetValue(f.File, out var read) ? read.Place(f) : f.File);
    }
}
