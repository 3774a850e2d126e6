using System.Numerics;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Compute;

/// <summary>One indicator in one stage, compiled: what to add, and whole factors above and below.</summary>
internal readonly record struct CompiledIndicator(
    Field[] Plus,
    Field[] Minus,
    Field[] Extra,
    ulong Needs,
    bool Shared,
    long Top,
    long Bottom,
    ToleranceCondition? ExtraWhen
);

/// <summary>
/// A rule pack compiled once into whole numbers: with figures in millionths every value of an indicator is a quotient
/// of two integers, so a verdict can be decided exactly at the speed of integer arithmetic.
/// </summary>
internal sealed class KernelRules
{
    public const int IndicatorCount = 7;

    /// <summary>The judged stages, as an array that loops cost nothing over.</summary>
    public static readonly Stage[] Stages = [.. SchoolTerms.Judged];

    private readonly CompiledIndicator[] indicators = new CompiledIndicator[IndicatorCount * 2];
    private readonly ulong[] needs = new ulong[2];
    private FieldUse[][]? uses;

    public KernelRules(RulePack pack, DateOnly date, bool tolerances)
    {
        Granted = tolerances ? [.. pack.Granted(date)] : [];
        foreach (var type in pack.ExcludedTypes)
        {
            Excluded[(int)type] = true;
        }

        SmallPoint = pack.Whole("exclusions.teaching_point_min");
        Formula = pack.Cv.Formula;
        Weights = WholeWeights(pack);
        for (var i = 0; i < IndicatorCount; i++)
        {
            foreach (var stage in SchoolTerms.Judged)
            {
                indicators[Index(i, stage)] = Compile(pack.Indicators[i], stage);
                ref readonly var rule = ref indicators[Index(i, stage)];
                needs[Index(0, stage)] |= rule.Needs;
                UnitNeeds[(int)stage] |= rule.Needs | Bits(rule.Extra);
            }
        }
    }

    public IReadOnlyList<Tolerance> Granted { get; }

    /// <summary>By type of school: left out of A1.</summary>
    public bool[] Excluded { get; } = new bool[SchoolTerms.TypeCount];

    public int SmallPoint { get; }

    public CvFormula Formula { get; }

    /// <summary>Split weights of the four stages, scaled to whole numbers.</summary>
    public long[] Weights { get; }

    public ref readonly CompiledIndicator this[int indicator, Stage stage] => ref indicators[Index(indicator, stage)];

    /// <summary>By field: the values that it enters. Made when first asked for: only changes of amounts need it.</summary>
    public FieldUse[][] Uses => uses ??= FieldUse.Of(this);

    /// <summary>By stage: the fields (bits) that a unit may need, those of tolerances included.</summary>
    public ulong[] UnitNeeds { get; } = new ulong[SchoolTerms.Stages.Count];

    /// <summary>What the inputs' sum is multiplied with to be the numerator that belongs to the divisor.</summary>
    public long Factor(int indicator, Stage stage)
    {
        ref readonly var rule = ref this[indicator, stage];
        return rule.Shared ? Weights[(int)stage] * rule.Top : rule.Top;
    }

    /// <summary>The indicators (bits) of a unit that have a value.</summary>
    /// <param name="stage">The unit's stage.</param>
    /// <param name="fields">Bit f: field f has a value.</param>
    /// <param name="splittable">The school's shared resources can be split.</param>
    public int Known(Stage stage, ulong fields, bool splittable)
    {
        if (splittable && (fields & needs[Index(0, stage)]) == needs[Index(0, stage)])
        {
            return (1 << IndicatorCount) - 1;
        }

        var known = 0;
        for (var i = 0; i < IndicatorCount; i++)
        {
            ref readonly var rule = ref this[i, stage];
            known |= (fields & rule.Needs) == rule.Needs && (splittable || !rule.Shared) ? 1 << i : 0;
        }

        return known;
    }

    private static int Index(int indicator, Stage stage) => indicator * 2 + (stage == Stage.Primary ? 0 : 1);

    private static long[] WholeWeights(RulePack pack)
    {
        var common = BigInteger.One;
        foreach (var stage in SchoolTerms.Stages)
        {
            var bottom = pack.SplitWeight(stage).Denominator;
            common = common / BigInteger.GreatestCommonDivisor(common, bottom) * bottom;
        }

        var weights = new long[SchoolTerms.Stages.Count];
        foreach (var stage in SchoolTerms.Stages)
        {
            var weight = pack.SplitWeight(stage);
            weights[(int)stage] = (long)(weight.Numerator * common / weight.Denominator);
        }

        return weights;
    }

    private static ulong Bits(Field[] fields)
    {
        ulong bits = 0;
        foreach (var field in fields)
        {
            bits |= 1UL << (int)field;
        }

        return bits;
    }

    /// <summary>The fields that are added, or those that are taken away.</summary>
    private static Field[] Signed(IReadOnlyList<IndicatorInput> inputs, bool added)
    {
        var fields = new Field[inputs.Count];
        var count = 0;
        foreach (var input in inputs)
        {
            if (input.Sign > 0 == added)
            {
                fields[count++] = input.Field;
            }
        }

        return fields[..count];
    }

    private CompiledIndicator Compile(ResourceIndicator indicator, Stage stage)
    {
        var plus = Signed(indicator.Inputs[stage], added: true);
        var minus = Signed(indicator.Inputs[stage], added: false);
        var tolerance = Granted.FirstOrDefault(t => t.Item == indicator.Key && t.Add.Count > 0);
        var factor = indicator.Factor / Fields.Scale;
        return new(
            plus,
            minus,
            tolerance is null ? [] : [.. tolerance.Add[stage]],
            Bits(plus) | Bits(minus),
            indicator.Shared,
            (long)factor.Numerator,
            (long)factor.Denominator,
            tolerance?.When
        );
    }
}
