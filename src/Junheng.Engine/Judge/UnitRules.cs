using System.Numerics;
using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>A limit as two whole numbers, so that reaching it is one comparison of products, and its nearest double.</summary>
internal readonly record struct Limit(long Top, long Bottom, double Nearest)
{
    public static Limit From(Rational value) => new((long)value.Numerator, (long)value.Denominator, value.ToDouble());

    public bool ReachedBy(BigInteger top, BigInteger bottom) => top * Bottom >= bottom * Top;
}

/// <summary>The school test of a pack, compiled once: threshold and floor of every indicator, and how many may fail.</summary>
internal sealed class UnitRules
{
    private readonly (Limit, Limit)[] limits = new (Limit, Limit)[KernelRules.IndicatorCount * 2];

    public UnitRules(RulePack pack)
    {
        MayFail = KernelRules.IndicatorCount - pack.Whole("rule.min_met");
        for (var i = 0; i < KernelRules.IndicatorCount; i++)
        {
            foreach (var stage in SchoolTerms.Judged)
            {
                var threshold = pack.Threshold(pack.Indicators[i], stage);
                limits[Index(i, stage)] = (Limit.From(threshold), Limit.From(threshold * pack["rule.floor"]));
            }
        }
    }

    public int MayFail { get; }

    public (Limit Threshold, Limit Floor) this[int i, Stage stage] => limits[Index(i, stage)];

    private static int Index(int i, Stage stage) => i * 2 + (stage == Stage.Primary ? 0 : 1);
}
