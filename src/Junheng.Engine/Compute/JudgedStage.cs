using System.Runtime.CompilerServices;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Compute;

/// <summary>
/// The judged units of one stage by the row of their school, so that whole columns are computed without looking up who
/// is where: a row without a judged unit has no pupils and divisors of one, and nothing of it is used.
/// </summary>
internal sealed class JudgedStage(Stage stage)
{
    private double[] values = [];
    private double[] tops = [];
    private int[] members = [];
    private int stride;

    public Stage Stage => stage;

    /// <summary>Rows, a multiple of what is computed at a time.</summary>
    public int Length { get; private set; }

    /// <summary>Number of judged units.</summary>
    public int Count { get; private set; }

    /// <summary>Pupils of all judged units.</summary>
    public long AllPupils { get; private set; }

    /// <summary>Indicators (bits) of which every unit has a value.</summary>
    public byte Complete { get; private set; }

    /// <summary>Pupils as weights; zero where there is no judged unit.</summary>
    public double[] Weights { get; private set; } = [];

    /// <summary>Pupils as divisors.</summary>
    public double[] Pupils { get; private set; } = [];

    /// <summary>Weighted pupils of the whole school (折合学生数, in the split's whole units) as divisors.</summary>
    public double[] Weighted { get; private set; } = [];

    /// <summary>The judged units, as rows of the unit columns.</summary>
    public ReadOnlySpan<int> Members => members.AsSpan(0, Count);

    /// <summary>Bit i: indicator i has a value.</summary>
    public byte[] Known { get; private set; } = [];

    /// <summary>Per indicator: the factor that belongs to every divisor.</summary>
    public double[] Bottoms { get; } = new double[KernelRules.IndicatorCount];

    /// <summary>Per indicator: all numerators and divisors are exact as doubles.</summary>
    public bool[] Exact { get; } = new bool[KernelRules.IndicatorCount];

    /// <summary>Per indicator: a value may be negative.</summary>
    public bool[] Negative { get; } = new bool[KernelRules.IndicatorCount];

    /// <summary>The values of an indicator, each the nearest double.</summary>
    public Span<double> Values(int indicator) => values.AsSpan(indicator * stride, Length);

    /// <summary>The numerators of an indicator, whole numbers.</summary>
    public Span<double> Tops(int indicator) => tops.AsSpan(indicator * stride, Length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Value(int row, int indicator) => values[indicator * stride + row];

    public void Start(int length)
    {
        Length = Vectors.RoundUp(length);
        Count = 0;
        AllPupils = 0;
        Complete = (1 << KernelRules.IndicatorCount) - 1;
        if (Length > stride)
        {
            stride = Math.Max(Length, stride * 2);
            values = new double[stride * KernelRules.IndicatorCount];
            tops = new double[stride * KernelRules.IndicatorCount];
            Weights = new double[stride];
            Pupils = new double[stride];
            Weighted = new double[stride];
            Known = new byte[stride];
            members = new int[stride];
        }

        Weights.AsSpan(0, Length).Clear();
        Pupils.AsSpan(0, Length).Fill(1);
        Weighted.AsSpan(0, Length).Fill(1);
        Known.AsSpan(0, Length).Clear();
    }

    /// <summary>The judged units, for whoever keeps them.</summary>
    public IReadOnlyList<int> MemberList() => new ArraySegment<int>(members, 0, Count);

    public void Add(int unit, int row, long pupils, long weighted, byte known)
    {
        members[Count++] = unit;
        AllPupils += pupils;
        Complete &= known;
        Weights[row] = pupils;
        Pupils[row] = pupils;
        Weighted[row] = Math.Max(weighted, 1);
        Known[row] = known;
    }

    /// <summary>Sets to zero what rows without a judged unit, or without a value, have in a column.</summary>
    public void ClearUnknown(int indicator, Span<long> column)
    {
        for (var row = 0; row < Length; row++)
        {
            if ((Known[row] >> indicator & 1) == 0)
            {
                column[row] = 0;
            }
        }
    }

    /// <summary>Finds out whether an indicator still has a negative value.</summary>
    public void LookForNegative(int indicator)
    {
        var found = false;
        for (var row = 0; Negative[indicator] && row < Length && !found; row++)
        {
            found = Weights[row] > 0 && Value(row, indicator) < 0;
        }

        Negative[indicator] = found;
    }

    /// <summary>Judged units without a value of an indicator.</summary>
    public int Lacking(int indicator)
    {
        var lacking = 0;
        for (var row = 0; row < Length; row++)
        {
            lacking += Weights[row] > 0 && (Known[row] >> indicator & 1) == 0 ? 1 : 0;
        }

        return lacking;
    }
}
