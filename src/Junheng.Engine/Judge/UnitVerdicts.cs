using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>
/// The verdict on every stage part: each value against its threshold and the floor, decided exactly, and the school
/// test (at least six of seven met, the rest not below 85 %).
/// </summary>
public sealed class UnitVerdicts
{
    /// <summary>The most bytes a reason has.</summary>
    public const int LongestReason = KernelRules.IndicatorCount * 11;

    private const int FloorShift = 8;

    private readonly UnitColumns units;
    private readonly UnitRules rules;
    private Verdict[] all = [];
    private byte[] met = [];
    private byte[] floor = [];
    private long[] primary = [];
    private long[] junior = [];

    internal UnitVerdicts(RulePack pack, UnitColumns units)
    {
        this.units = units;
        rules = new(pack);
    }

    /// <summary>The verdict of each unit.</summary>
    public IReadOnlyList<Verdict> All => new ArraySegment<Verdict>(all, 0, units.Count);

    /// <summary>The verdict of a unit.</summary>
    public Verdict this[int u] => all[u];

    /// <summary>Judges all units of the county that the columns hold now.</summary>
    internal void Judge()
    {
        if (met.Length < units.Count)
        {
            all = new Verdict[units.Rows.Length];
            met = new byte[units.Rows.Length];
            floor = new byte[units.Rows.Length];
        }

        Reach(units.Of(Stage.Primary), ref primary);
        Reach(units.Of(Stage.Junior), ref junior);
        for (var u = 0; u < units.Count; u++)
        {
            all[u] = JudgeOne(u);
        }
    }

    /// <summary>Judges a unit again after a value of it has changed; returns its verdict.</summary>
    internal Verdict JudgeAgain(int u, int i)
    {
        var judged = units.Of(units.Stages[u]);
        ref var now = ref (judged.Stage == Stage.Primary ? primary : junior)[units.Rows[u]];
        var (threshold, low) = rules[i, judged.Stage];
        var value = judged.Value(units.Rows[u], i);
        var marks =
            value == threshold.Nearest || value == low.Nearest
                ? Marks(u, i, threshold, low)
                : (value >= threshold.Nearest ? MetMark(i) : 0) | (value >= low.Nearest ? FloorMark(i) : 0);
        now = (now & ~(MetMark(i) | FloorMark(i))) | marks;
        return all[u] = JudgeOne(u);
    }

    /// <summary>Met, not met, or null where there is no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool? IsMet(int u, int i) => units.Has(u, i) ? (met[u] >> i & 1) != 0 : null;

    /// <summary>At or above the floor, below it, or null where there is no value.</summary>
    public bool? ReachesFloor(int u, int i) => units.Has(u, i) ? (floor[u] >> i & 1) != 0 : null;

    /// <summary>Bit i: indicator i has a value and is met.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MetBits(int u) => met[u];

    /// <summary>Known indicators met.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MetCount(int u) => BitOperations.PopCount(met[u]);

    /// <summary>The contract's reason codes, separated by spaces; empty for a unit that is met.</summary>
    public string Reason(int u)
    {
        Span<byte> text = stackalloc byte[LongestReason];
        return Encoding.ASCII.GetString(text[..WriteReason(u, text)]);
    }

    /// <summary>The same as UTF-8; returns the number of bytes, at most <see cref="LongestReason"/>.</summary>
    public int WriteReason(int u, Span<byte> text)
    {
        if (all[u] == Verdict.Met)
        {
            return 0;
        }

        if (all[u] == Verdict.Excluded)
        {
            var code = units.Exclusions[u] switch
            {
                Exclusion.Special => "excluded:special"u8,
                Exclusion.Vocational => "excluded:vocational"u8,
                _ => "excluded:small"u8,
            };
            code.CopyTo(text);
            return code.Length;
        }

        var length = 0;
        for (var i = 0; i < KernelRules.IndicatorCount; i++)
        {
            var code =
                !units.Has(u, i) ? "missing"u8
                : (met[u] >> i & 1) != 0 ? default
                : (floor[u] >> i & 1) != 0 ? "below"u8
                : "floor"u8;
            if (code.IsEmpty)
            {
                continue;
            }

            if (length > 0)
            {
                text[length++] = (byte)' ';
            }

            text[length++] = (byte)'r';
            text[length++] = (byte)('1' + i);
            text[length++] = (byte)':';
            code.CopyTo(text[length..]);
            length += code.Length;
        }

        return length;
    }

