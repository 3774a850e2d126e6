using Junheng.Engine.Compute;
using Junheng.Engine.Schools;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Junheng.Bench.Edit;

/// <summary>
/// The same figures without the kernel's columns: a traced fraction for every value, exact fractions for every mean and
/// CV. What a straightforward program would do, and what the kernel must be worth.
/// </summary>
internal sealed class PlainPath(Kernel kernel, IReadOnlyList<SchoolRecord> schools)
{
    private readonly SchoolColumns columns = SchoolColumns.From(schools);

    public IEnumerable<IReadOnlyList<object?>> Compare(string county, int runs, double a1)
    {
        var units = kernel.Units(columns);
        var stages = SchoolTerms.Judged.Select(s => kernel.Stage(units, s)).ToList();
        var fast = Median(runs, () => kernel.Units(columns));
        var traced = Median(runs, () => Traces(units));
        var exact = Median(runs, () => stages.Sum(Exact));
        yield return [county, "all values, kernel", fast, 1];
        yield return [county, "all values, traced fractions", traced, traced / fast];
        yield return [county, "A1 after an edit, kernel, all of it", a1, 1];
        yield return [county, "A1, traced fractions and exact means and CVs", traced + exact, (traced + exact) / a1];
    }

    private int Traces(UnitColumns units)
    {
        var known = 0;
        for (var u = 0; u < units.Count; u++)
        {
            for (var i = 0; units.Exclusions[u] == Exclusion.None && i < kernel.Pack.Indicators.Count; i++)
            {
                known += Trace.Of(kernel, schools[units.Rows[u]], units.Stages[u], i).Value.Value is null ? 0 : 1;
            }
        }

        return known;
    }

    private static int Exact(StageFigures stage) =>
        Enumerable
            .Range(0, stage.Cvs.Length)
            .Where(i => stage.Cvs[i] is not null)
            .Sum(i => stage.ExactMean(i).Sign + stage.ExactCvSquare(i).Sign);

    /// <summary>Microseconds, warmed up.</summary>
    public static double Median(int runs, Func<object> work)
    {
        var times = new List<double>();
        for (var i = -runs / 2; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = work();
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        return new Percentiles(times).Median;
    }
}
