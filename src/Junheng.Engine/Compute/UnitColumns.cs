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
/// The stage parts (学段部) of a county's schools and their seven values, as columns in the order of results. Every
/// value is kept twice: as the exact quotient that verdicts use and as the nearest double that is shown.
/// </summary>
public sealed class UnitColumns
{
    internal const int Width = KernelRules.IndicatorCount;
    private readonly Int128[] tops;
    private readonly Int128[] bottoms;
    private readonly double[] values;

    internal UnitColumns(int capacity)
    {
        Rows = new int[capacity];
        Stages = new Stage[capacity];
        Pupils = new long[capacity];
        Exclusions = new Exclusion[capacity];
        Known = new byte[capacity];
        tops = new Int128[capacity * Width];
        bottoms = new Int128[capacity * Width];
        values = new double[capacity * Width];
    }

    /// <summary>Number of stage parts.</summary>
    public int Count { get; private set; }

    /// <summary>The school's row in the columns computed.</summary>
    public int[] Rows { get; }

    /// <summary>Primary or junior.</summary>
    public Stage[] Stages { get; }

    /// <summary>Pupils of the stage part, greater than zero.</summary>
    public long[] Pupils { get; }

    /// <summary>Whether, and why not, the stage part is judged.</summary>
    public Exclusion[] Exclusions { get; }

    /// <summary>Bit i: indicator i has a value.</summary>
    public byte[] Known { get; }

    /// <summary>True if indicator i of unit u has a value.</summary>
    public bool Has(int u, int i) => (Known[u] >> i & 1) != 0;

    /// <summary>The value as the nearest double; NaN if missing.</summary>
    public double Value(int u, int i) => Has(u, i) ? values[u * Width + i] : double.NaN;

    /// <summary>The exact value as numerator and (positive) denominator.</summary>
    public (Int128 Top, Int128 Bottom) Exact(int u, int i) => (tops[u * Width + i], bottoms[u * Width + i]);

    /// <summary>The exact value as a fraction.</summary>
    public Figures.Rational Fraction(int u, int i) => new(tops[u * Width + i], bottoms[u * Width + i]);

    internal int Add(int row, Stage stage, long pupils, Exclusion exclusion)
    {
        Rows[Count] = row;
        Stages[Count] = stage;
        Pupils[Count] = pupils;
        Exclusions[Count] = exclusion;
        return Count++;
    }

    internal void Set(int u, int i, Int128 top, Int128 bottom)
    {
        tops[u * Width + i] = top;
        bottoms[u * Width + i] = bottom;
        values[u * Width + i] = Nearest(top, bottom);
        Known[u] |= (byte)(1 << i);
    }

    /// <summary>The double nearest to a quotient; one division where both sides fit a double exactly.</summary>
    internal static double Nearest(Int128 top, Int128 bottom)
    {
        const long exact = 1L << 53;
        return Int128.Abs(top) <= exact && bottom <= exact
            ? (double)(long)top / (long)bottom
            : new Figures.Rational(top, bottom).ToDouble();
    }
}
