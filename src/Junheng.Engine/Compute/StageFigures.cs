using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>Means and coefficients of variation of a county's stage.</summary>
public sealed class StageFigures
{
    private readonly Dispersion[] dispersions = new Dispersion[UnitColumns.Width];

    private StageFigures(Stage stage, int[] members)
    {
        Stage = stage;
        Members = members;
    }

    /// <summary>Primary or junior.</summary>
    public Stage Stage { get; }

    /// <summary>The judged units of the stage, as rows of the unit columns.</summary>
    public IReadOnlyList<int> Members { get; }

    /// <summary>Pupils of all judged units, also of those lacking values.</summary>
    public long Pupils { get; private set; }

    /// <summary>Mean of each indicator over the units with a value; null where none has one.</summary>
    public double?[] Means { get; } = new double?[UnitColumns.Width];

    /// <summary>CV of each indicator; null where the mean is zero or no unit has a value.</summary>
    public double?[] Cvs { get; } = new double?[UnitColumns.Width];

    /// <summary>Units lacking a value, per indicator.</summary>
    public int[] Lacking { get; } = new int[UnitColumns.Width];

    /// <summary>The plain mean of the seven CVs; shown, never tested; null if one of them is missing.</summary>
    public double? CvMean => Array.Exists(Cvs, c => c is null) ? null : Cvs.Sum() / Cvs.Length;

    /// <summary>Whether an indicator's CV is over a limit, decided exactly; false if there is none.</summary>
    public bool IsOver(int indicator, Rational limit) =>
        Cvs[indicator] is { } cv && dispersions[indicator].IsOver(cv, limit);

    /// <summary>The exact mean of an indicator; there must be a unit with a value.</summary>
    public Rational ExactMean(int indicator) => dispersions[indicator].ExactMean();

    /// <summary>The exact square of an indicator's CV; there must be a CV.</summary>
    public Rational ExactCvSquare(int indicator) => dispersions[indicator].ExactSquare();

    internal static StageFigures Of(UnitColumns units, Stage stage, CvFormula formula)
    {
        var members = new List<int>();
        long pupils = 0;
        for (var u = 0; u < units.Count; u++)
        {
            if (units.Stages[u] == stage && units.Exclusions[u] == Exclusion.None)
            {
                members.Add(u);
                pupils += units.Pupils[u];
            }
        }

        var figures = new StageFigures(stage, [.. members]) { Pupils = pupils };
        for (var i = 0; i < UnitColumns.Width; i++)
        {
            var known = figures.Members.Where(u => units.Has(u, i)).ToArray();
            figures.Lacking[i] = figures.Members.Count - known.Length;
            figures.dispersions[i] = new(units, known, i, formula);
            (figures.Means[i], figures.Cvs[i]) = figures.dispersions[i].Compute();
        }

        return figures;
    }
}
