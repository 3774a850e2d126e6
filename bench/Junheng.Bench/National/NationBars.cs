namespace Junheng.Bench.National;

/// <summary>What the batch engine promises beside its peers, each as a ratio of two things measured in the same round.</summary>
internal static class NationBars
{
    public const string Ours = "junheng";
    public const string OneRow = "junheng, one row";
    public const string DuckDb = "duckdb";
    public const string Polars = "polars";
    public const string Copy = "copy";

    private const double Wall = 0.35;
    private const double Cpu = 0.40;
    private const double Memory = 0.35;
    private const double Copying = 6;
    private const double Growth = 1.1;

    /// <summary>The promise, how far the product means to go, the median of the rounds, and their spread.</summary>
    public sealed record Found(Bar Bar, double? Aim, double Least, double Most);

    public static IReadOnlyList<Found> Of(IReadOnlyList<Rounds> all)
    {
        var found = new List<Found>();
        var year = all.FirstOrDefault(r => r.Size == NationSize.Year);
        if (year is not null)
        {
            found.Add(Ratio("wall, of the faster of DuckDB and polars", Wall, 0.25, year, m => m.Wall, DuckDb, Polars));
            found.Add(Ratio("processor time, of the lower of both", Cpu, 0.25, year, m => m.Cpu, DuckDb, Polars));
            found.Add(Ratio("wall, times copying the same bytes", Copying, 4, year, m => m.Wall, Copy));
        }

        found.AddRange(all.Select(r => Ratio("peak memory, of DuckDB's", Memory, null, r, m => m.PeakMib, DuckDb)));
        var largest = all.FirstOrDefault(r => r.Size == NationSize.SixteenYears);
        if (year is not null && largest is not null)
        {
            found.Add(Exponent(year, largest));
        }

        return found;
    }

    public static Table Table(IReadOnlyList<Found> found) =>
        new(
            "Ratios, round by round",
            ["ratio", "median", "least", "most", "promised", "aim"],
            [
                .. found.Select(f =>
                    (IReadOnlyList<object?>)[f.Bar.What, f.Bar.Found, f.Least, f.Most, f.Bar.Limit, f.Aim]
                ),
            ]
        );

    private static Found Ratio(
        string what,
        double limit,
        double? aim,
        Rounds rounds,
        Func<Measured, double> of,
        params string[] others
    )
    {
        var ratio = rounds.Ratio(Ours, of, others);
        var bar = new Bar($"{rounds.Size.Name}: {what}", limit, ratio.Median, "×");
        return new(bar, aim, ratio.At(0), ratio.At(100));
    }

    // Of the time above what a start alone takes.
    private static Found Exponent(Rounds small, Rounds large)
    {
        var start = small.Median(OneRow, m => m.Wall);
        var times = Math.Log((double)large.Size.Records / small.Size.Records);
        double Of(double less, double more) => Math.Log((more - start) / (less - start)) / times;
        var (less, more) = (Walls(small), Walls(large));
        var what = $"{small.Size.Name} to {large.Size.Name}: exponent of the time above start-up";
        var bar = new Bar(what, Growth, Of(less.Median, more.Median), "");
        return new(bar, null, Of(less.At(100), more.At(0)), Of(less.At(0), more.At(100)));

        static Percentiles Walls(Rounds rounds) => new(rounds[Ours].Select(m => m.Wall));
    }
}
