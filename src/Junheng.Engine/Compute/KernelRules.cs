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

    private readonly CompiledIndicator[] indicators = new CompiledIndicator[IndicatorCount * 2];

    public KernelRules(RulePack pack, DateOnly date, bool tolerances)
    {
        Granted = tolerances ? [.. pack.Granted(date)] : [];
        Excluded = pack.ExcludedTypes;
        SmallPoint = pack.Whole("exclusions.teaching_point_min");
        Formula = pack.Cv.Formula;
        Weights = WholeWeights(pack);
        for (var i = 0; i < IndicatorCount; i++)
        {
            foreach (var stage in SchoolTerms.Judged)
            {
                indicators[Index(i, stage)] = Compile(pack.Indicators[i], stage);
            }
        }
    }

    public IReadOnlyList<Tolerance> Granted { get; }

    public IReadOnlySet<SchoolType> Excluded { get; }

    public int SmallPoint { get; }

    public CvFormula Formula { get; }

    /// <summary>Split weights of the four stages, scaled to whole numbers.</summary>
    public long[] Weights { get; }

    public ref readonly CompiledIndicator this[int indicator, Stage stage] => ref indicators[Index(indicator, stage)];

    private static int Index(int indicator, Stage stage) => indicator * 2 + (stage == Stage.Primary ? 0 : 1);

    private static long[] WholeWeights(RulePack pack)
    {
        var weights = SchoolTerms.Stages.Select(pack.SplitWeight).ToArray();
        var common = weights.Aggregate(
            BigInteger.One,
            (c, w) => c / BigInteger.GreatestCommonDivisor(c, w.Denominator) * w.Denominator
        );
        return [.. weights.Select(w => (long)(w.Numerator * common / w.Denominator))];
    }

    private CompiledIndicator Compile(ResourceIndicator indicator, Stage stage)
    {
        var inputs = indicator.Inputs[stage];
        var tolerance = Granted.FirstOrDefault(t => t.Item == indicator.Key && t.Add.Count > 0);
        var factor = indicator.Factor / Fields.Scale;
        return new(
            [.. inputs.Where(i => i.Sign > 0).Select(i => i.Field)],
            [.. inputs.Where(i => i.Sign < 0).Select(i => i.Field)],
            tolerance is null ? [] : [.. tolerance.Add[stage]],
            inputs.Aggregate(0UL, (mask, i) => mask | 1UL << (int)i.Field),
            indicator.Shared,
            (long)factor.Numerator,
            (long)factor.Denominator,
            tolerance?.When
        );
    }
}
