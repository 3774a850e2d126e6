using Junheng.App;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Web.Pages.Rectify;

/// <summary>差距清单: what every stage part lacks, in persons, ㎡, rooms and 万元.</summary>
public sealed class IndexModel(OpenYear open) : CountyPage(open, "gaps")
{
    /// <summary>A line of the list.</summary>
    public sealed record Line(SchoolRecord School, Stage Stage, Verdict Verdict, Gap Gap, double Value);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>Values of the choice that are not there, so that nobody can tell whether they reach the threshold.</summary>
    public int Unknown { get; private set; }

    public string? Indicator { get; private set; }

    public string? Stage { get; private set; }

    public bool OnlyFailing { get; private set; }

    public void OnGet(string? indicator, string? stage, bool failing)
    {
        (Indicator, Stage, OnlyFailing) = (indicator, stage, failing);
        var resources = Verdict.Resources;
        var units = resources.Units;
        var chosen = (
            from u in resources.Stages.SelectMany(s => s.Figures.Members)
            from i in Enumerable.Range(0, Pack.Indicators.Count)
            where string.IsNullOrEmpty(indicator) || Pack.Indicators[i].Key == indicator
            where string.IsNullOrEmpty(stage) || units.Stages[u].Code() == stage
            where !failing || resources.UnitVerdicts.All[u] == Engine.Judge.Verdict.NotMet
            select (Unit: u, Indicator: i)
        ).ToList();
        Unknown = chosen.Count(c => !units.Has(c.Unit, c.Indicator));
        Lines =
        [
            .. from c in chosen
            let gap = Gap.Of(resources, c.Unit, c.Indicator)
            where gap is not null && gap.ToThreshold.Sign > 0
            orderby c.Indicator, units.Stages[c.Unit], units.Value(c.Unit, c.Indicator), c.Unit
            select new Line(
                Result.Schools[units.Rows[c.Unit]],
                units.Stages[c.Unit],
                resources.UnitVerdicts.All[c.Unit],
                gap,
                units.Value(c.Unit, c.Indicator)
            ),
        ];
    }
}
