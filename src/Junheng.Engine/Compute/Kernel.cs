using System.Numerics;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>
/// The arithmetic of the field: seven values per stage part, means and coefficients of variation per stage. A rule
/// pack compiles once; the batch, the pages, traces and what-if runs all call this.
/// </summary>
public sealed class Kernel
{
    private const int Heads = (int)Field.PupilsSenior + 1;

    private readonly KernelRules rules;

    private Kernel(RulePack pack, DateOnly date, bool tolerances)
    {
        Pack = pack;
        Date = date;
        rules = new(pack, date, tolerances);
    }

    /// <summary>The pack it was compiled from.</summary>
    public RulePack Pack { get; }

    /// <summary>The day whose rules are applied.</summary>
    public DateOnly Date { get; }

    /// <summary>The tolerances applied; empty for the strict verdict.</summary>
    public IReadOnlyList<Tolerance> Tolerances => rules.Granted;

    /// <summary>The form of the coefficient of variation that decides.</summary>
    internal CvFormula Formula => rules.Formula;

    /// <summary>The values that a field enters.</summary>
    internal FieldUse[] Uses(Field field) => rules.Uses[(int)field];

    /// <summary>Whether a field counts pupils, on which more hangs than values: units, exclusions, weights, conditions.</summary>
    internal static bool CountsPupils(Field field) => (int)field < Heads;

    /// <summary>Compiles a pack.</summary>
    /// <param name="pack">The rules.</param>
    /// <param name="date">Decides which dated tolerances are in force.</param>
    /// <param name="tolerances">False for the strict verdict.</param>
    public static Kernel Compile(RulePack pack, DateOnly date, bool tolerances) => new(pack, date, tolerances);

    /// <summary>The day whose rules are in force for a statistical year: 1 September.</summary>
    public static DateOnly RulesDay(int year) => new(year, 9, 1);

    /// <summary>The stage parts of a county and their values, in the order of results.</summary>
    public UnitColumns Units(SchoolColumns schools)
    {
        var units = new UnitColumns();
        Fill(schools, units);
        return units;
    }

    /// <summary>The same, into columns that have served before.</summary>
    internal void Fill(SchoolColumns schools, UnitColumns units)
    {
        Frame(schools, units);
        foreach (var stage in KernelRules.Stages)
        {
            for (var i = 0; i < KernelRules.IndicatorCount; i++)
            {
                ValuePass.Run(rules, schools, units, stage, i);
            }
        }
    }

    /// <summary>Means and coefficients of variation of one stage over the judged units with a value.</summary>
    public StageFigures Stage(UnitColumns units, Stage stage)
    {
        var figures = new StageFigures(stage);
        figures.Compute(units, rules.Formula);
        return figures;
    }

    /// <summary>
    /// How much resource, in the indicator's natural unit (人, ㎡, 万元, 间) and for the whole school, raises the value
    /// of a stage part by one; null if the resource cannot be split.
    /// </summary>
    public Rational? AmountPerUnit(SchoolColumns schools, int row, Stage stage, long pupils, int indicator)
    {
        ref readonly var rule = ref rules[indicator, stage];
        var perMillionth = new Rational(rule.Bottom, rule.Top);
        if (!rule.Shared)
        {
            return perMillionth * pupils / Fields.Scale;
        }

        return Weighted(schools, row, out var weighted)
            ? perMillionth * new Rational(weighted, rules.Weights[(int)stage]) / Fields.Scale
            : null;
    }

    /// <summary>Whether a tolerance condition holds for a unit; an unknown fact never satisfies one.</summary>
    internal static bool Holds(ToleranceCondition when, SchoolColumns schools, int row, long unitPupils) =>
        (when.Locale is null || schools.Locales[row] == when.Locale)
        && (when.CityCentre is null || schools.CityCentre[row] == when.CityCentre)
        && (when.UnitPupilsFrom is null || unitPupils >= when.UnitPupilsFrom)
        && (when.UnitPupilsTo is null || unitPupils <= when.UnitPupilsTo);

