using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>A1 of one stage of a county: its units, its seven CVs, and the worse of the two.</summary>
public sealed class StageVerdict
{
    private readonly bool?[] over = new bool?[KernelRules.IndicatorCount];
    private readonly Rational limit;
    private readonly double nearestLimit;

    internal StageVerdict(RulePack pack, Stage stage)
    {
        Figures = new(stage);
        limit = pack.CvLimit(stage);
        nearestLimit = limit.ToDouble();
    }

    /// <summary>Means and CVs.</summary>
    public StageFigures Figures { get; }

    /// <summary>Units met.</summary>
    public int UnitsMet { get; private set; }

    /// <summary>Units that cannot be told.</summary>
    public int UnitsUnknown { get; private set; }

    /// <summary>Per indicator: CV over its limit; null where there is no CV or a unit lacks a value.</summary>
    public IReadOnlyList<bool?> Over => over;

    /// <summary>All seven CVs.</summary>
    public Verdict CvVerdict { get; private set; }

    /// <summary>All units.</summary>
    public Verdict UnitsVerdict { get; private set; }

    /// <summary>The worse of units and CVs.</summary>
    public Verdict Verdict => Verdicts.Worse(CvVerdict, UnitsVerdict);

    /// <summary>
    /// Whether rounding the CV for show would turn its verdict (临界): 0.5004 shows as 0.500 and is over 0.50.
    /// </summary>
    public bool IsBoundary(RulePack pack, int indicator) =>
        Over[indicator] is { } isOver
        && Figures.Cvs[indicator] is > -1000 and < 1000 and { } cv
        && Rounding.Round(Rational.From((decimal)cv), pack.Whole("decimals.cv")) <= pack.CvLimit(Figures.Stage)
            == isOver;

    /// <summary>Judges the stage as the units stand now.</summary>
    internal void Judge(UnitColumns columns, UnitVerdicts units, CvFormula formula)
    {
        Figures.Compute(columns, formula);
        CvVerdict = Verdict.Met;
        for (var i = 0; i < over.Length; i++)
        {
            over[i] = Figures.Lacking[i] > 0 || Figures.Cvs[i] is null ? null : Figures.IsOver(i, limit, nearestLimit);
            CvVerdict = Verdicts.Worse(CvVerdict, Verdicts.OfLimit(over[i]));
        }

        (UnitsMet, UnitsUnknown, UnitsVerdict) = (0, 0, Verdict.Met);
        foreach (var unit in columns.Of(Figures.Stage).Members)
        {
            var verdict = units[unit];
            UnitsMet += verdict == Verdict.Met ? 1 : 0;
            UnitsUnknown += verdict == Verdict.CannotTell ? 1 : 0;
            UnitsVerdict = Verdicts.Worse(UnitsVerdict, verdict);
        }
    }
}
