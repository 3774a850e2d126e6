using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Rectify;

/// <summary>A line of the list of gaps.</summary>
/// <param name="School">The merged record.</param>
/// <param name="Stage">Primary or junior.</param>
/// <param name="Verdict">The outcome of the stage part.</param>
/// <param name="Gap">What it lacks.</param>
/// <param name="Value">The indicator's value.</param>
public sealed record GapLine(SchoolRecord School, Stage Stage, Verdict Verdict, Gap Gap, double Value);

/// <summary>差距清单: what stage parts lack to the thresholds, as asked for.</summary>
/// <param name="Lines">The lines; different units cannot be compared, so the largest gap is that of an indicator.</param>
/// <param name="Unknown">Values that are not there, so that nobody can tell whether they reach the threshold.</param>
public sealed record GapList(IReadOnlyList<GapLine> Lines, int Unknown)
{
    /// <summary>The list of a verdict.</summary>
    public static GapList Of(YearResult result, CountyVerdict verdict, ListQuery query)
    {
        var resources = verdict.Resources;
        var units = resources.Units;
        var pack = resources.Kernel.Pack;
        var chosen = (
            from u in resources.Stages.SelectMany(s => s.Figures.Members)
            from i in Enumerable.Range(0, pack.Indicators.Count)
            where query.Indicator is null || pack.Indicators[i].Key == query.Indicator
            where query.Takes(result.Schools[units.Rows[u]], units.Stages[u])
            where !query.Failing || resources.UnitVerdicts.All[u] == Verdict.NotMet
            select (Unit: u, Indicator: i)
        ).ToList();
        var lines =
            from c in chosen
            let gap = Gap.Of(resources, c.Unit, c.Indicator)
            where gap is not null && gap.ToThreshold.Sign > 0
            select new GapLine(
                result.Schools[units.Rows[c.Unit]],
                units.Stages[c.Unit],
                resources.UnitVerdicts.All[c.Unit],
                gap,
                units.Value(c.Unit, c.Indicator)
            );
        var sorted = query.Sorted(lines, l => l.School, l => l.Gap.ToThreshold);
        // Both sorts are stable: by school the stages stay in order, else each indicator has its largest gap first.
        return new(
            query.BySchool ? [.. sorted] : [.. sorted.OrderBy(l => l.Gap.Indicator)],
            chosen.Count(c => !units.Has(c.Unit, c.Indicator))
        );
    }
}