    /// <summary>The fields (bits) that a unit's values, and the tolerances applied, are computed from.</summary>
    /// <param name="stage">The unit's stage; the stages that are not judged need nothing.</param>
    public ulong Needs(Stage stage) => rules.UnitNeeds[(int)stage];

    /// <summary>Whether an indicator's resource belongs to the whole school and is split.</summary>
    internal bool IsShared(Stage stage, int indicator) => rules[indicator, stage].Shared;

    /// <summary>A known value as numerator and (positive) denominator.</summary>
    internal (BigInteger Top, BigInteger Bottom) Exact(
        SchoolColumns schools,
        int row,
        Stage stage,
        long pupils,
        int indicator
    )
    {
        ref readonly var rule = ref rules[indicator, stage];
        BigInteger sum = 0;
        foreach (var field in rule.Plus)
        {
            sum += schools[field][row];
        }

        foreach (var field in rule.Minus)
        {
            sum -= schools[field][row];
        }

        if (rule.ExtraWhen is { } when && Holds(when, schools, row, pupils))
        {
            foreach (var field in rule.Extra)
            {
                sum += schools.Has(row, field) ? schools[field][row] : 0;
            }
        }

        var count = pupils;
        if (rule.Shared)
        {
            Weighted(schools, row, out count);
        }

        return (sum * rules.Factor(indicator, stage), (BigInteger)count * rule.Bottom);
    }

    /// <summary>Finds the stage parts: the judged stages of every school that have pupils.</summary>
    private void Frame(SchoolColumns schools, UnitColumns units)
    {
        units.Start(this, schools);
        ReadOnlySpan<long> primary = schools[Field.PupilsPrimary];
        ReadOnlySpan<long> junior = schools[Field.PupilsJunior];
        for (var row = 0; row < schools.Count; row++)
        {
            var splittable = Weighted(schools, row, out var weighted);
            var known = schools.Known[row];
            if ((known >> (int)Field.PupilsPrimary & 1) != 0 && primary[row] > 0)
            {
                Add(schools, row, Schools.Stage.Primary, primary[row] / Fields.Scale, splittable, weighted, units);
            }

            if ((known >> (int)Field.PupilsJunior & 1) != 0 && junior[row] > 0)
            {
                Add(schools, row, Schools.Stage.Junior, junior[row] / Fields.Scale, splittable, weighted, units);
            }
        }
    }

    private void Add(
        SchoolColumns schools,
        int row,
        Stage stage,
        long pupils,
        bool splittable,
        long weighted,
        UnitColumns units
    )
    {
        var exclusion = Excluded(schools.Types[row], pupils);
        var known = exclusion == Exclusion.None ? rules.Known(stage, schools.Known[row], splittable) : 0;
        units.Add(row, stage, pupils, exclusion, weighted, (byte)known);
    }

    /// <summary>Σ w·n over the stages; false if a stage that the type implies has blank pupils.</summary>
    private bool Weighted(SchoolColumns schools, int row, out long weighted)
    {
        var known = schools.Known[row];
        weighted = 0;
        // The pupils' fields stand first, in the order of the stages, so that their bits are the stages' bits.
        for (var stage = 0; stage < Heads; stage++)
        {
            var pupils = schools[(Field)stage][row];
            if ((known >> stage & 1) != 0 && pupils != 0)
            {
                weighted += rules.Weights[stage] * (pupils / Fields.Scale);
            }
        }

        return (schools.Implied[row] & ~known) == 0;
    }

    private Exclusion Excluded(SchoolType type, long pupils) =>
        type == SchoolType.TeachingPoint && pupils < rules.SmallPoint ? Exclusion.Small
        : !rules.Excluded[(int)type] ? Exclusion.None
        : type == SchoolType.Special ? Exclusion.Special
        : Exclusion.Vocational;
}
