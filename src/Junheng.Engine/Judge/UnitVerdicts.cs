using System.Numerics;
using System.Text;
using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>
/// The verdict on every stage part: each value against its threshold and the floor, decided exactly, and the school
/// test (at least six of seven met, the rest not below 85 %).
/// </summary>
public sealed class UnitVerdicts
{
    private readonly UnitColumns units;
    private readonly byte[] met;
    private readonly byte[] floor;

    private UnitVerdicts(UnitColumns units)
    {
        this.units = units;
        met = new byte[units.Count];
        floor = new byte[units.Count];
        Verdicts = new Verdict[units.Count];
    }

    /// <summary>The verdict of each unit.</summary>
    public IReadOnlyList<Verdict> All => Verdicts;

    private Verdict[] Verdicts { get; }

    /// <summary>Judges all units of a county.</summary>
    public static UnitVerdicts Judge(RulePack pack, UnitColumns units)
    {
        var rules = new UnitRules(pack);
        var verdicts = new UnitVerdicts(units);
        for (var u = 0; u < units.Count; u++)
        {
            verdicts.JudgeOne(u, rules);
        }

        return verdicts;
    }

    /// <summary>Met, not met, or null where there is no value.</summary>
    public bool? IsMet(int u, int i) => units.Has(u, i) ? (met[u] >> i & 1) != 0 : null;

    /// <summary>At or above the floor, below it, or null where there is no value.</summary>
    public bool? ReachesFloor(int u, int i) => units.Has(u, i) ? (floor[u] >> i & 1) != 0 : null;

    /// <summary>Known indicators met.</summary>
    public int MetCount(int u) => BitOperations.PopCount(met[u]);

    /// <summary>The contract's reason codes, separated by spaces; empty for a unit that is met.</summary>
    public string Reason(int u)
    {
        if (Verdicts[u] == Verdict.Met)
        {
            return "";
        }

        if (Verdicts[u] == Verdict.Excluded)
        {
            return units.Exclusions[u] switch
            {
                Exclusion.Special => "excluded:special",
                Exclusion.Vocational => "excluded:vocational",
                _ => "excluded:small",
            };
        }

        var text = new StringBuilder();
        for (var i = 0; i < KernelRules.IndicatorCount; i++)
        {
            var code =
                !units.Has(u, i) ? "missing"
                : (met[u] >> i & 1) != 0 ? null
                : (floor[u] >> i & 1) != 0 ? "below"
                : "floor";
            if (code is not null)
            {
                text.Append(text.Length > 0 ? " " : "").Append('r').Append(i + 1).Append(':').Append(code);
            }
        }

        return text.ToString();
    }

    private void JudgeOne(int u, UnitRules rules)
    {
        if (units.Exclusions[u] != Exclusion.None)
        {
            Verdicts[u] = Verdict.Excluded;
            return;
        }

        for (var i = 0; i < KernelRules.IndicatorCount; i++)
        {
            if (!units.Has(u, i))
            {
                continue;
            }

            var (top, bottom) = units.Exact(u, i);
            var (threshold, low) = rules[i, units.Stages[u]];
            met[u] |= (byte)(threshold.ReachedBy(top, bottom) ? 1 << i : 0);
            floor[u] |= (byte)(low.ReachedBy(top, bottom) ? 1 << i : 0);
        }

        var known = units.Known[u];
        var failed = BitOperations.PopCount((uint)(known & ~met[u]));
        Verdicts[u] =
            failed > rules.MayFail || (known & ~floor[u]) != 0 ? Verdict.NotMet
            : BitOperations.PopCount(known) < KernelRules.IndicatorCount ? Verdict.CannotTell
            : Verdict.Met;
    }

    /// <summary>A limit as two whole numbers, so that reaching it is one comparison of products.</summary>
    private readonly record struct Limit(long Top, long Bottom)
    {
        public static Limit From(Rational value) => new((long)value.Numerator, (long)value.Denominator);

        public bool ReachedBy(Int128 top, Int128 bottom) => top * Bottom >= bottom * Top;
    }

    private sealed class UnitRules
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
}
