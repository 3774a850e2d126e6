using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>A1 of one stage of a county: its units, its seven CVs, and the worse of the two.</summary>
/// <param name="Figures">Means and CVs.</param>
/// <param name="UnitsMet">Units met.</param>
/// <param name="UnitsUnknown">Units that cannot be told.</param>
/// <param name="Over">Per indicator: CV over its limit; null where there is no CV or a unit lacks a value.</param>
/// <param name="CvVerdict">All seven CVs.</param>
/// <param name="UnitsVerdict">All units.</param>
public sealed record StageVerdict(
    StageFigures Figures,
    int UnitsMet,
    int UnitsUnknown,
    IReadOnlyList<bool?> Over,
    Verdict CvVerdict,
    Verdict UnitsVerdict
)
{
    /// <summary>
    /// Whether rounding the CV for show would turn its verdict (临界): 0.5004 shows as 0.500 and is over 0.50.
    /// </summary>
    public bool IsBoundary(RulePack pack, int indicator) =>
        Over[indicator] is { } over
        && Figures.Cvs[indicator] is > -1000 and < 1000 and { } cv
        && Rounding.Round(Rational.From((decimal)cv), pack.Whole("decimals.cv")) <= pack.CvLimit(Figures.Stage) == over;

    /// <summary>The worse of units and CVs.</summary>
    public Verdict Verdict => Verdicts.Worse(CvVerdict, UnitsVerdict);

    internal static StageVerdict Judge(RulePack pack, StageFigures figures, UnitVerdicts units)
    {
        var verdicts = figures.Members.Select(u => units.All[u]).ToArray();
        var limit = pack.CvLimit(figures.Stage);
        var over = new bool?[figures.Cvs.Length];
        for (var i = 0; i < over.Length; i++)
        {
            over[i] = figures.Lacking[i] > 0 || figures.Cvs[i] is null ? null : figures.IsOver(i, limit);
        }

        var cvVerdict =
            Array.Exists(over, o => o == true) ? Verdict.NotMet
            : Array.Exists(over, o => o is null) ? Verdict.CannotTell
            : Verdict.Met;
        return new(
            figures,
            verdicts.Count(v => v == Verdict.Met),
            verdicts.Count(v => v == Verdict.CannotTell),
            over,
            cvVerdict,
            Verdicts.Worst(verdicts)
        );
    }
}
