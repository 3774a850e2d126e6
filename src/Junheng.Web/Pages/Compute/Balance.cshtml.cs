using Junheng.App;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using BalanceFigures = Junheng.Engine.Compute.Balance;

namespace Junheng.Web.Pages.Compute;

/// <summary>校际均衡: 14 CVs, and of one of them each school's part.</summary>
public sealed class BalanceModel(OpenYear open) : CountyPage(open, "balance")
{
    /// <summary>The stage looked into; null if the county has no judged unit.</summary>
    public StageVerdict? Stage { get; private set; }

    public ResourceIndicator Indicator => Pack.Indicators[Index];

    public int Index { get; private set; }

    /// <summary>All balances, per stage and indicator.</summary>
    public IReadOnlyList<(StageVerdict Stage, BalanceFigures Balance)> All { get; private set; } = [];

    public BalanceFigures? Chosen { get; private set; }

    /// <summary>The forms that do not decide, for comparison.</summary>
    public IEnumerable<CvFormula> Others => Enum.GetValues<CvFormula>().Where(f => f != Pack.Cv.Formula);

    /// <summary>The coefficient of variation in one of its forms.</summary>
    public static double? Cv(BalanceFigures balance, CvFormula formula) =>
        formula switch
        {
            CvFormula.Weighted => balance.Weighted,
            CvFormula.Population => balance.Population,
            _ => balance.Sample,
        };

    public void OnGet(string? stage, string? indicator)
    {
        var resources = Verdict.Resources;
        Index = Math.Max(0, Pack.Indicators.ToList().FindIndex(i => i.Key == indicator));
        Stage =
            resources.Stages.FirstOrDefault(s => s.Figures.Stage.Code() == stage)
            ?? (resources.Stages.Count > 0 ? resources.Stages[0] : null);
        All =
        [
            .. resources.Stages.SelectMany(s => Enumerable.Range(0, Pack.Indicators.Count).Select(i => (s, Of(s, i)))),
        ];
        Chosen = All.FirstOrDefault(b => b.Stage == Stage && b.Balance.Indicator == Index).Balance;
    }

    private BalanceFigures Of(StageVerdict stage, int i) =>
        BalanceFigures.Of(
            Verdict.Resources.Units,
            stage.Figures,
            i,
            Pack.Threshold(Pack.Indicators[i], stage.Figures.Stage).ToDouble()
        );
}
