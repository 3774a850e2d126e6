using Junheng.Engine.Figures;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>What a stage part lacks in one indicator, in the natural unit (人, ㎡, 万元, 间).</summary>
/// <param name="Unit">Row of the unit columns.</param>
/// <param name="Indicator">0 to 6.</param>
/// <param name="ToFloor">Missing to 85 % of the threshold; zero if reached.</param>
/// <param name="ToThreshold">Missing to the threshold; zero if reached.</param>
/// <param name="IsBoundary">True if the rounded value would give another verdict than the exact one.</param>
/// <param name="IsExact">True if the value is the threshold to the last digit, and so meets it.</param>
public sealed record Gap(int Unit, int Indicator, Rational ToFloor, Rational ToThreshold, bool IsBoundary, bool IsExact)
{
    /// <summary>
    /// The gap of a value; null where there is no value. Persons and rooms are rounded up, since half a teacher cannot
    /// be posted; ㎡ and 万元 stay exact. For a shared resource it is what the whole school would need more of.
    /// </summary>
    public static Gap? Of(ResourceVerdict resources, int unit, int indicator)
    {
        var units = resources.Units;
        var pack = resources.Kernel.Pack;
        if (
            !units.Has(unit, indicator)
            || resources.Kernel.AmountPerUnit(
                resources.Columns,
                units.Rows[unit],
                units.Stages[unit],
                units.Pupils[unit],
                indicator
            )
                is not { } perUnit
        )
        {
            return null;
        }

        var rule = pack.Indicators[indicator];
        var threshold = pack.Threshold(rule, units.Stages[unit]);
        var value = units.Fraction(unit, indicator);
        return new(
            unit,
            indicator,
            Lacking(threshold * pack["rule.floor"] - value, perUnit, rule),
            Lacking(threshold - value, perUnit, rule),
            IsRoundedOtherwise(value, threshold, pack.Whole("decimals.unit"))
                || IsRoundedOtherwise(value, threshold * pack["rule.floor"], pack.Whole("decimals.unit")),
            value == threshold
        );
    }

    /// <summary>Whether rounding for show would turn the verdict (临界).</summary>
    public static bool IsRoundedOtherwise(Rational value, Rational threshold, int decimals) =>
        Rounding.Round(value, decimals) >= threshold != value >= threshold;

    private static Rational Lacking(Rational distance, Rational perUnit, ResourceIndicator rule)
    {
        if (distance.Sign <= 0)
        {
            return Rational.Zero;
        }

        var amount = distance * perUnit;
        var whole = rule.Inputs.Values.SelectMany(i => i).All(i => Schools.Fields.Info(i.Field).IsCount);
        return whole ? new((amount.Numerator + amount.Denominator - 1) / amount.Denominator, 1) : amount;
    }
}
