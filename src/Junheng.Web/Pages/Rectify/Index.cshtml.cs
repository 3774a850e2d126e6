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

    public IReadOnlyList<GapSum> Sums { get; private set; } = [];

    public string? Indicator { get; private set; }

    public string? Stage { get; private set; }

    public bool OnlyFailing { get; private set; }

    public void OnGet(string? indicator, string? stage, bool failing)
    {
        (Indicator, Stage, OnlyFailing) = (indicator, stage, failing);
        var resources = Verdict.Resources;
        var units = resources.Units;
        Sums = GapSum.Of(resources);
        Lines =
        [
            .. from u in Enumerable.Range(0, units.Count)
            from i in Enumerable.Range(0, Pack.Indicators.Count)
            let gap = Gap.Of(resources, u, i)
            where gap is not null && gap.ToThreshold.Sign > 0
            where string.IsNullOrEmpty(indicator) || Pack.Indicators[i].Key == indicator
            where string.IsNullOrEmpty(stage) || units.Stages[u].Code() == stage
            where !failing || resources.UnitVerdicts.All[u] == Engine.Judge.Verdict.NotMet
            orderby i, units.Stages[u], units.Value(u, i)
            select new Line(
                Result.Schools[units.Rows[u]],
                units.Stages[u],
                resources.UnitVerdicts.All[u],
                gap,
                units.Value(u, i)
            ),
        ];
    }
}
