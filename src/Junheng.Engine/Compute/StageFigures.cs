using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>Means and coefficients of variation of a county's stage.</summary>
public sealed class StageFigures
{
    /// <summary>Below this CV the rounding of the values themselves shows, and the slower way is taken.</summary>
    private const double SmallCv = 1e-3;

    /// <summary>Beyond this number of units so does the rounding of the sums.</summary>
    private const int ManyUnits = 10_000;

    private readonly double?[] means = new double?[UnitColumns.Width];
    private readonly Dispersion?[] dispersions = new Dispersion?[UnitColumns.Width];
    private double[] weights = [];
    private UnitColumns units = null!;
    private bool meansAreDue;

    internal StageFigures(Stage stage) => Stage = stage;

    /// <summary>Primary or junior.</summary>
    public Stage Stage { get; }

    /// <summary>The judged units of the stage, as rows of the unit columns.</summary>
    public IReadOnlyList<int> Members => units.Of(Stage).MemberList();

    /// <summary>Pupils of all judged units, also of those lacking values.</summary>
    public long Pupils => units.Of(Stage).AllPupils;

    /// <summary>The form of the CV, the one that decides.</summary>
    internal CvFormula Formula { get; private set; }

    /// <summary>CV of each indicator; null where the mean is zero or no unit has a value.</summary>
    public double?[] Cvs { get; } = new double?[UnitColumns.Width];

    /// <summary>Units lacking a value, per indicator.</summary>
    public int[] Lacking { get; } = new int[UnitColumns.Width];

    /// <summary>The plain mean of the seven CVs; shown, never tested; null if one of them is missing.</summary>
    public double? CvMean
    {
        get
        {
            var sum = 0.0;
            foreach (var cv in Cvs)
            {
                if (cv is null)
                {
                    return null;
                }

                sum += cv.Value;
            }

            return sum / Cvs.Length;
        }
    }

    /// <summary>
    /// Mean of each indicator over the units with a value, the double nearest to the exact one; null where none has
    /// one. Made when first asked for: no verdict needs it.
    /// </summary>
    public double?[] Means
    {
        get
        {
            for (var i = 0; meansAreDue && i < means.Length; i++)
            {
                means[i] = Mean(i);
            }

            meansAreDue = false;
            return means;
        }
    }

    /// <summary>Whether an indicator's CV is over a limit, decided exactly; false if there is none.</summary>
    /// <param name="indicator">0 to 6.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="nearest">The double nearest to it.</param>
    internal bool IsOver(int indicator, Rational limit, double nearest)
    {
        const double near = 1e-9;
        return Cvs[indicator] is { } cv
            && (Math.Abs(cv - nearest) > near ? cv > nearest : Exactly(indicator).IsSquareOver(limit));
    }

    /// <summary>The exact mean of an indicator; there must be a unit with a value.</summary>
    public Rational ExactMean(int indicator) => Exactly(indicator).ExactMean();

    /// <summary>The exact square of an indicator's CV; there must be a CV.</summary>
    public Rational ExactCvSquare(int indicator) => Exactly(indicator).ExactSquare();

    internal void Compute(UnitColumns columns, CvFormula formula)
    {
        units = columns;
        Formula = formula;
        meansAreDue = true;
        Array.Clear(dispersions);
        var judged = units.Of(Stage);
        for (var i = 0; i < UnitColumns.Width; i++)
        {
            Lacking[i] = (judged.Complete >> i & 1) != 0 ? 0 : judged.Lacking(i);
            Cvs[i] = Cv(judged, i);
        }
    }

    /// <summary>
    /// Makes the CV of an indicator again after values of it have changed, from running sums where these are good
    /// enough; where not, the CV is computed from all values and the sums start anew.
    /// </summary>
    internal void Renew(int indicator, ref RunningMoments running)
    {
        meansAreDue = true;
        var judged = units.Of(Stage);
        if (IsPlain(judged, indicator) && running.Now() is { } moments && Plain(moments) is { } cv)
        {
            Cvs[indicator] = cv;
            return;
        }

        judged.LookForNegative(indicator);
        Cvs[indicator] = Cv(judged, indicator);
        running = Running(indicator);
    }

    /// <summary>Puts back a CV that was found before, the values being what they were then.</summary>
    internal void PutBack(int indicator, double? cv)
    {
        meansAreDue = true;
        Cvs[indicator] = cv;
    }

    /// <summary>Sums of an indicator for <see cref="Renew"/>, from its values as they stand.</summary>
    internal RunningMoments Running(int indicator)
    {
        var judged = units.Of(Stage);
        return RunningMoments.From(Moments.Of(judged.Values(indicator), Weights(judged, indicator)), judged.Length);
    }

    /// <summary>What a unit with a value weighs.</summary>
    internal double Weight(int row) => Formula == CvFormula.Weighted ? units.Of(Stage).Weights[row] : 1;

    /// <summary>Whether sums of doubles may do: several values, not too many, none negative.</summary>
    private bool IsPlain(JudgedStage judged, int i) =>
        judged.Count - Lacking[i] is > 1 and <= ManyUnits && !judged.Negative[i];

    /// <summary>The CV by sums of doubles; null where the rounding of the values shows.</summary>
    private double? Plain(Moments moments) =>
        moments.Cv(Formula == CvFormula.Sample) is >= SmallCv and var cv ? cv : null;

    private double? Cv(JudgedStage judged, int i)
    {
        var known = judged.Count - Lacking[i];
        if (known == 1 && judged.Count == 1 && Formula != CvFormula.Sample)
        {
            // One unit does not differ from itself, and a mean of nothing has no coefficient.
            return units.Value(judged.Members[0], i) == 0 ? null : 0;
        }

        if (IsPlain(judged, i))
        {
            var moments = Moments.Of(judged.Values(i), Weights(judged, i));
            if (moments.Mean == 0)
            {
                return null;
            }

            if (Plain(moments) is { } cv)
            {
                return cv;
            }
        }

        return Exactly(i).Cv();
    }

    private double? Mean(int i)
    {
        var judged = units.Of(Stage);
        if (judged.Count == Lacking[i])
        {
            return null;
        }

        if (judged.Exact[i] && !judged.Negative[i] && judged.Count <= ManyUnits)
        {
            var divisors = units.IsShared(Stage, i) ? judged.Weighted : judged.Pupils;
            var sum = Moments.Sum(judged.Values(i), judged.Tops(i), divisors, judged.Bottoms[i], Weights(judged, i));
            var mean = sum.Weighted / sum.Weight;
            if (!mean.MayRoundOtherwise())
            {
                return mean.High;
            }
        }

        return Exactly(i).ExactMean().ToDouble();
    }

    /// <summary>What each row weighs in an indicator: pupils or one, nothing where there is no value.</summary>
    private ReadOnlySpan<double> Weights(JudgedStage judged, int i)
    {
        if (Lacking[i] == 0 && Formula == CvFormula.Weighted)
        {
            return judged.Weights.AsSpan(0, judged.Length);
        }

        if (weights.Length < judged.Length)
        {
            weights = new double[judged.Weights.Length];
        }

        for (var row = 0; row < judged.Length; row++)
        {
            var has = (judged.Known[row] >> i & 1) != 0;
            weights[row] =
                !has ? 0
                : Formula == CvFormula.Weighted ? judged.Weights[row]
                : 1;
        }

        return weights.AsSpan(0, judged.Length);
    }

    private Dispersion Exactly(int i) =>
        dispersions[i] ??= new(units, [.. Members.Where(u => units.Has(u, i))], i, Formula);
}
