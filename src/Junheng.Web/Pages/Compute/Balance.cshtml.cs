using Junheng.App;
using Junheng.App.Users;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Web.Setup;
using BalanceFigures = Junheng.Engine.Compute.Balance;

namespace Junheng.Web.Pages.Compute;

/// <summary>校际均衡: 14 CVs, and of one of them each school's part.</summary>
[Needs(Right.ReadCounty)]
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

    /// <summary>Whether an error in one school's value could turn the verdict on the chosen coefficient.</summary>
    public bool BandCrossesLimit =>
        Chosen?.Band is var (least, greatest)
        && Pack.CvLimit(Stage!.Figures.Stage).ToDouble() is var limit
        && least <= limit
        && limit < greatest;

    /// <summary>The chosen balance split by what kind of school it is: a title, the split, the names of its groups.</summary>
    public IEnumerable<(string Title, GroupSplit Split, Func<int, string> Name)> Groups()
    {
        const string Unknown = "未填报";
        var units = Verdict.Resources.Units;
        yield return ("城乡类型", Split(u => (int?)School(u).Locale ?? -1), k => k < 0 ? Unknown : ((Locale)k).Title());
        yield return (
            "公办与民办",
            Split(u => School(u).Organiser is { } o ? Convert.ToInt32(o == SchoolTerms.PrivateOrganiser) : -1),
            k =>
                k switch
                {
                    0 => "公办",
                    1 => "民办",
                    _ => Unknown,
                }
        );
        yield return (
            "举办者",
            Split(u => School(u).Organiser ?? 0),
            k => k == 0 ? Unknown : SchoolTerms.Organisers[k - 1]
        );
        yield return ("规模（该学段在校生）", Split(u => SizeBands.Of(units.Pupils[u])), SizeBands.Title);

        SchoolRecord School(int unit) => Result.Schools[units.Rows[unit]];

        GroupSplit Split(Func<int, int> group) => GroupSplit.Of(units, Stage!.Figures, Index, group);
    }

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
