namespace Junheng.Bench;

/// <summary>Sorted samples, asked for their percentiles (nearest rank).</summary>
internal sealed class Percentiles
{
    private readonly double[] sorted;

    public Percentiles(IEnumerable<double> samples)
    {
        sorted = [.. samples];
        Array.Sort(sorted);
    }

    public int Count => sorted.Length;

    public double Median => At(50);

    public double At(double percent) =>
        sorted.Length == 0
            ? double.NaN
            : sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Length) - 1, 0, sorted.Length - 1)];
}
