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
        var units = new UnitColumns(schools.Count * SchoolTerms.Judged.Count);
        for (var row = 0; row < schools.Count; row++)
        {
            foreach (var stage in SchoolTerms.Judged)
            {
                var pupils = Fields.Pupils(stage);
                if (schools.Has(row, pupils) && schools[pupils][row] > 0)
                {
                    Unit(schools, row, stage, schools[pupils][row] / Fields.Scale, units);
                }
            }
        }

        return units;
    }

    /// <summary>Means and coefficients of variation of one stage over the judged units with a value.</summary>
    public StageFigures Stage(UnitColumns units, Stage stage) => StageFigures.Of(units, stage, rules.Formula);

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

    private void Unit(SchoolColumns schools, int row, Stage stage, long pupils, UnitColumns units)
    {
        var exclusion = Excluded(schools.Types[row], pupils);
        var unit = units.Add(row, stage, pupils, exclusion);
        if (exclusion != Exclusion.None)
        {
            return;
        }

        var splittable = Weighted(schools, row, out var weighted);
        for (var i = 0; i < KernelRules.IndicatorCount; i++)
        {
            ref readonly var rule = ref rules[i, stage];
            if ((schools.Known[row] & rule.Needs) != rule.Needs || (rule.Shared && !splittable))
            {
                continue;
            }

            var sum = Sum(schools, row, rule);
            if (rule.ExtraWhen is { } when && Holds(when, schools, row, pupils))
            {
                foreach (var field in rule.Extra)
                {
                    // A blank extra counts as none (a notice says so), never as a missing indicator.
                    sum += schools.Has(row, field) ? schools[field][row] : 0;
                }
            }

            if (rule.Shared)
            {
                units.Set(unit, i, sum * rules.Weights[(int)stage] * rule.Top, (Int128)weighted * rule.Bottom);
            }
            else
            {
                units.Set(unit, i, sum * rule.Top, (Int128)pupils * rule.Bottom);
            }
        }
    }

    private static Int128 Sum(SchoolColumns schools, int row, in CompiledIndicator rule)
    {
        Int128 sum = 0;
        foreach (var field in rule.Plus)
        {
            sum += schools[field][row];
        }

        foreach (var field in rule.Minus)
        {
            sum -= schools[field][row];
        }

        return sum;
    }

    /// <summary>Σ w·n over the stages; false if a stage that the type implies has blank pupils.</summary>
    private bool Weighted(SchoolColumns schools, int row, out long weighted)
    {
        weighted = 0;
        foreach (var stage in SchoolTerms.Stages)
        {
            var pupils = Fields.Pupils(stage);
            if (schools.Has(row, pupils))
            {
                weighted += rules.Weights[(int)stage] * (schools[pupils][row] / Fields.Scale);
            }
            else if ((schools.Implied[row] >> (int)stage & 1) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private Exclusion Excluded(SchoolType type, long pupils) =>
        type == SchoolType.TeachingPoint && pupils < rules.SmallPoint ? Exclusion.Small
        : !rules.Excluded.Contains(type) ? Exclusion.None
        : type == SchoolType.Special ? Exclusion.Special
        : Exclusion.Vocational;
}