    /// <summary>
    /// What every row of a stage reaches. The nearest double of a value is on the same side of the nearest double of a
    /// limit as the value is of the limit, for rounding keeps the order; only where the two doubles are equal the exact
    /// fractions decide.
    /// </summary>
    private void Reach(JudgedStage judged, ref long[] reached)
    {
        if (reached.Length < judged.Length)
        {
            reached = new long[judged.Weights.Length];
        }

        reached.AsSpan(0, judged.Length).Clear();
        for (var i = 0; i < KernelRules.IndicatorCount; i++)
        {
            var (threshold, low) = rules[i, judged.Stage];
            if (Compare(judged, reached, i, threshold.Nearest, low.Nearest))
            {
                DecideEqual(judged, reached, i, threshold, low);
            }
        }
    }

    /// <summary>Marks what a row reaches by its doubles; true if one equals a limit.</summary>
    private static bool Compare(JudgedStage judged, long[] reached, int i, double threshold, double low)
    {
        ReadOnlySpan<double> values = judged.Values(i);
        var (metMark, lowMark) = (Vector256.Create(MetMark(i)), Vector256.Create(FloorMark(i)));
        var (metFrom, lowFrom) = (Vector256.Create(threshold), Vector256.Create(low));
        var equal = Vector256<double>.Zero;
        for (var row = 0; row < values.Length; row += Vectors.Lanes)
        {
            var value = Vectors.At(values, row);
            var marks =
                (Vector256.GreaterThanOrEqual(value, metFrom).AsInt64() & metMark)
                | (Vector256.GreaterThanOrEqual(value, lowFrom).AsInt64() & lowMark);
            (Vectors.At<long>(reached, row) | marks).Put(reached, row);
            equal |= Vector256.Equals(value, metFrom) | Vector256.Equals(value, lowFrom);
        }

        return equal.AsInt64() != Vector256<long>.Zero;
    }

    private void DecideEqual(JudgedStage judged, long[] reached, int i, Limit threshold, Limit low)
    {
        foreach (var u in judged.Members)
        {
            if (!units.Has(u, i))
            {
                continue;
            }

            var value = units.Value(u, i);
            if (value == threshold.Nearest || value == low.Nearest)
            {
                ref var now = ref reached[units.Rows[u]];
                now = (now & ~(MetMark(i) | FloorMark(i))) | Marks(u, i, threshold, low);
            }
        }
    }

    /// <summary>What a unit reaches by its exact value.</summary>
    private long Marks(int u, int i, Limit threshold, Limit low)
    {
        var (top, bottom) = units.Exact(u, i);
        return (threshold.ReachedBy(top, bottom) ? MetMark(i) : 0) | (low.ReachedBy(top, bottom) ? FloorMark(i) : 0);
    }

    private static long MetMark(int i) => 1L << i;

    private static long FloorMark(int i) => 1L << (i + FloorShift);

    private Verdict JudgeOne(int u)
    {
        if (units.Exclusions[u] != Exclusion.None)
        {
            (met[u], floor[u]) = (0, 0);
            return Verdict.Excluded;
        }

        var known = units.Known[u];
        var marks = (int)(units.Stages[u] == Stage.Primary ? primary : junior)[units.Rows[u]];
        met[u] = (byte)(marks & known);
        floor[u] = (byte)(marks >> FloorShift & known);
        var failed = BitOperations.PopCount((uint)(known & ~met[u]));
        return failed > rules.MayFail || (known & ~floor[u]) != 0 ? Verdict.NotMet
            : BitOperations.PopCount(known) < KernelRules.IndicatorCount ? Verdict.CannotTell
            : Verdict.Met;
    }
}
