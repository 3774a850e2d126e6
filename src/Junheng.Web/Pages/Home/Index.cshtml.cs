using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Rectify;
using Junheng.Engine.Schools;
using Junheng.Web.Setup;

namespace Junheng.Web.Pages.Home;

/// <summary>工作台: the county at a glance.</summary>
[Needs(Right.ReadCounty)]
public sealed class IndexModel(OpenYear open) : CountyPage(open, "home")
{
    private readonly OpenYear open = open;

    /// <summary>What stands in the way, nearest first.</summary>
    public IReadOnlyList<Blocker> Blockers { get; private set; } = [];

    /// <summary>Gaps summed over the county, per indicator and stage.</summary>
    public IReadOnlyList<GapSum> Gaps { get; private set; } = [];

    /// <summary>Units of the stage without a value in the indicator: whether they reach the threshold is not known.</summary>
    public int Lacking(GapSum gap) =>
        Verdict.Resources.Stages.First(s => s.Figures.Stage == gap.Stage).Figures.Lacking[gap.Indicator];

    /// <summary>The schools to begin with.</summary>
    public IReadOnlyList<FirstSchool> First { get; private set; } = [];

    /// <summary>The very schools or figure that a blocker speaks of.</summary>
    public string LinkOf(Blocker block) =>
        block.Stage is not { } stage
            ? LinkOf(block.Key)!
            : Links.OfVersion(
                Opened,
                block.Schools == 0
                    ? Links.Balance(County, Year, stage, block.Key)
                    : Links.Gaps(County, Year)
                        + $"?indicator={block.Key}&stage={stage.Code()}"
                        + (block.Verdict == Engine.Judge.Verdict.NotMet ? "&failing=true" : "")
            );

    /// <summary>What makes the schools pass, each by its cheapest way.</summary>
    public IReadOnlyList<PassCost> Passing { get; private set; } = [];

    /// <summary>What closing the gaps costs, per indicator.</summary>
    public IReadOnlyList<GapCost> Costs { get; private set; } = [];

    /// <summary>万元 for the part of a gap that one stage has; null where the county has set no price.</summary>
    public Rational? Wan(GapSum gap) =>
        gap.ToThreshold.Sign == 0 ? Rational.Zero
        : Costs[gap.Indicator].Price is { } price ? gap.ToThreshold * price
        : null;

    /// <summary>The year before, beside this one; empty if there is none.</summary>
    public IReadOnlyList<Measure> SinceLastYear { get; private set; } = [];

    /// <summary>The version of the year before.</summary>
    public DataVersion? LastYear { get; private set; }

    public async Task OnGet()
    {
        var overview = Overview.Of(Result, IsTolerant);
        var last = await open.Handle(County, Year - 1, null, HttpContext.RequestAborted);
        if (last?.Version is { } version && Opened.Version is not null)
        {
            LastYear = version;
            SinceLastYear = Measure.Between(Overview.Of(last.Result, IsTolerant).Readings, overview.Readings);
        }

        Costs = overview.Costs;
        Passing = overview.Passing;
        First = overview.First;
        Blockers = overview.Blockers;
        Gaps = overview.Gaps;
    }
}
