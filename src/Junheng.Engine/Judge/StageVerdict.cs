using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>A1 of one stage of a county: its units, its seven CVs, and the worse of the two.</summary>
public sealed class StageVerdict
{
    private const int AllIndicators = (1 << KernelRules.IndicatorCount) - 1;

    private readonly bool?[] over = new bool?[KernelRules.IndicatorCount];
    private readonly bool?[] firstOver = new bool?[KernelRules.IndicatorCount];
    private readonly Rational limit;
    private readonly double nearestLimit;
    private int unitsNotMet;

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
    public Verdict UnitsVerdict =>
        unitsNotMet > 0 ? Verdict.NotMet
        : UnitsUnknown > 0 ? Verdict.CannotTell
        : Verdict.Met;

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
        JudgeCvs(AllIndicators);
        (UnitsMet, UnitsUnknown, unitsNotMet) = (0, 0, 0);
        foreach (var unit in columns.Of(Figures.Stage).Members)
        {
            Count(units[unit], 1);
        }
    }

    /// <summary>Judges the CVs of some indicators (bits), those of the others being as they were.</summary>
    internal void JudgeCvs(int indicators)
    {
        CvVerdict = Verdict.Met;
        for (var i = 0; i < over.Length; i++)
        {
            if ((indicators >> i & 1) != 0)
            {
                over[i] =
                    Figures.Lacking[i] > 0 || Figures.Cvs[i] is null ? null : Figures.IsOver(i, limit, nearestLimit);
            }

            CvVerdict = Verdicts.Worse(CvVerdict, Verdicts.OfLimit(over[i]));
        }
    }

    /// <summary>Keeps what was found about the CVs for <see cref="PutBackCvs"/>.</summary>
    internal void KeepCvs() => over.CopyTo(firstOver, 0);

    /// <summary>The CVs are what they were when they were kept.</summary>
    internal void PutBackCvs()
    {
        firstOver.CopyTo(over, 0);
        JudgeCvs(0);
    }

    /// <summary>Counts a unit's verdict, or with −1 takes it out of the counts.</summary>
    internal void Count(Verdict verdict, int units)
    {
        UnitsMet += verdict == Verdict.Met ? units : 0;
        UnitsUnknown += verdict == Verdict.CannotTell ? units : 0;
        unitsNotMet += verdict == Verdict.NotMet ? units : 0;
    }
}
