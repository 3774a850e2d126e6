using Junheng.App;
using Junheng.Engine.Judge;

namespace Junheng.Web.Pages.Home;

/// <summary>工作台: the county at a glance.</summary>
public sealed class IndexModel(OpenYear open) : CountyPage(open, "home")
{
    /// <summary>What stands in the way, nearest first.</summary>
    public IReadOnlyList<Blocker> Blockers { get; private set; } = [];

    /// <summary>Gaps summed over the county, per indicator and stage.</summary>
    public IReadOnlyList<GapSum> Gaps { get; private set; } = [];

    /// <summary>Units of the stage without a value in the indicator: whether they reach the threshold is not known.</summary>
    public int Lacking(GapSum gap) =>
        Verdict.Resources.Stages.First(s => s.Figures.Stage == gap.Stage).Figures.Lacking[gap.Indicator];

    /// <summary>The schools to begin with.</summary>
    public IReadOnlyList<FirstSchool> First { get; private set; } = [];

    public void OnGet()
    {
        const int MostFirst = 5;
        First = FirstSchool.Of(Verdict.Resources, MostFirst);
        Blockers = Blocker.Of(Verdict);
        Gaps = GapSum.Of(Verdict.Resources);
    }
}
