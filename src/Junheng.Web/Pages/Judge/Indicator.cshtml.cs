using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Engine.Judge;
using Junheng.Engine.Rectify;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;

namespace Junheng.Web.Pages.Judge;

/// <summary>One of the seven resource indicators over the county: how it stands, why, where, and what it takes.</summary>
[Needs(Right.ReadCounty)]
public sealed class IndicatorModel(OpenYear open, Db db) : CountyPage(open, "items")
{
    /// <summary>Units named above the threshold.</summary>
    public const int MostNearest = 10;

    private Responsible responsible = Responsible.Nobody;

    /// <summary>0 to 6.</summary>
    public int Index { get; private set; }

    public ResourceIndicator Rule => Pack.Indicators[Index];

    public Verdict Outcome => Verdict.Indicators[Index];

    /// <summary>Why it stands so.</summary>
    public IReadOnlyList<string> Reasons { get; private set; } = [];

    public IReadOnlyList<IndicatorStage> Stages { get; private set; } = [];

    /// <summary>What it takes, stage by stage.</summary>
    public IReadOnlyList<GapSum> Sums { get; private set; } = [];

    /// <summary>What it takes over the county, and what that costs.</summary>
    public GapCost Cost { get; private set; } = null!;

    /// <summary>What it lacks to be met, and who answers for it.</summary>
    public LackTable Lacks => new(Rule.Key, Outcome, [.. Lacking()], responsible);

    public async Task<IActionResult> OnGet(string key)
    {
        Index = Pack.Indicators.ToList().FindIndex(i => i.Key == key);
        if (Index < 0)
        {
            return NotFound();
        }

        var resources = Verdict.Resources;
        Reasons = IndicatorReason.Of(resources, Index);
        Stages = IndicatorStage.Of(resources, Index, MostNearest);
        var overview = Overview.Of(Result, IsTolerant);
        Sums = [.. overview.Gaps.Where(g => g.Indicator == Index)];
        Cost = overview.Costs[Index];
        responsible = await ItemUnitList.Of(db, County, key, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>The school of a unit.</summary>
    public SchoolRecord SchoolOf(int unit) => Result.Schools[Verdict.Resources.Units.Rows[unit]];

    /// <summary>Where a unit's value comes from.</summary>
    public string ValueLink(int unit) =>
        Links.OfVersion(
            Opened,
            Links.Figure(County, Year, SchoolOf(unit).School, Verdict.Resources.Units.Stages[unit], Rule.Key)
        );

    private IEnumerable<string> Lacking()
    {
        if (Stages.Count == 0)
        {
            yield return "本年度的学校数据还没有导入";
        }

        foreach (var (at, sum) in Outcome == Engine.Judge.Verdict.Met ? [] : Stages.Zip(Sums))
        {
            var title = at.Stage.Figures.Stage.Title();
            if (sum.BelowThreshold > 0)
            {
                yield return $"{sum.BelowThreshold}所{title}未达门槛，补到门槛需{Show.Amount(sum.ToThreshold, Rule.Amount)}"
                    + (
                        sum.UnderFloor > 0
                            ? $"；其中{sum.UnderFloor}所补到{Floor}需{Show.Amount(sum.ToFloor, Rule.Amount)}"
                            : ""
                    );
            }

            if (at.Stage.Over[Index] == true)
            {
                yield return $"{title}校际差异系数须从{Show.Value(Pack, at.Stage.Figures.Cvs[Index], "cv")}降到{Show.Trimmed(Pack.CvLimit(at.Stage.Figures.Stage), 4)}以内";
            }

            if (at.Lacking > 0)
            {
                yield return $"{at.Lacking}所{title}须补报数据";
            }
        }
    }
}
