using System.Numerics;
using System.Runtime.CompilerServices;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Compute;

/// <summary>Why a stage part is not judged.</summary>
public enum Exclusion
{
    /// <summary>It is judged.</summary>
    None,

    /// <summary>特殊教育学校.</summary>
    Special,

    /// <summary>职业学校.</summary>
    Vocational,

    /// <summary>A teaching point with too few pupils.</summary>
    Small,
}

/// <summary>
/// The stage parts (学段部) of a county's schools and their seven values, as columns in the order of results. A value
/// is kept as the nearest double, which is shown and tells all but the closest verdicts; the exact quotient is made
/// again from the schools' columns whenever somebody needs it, so these must not be edited as long as it is used.
/// </summary>
public sealed class UnitColumns
{
    internal const int Width = KernelRules.IndicatorCount;
    private readonly JudgedStage primary = new(Stage.Primary);
    private readonly JudgedStage junior = new(Stage.Junior);
    private Kernel kernel = null!;
    private SchoolColumns schools = null!;

    internal UnitColumns() { }

    /// <summary>Number of stage parts.</summary>
    public int Count { get; private set; }

    /// <summary>The school's row in the columns computed.</summary>
    public int[] Rows { get; private set; } = [];

    /// <summary>Primary or junior.</summary>
    public Stage[] Stages { get; private set; } = [];

    /// <summary>Pupils of the stage part, greater than zero.</summary>
    public long[] Pupils { get; private set; } = [];

    /// <summary>Whether, and why not, the stage part is judged.</summary>
    public Exclusion[] Exclusions { get; private set; } = [];

    /// <summary>Bit i: indicator i has a value.</summary>
    public byte[] Known { get; private set; } = [];

    /// <summary>Room for the sums of one pass.</summary>
    internal long[] Sums { get; private set; } = [];

    /// <summary>True if indicator i of unit u has a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int u, int i) => (Known[u] >> i & 1) != 0;

    /// <summary>The value as the nearest double; NaN if missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Value(int u, int i) => Has(u, i) ? Of(Stages[u]).Value(Rows[u], i) : double.NaN;

    /// <summary>The exact value as numerator and (positive) denominator.</summary>
    public (BigInteger Top, BigInteger Bottom) Exact(int u, int i) =>
        kernel.Exact(schools, Rows[u], Stages[u], Pupils[u], i);

    /// <summary>The exact value as a fraction.</summary>
    public Figures.Rational Fraction(int u, int i)
    {
        var (top, bottom) = Exact(u, i);
        return new(top, bottom);
    }

    /// <summary>Whether an indicator's resource belongs to the whole school and is split.</summary>
    internal bool IsShared(Stage stage, int i) => kernel.IsShared(stage, i);

    /// <summary>Whether a tolerance condition holds for a unit.</summary>
    internal bool Holds(Standards.ToleranceCondition when, int u) => Kernel.Holds(when, schools, Rows[u], Pupils[u]);

    /// <summary>The judged units of a stage by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal JudgedStage Of(Stage stage) => stage == Stage.Primary ? primary : junior;

    internal void Start(Kernel rules, SchoolColumns columns)
    {
        kernel = rules;
        schools = columns;
        Count = 0;
        primary.Start(columns.Count);
        junior.Start(columns.Count);
        if (Sums.Length < columns.Stride)
        {
            var capacity = columns.Stride * KernelRules.Stages.Length;
            Rows = new int[capacity];
            Stages = new Stage[capacity];
            Pupils = new long[capacity];
            Exclusions = new Exclusion[capacity];
            Known = new byte[capacity];
            Sums = new long[columns.Stride];
        }
    }

    internal void Add(int row, Stage stage, long pupils, Exclusion exclusion, long weighted, byte known)
    {
        var unit = Count++;
        Rows[unit] = row;
        Stages[unit] = stage;
        Pupils[unit] = pupils;
        Exclusions[unit] = exclusion;
        Known[unit] = known;
        if (exclusion == Exclusion.None)
        {
            Of(stage).Add(unit, row, pupils, weighted, known);
        }
    }

    /// <summary>The double nearest to a quotient; one division where both sides fit a double exactly.</summary>
    internal static double Nearest(BigInteger top, BigInteger bottom)
    {
        const long exact = 1L << 53;
        return BigInteger.Abs(top) <= exact && bottom <= exact
            ? (double)(long)top / (long)bottom
            : new Figures.Rational(top, bottom).ToDouble();
    }
}
