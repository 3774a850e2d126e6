using System.Globalization;

namespace Junheng.Bench.National;

/// <summary>Whether two sets of results say the same.</summary>
/// <param name="Rows">Rows compared.</param>
/// <param name="Differences">Rows that differ.</param>
/// <param name="Worst">The largest relative difference of a figure among all rows.</param>
/// <param name="First">The first few rows that differ, the one below the other.</param>
internal sealed record Agreement(long Rows, long Differences, double Worst, IReadOnlyList<string> First)
{
    private const double Tolerance = 1e-12;
    private const int Shown = 3;

    /// <summary>Columns that hold figures; everything else must be the same text.</summary>
    private static readonly (string File, Range Figures)[] Files =
    [
        ("stage_parts.csv", 5..12),
        ("counties.csv", 7..22),
    ];

    /// <summary>Compares both result files of two folders, the other's rows joined from several in order.</summary>
    public static Agreement Of(string folder, params IReadOnlyList<string> others)
    {
        var (rows, differences, worst, first) = (0L, 0L, 0.0, new List<string>());
        foreach (var (file, figures) in Files)
        {
            using var left = File.ReadLines(Path.Combine(folder, file)).GetEnumerator();
            using var right = Joined(others.Select(o => Path.Combine(o, file))).GetEnumerator();
            while (true)
            {
                var (one, other) = (Next(left), Next(right));
                if (one is null && other is null)
                {
                    break;
                }

                rows++;
                var distance = Distance(one, other, figures);
                worst = Math.Max(worst, double.IsFinite(distance) ? distance : 0);
                if (distance > Tolerance)
                {
                    differences++;
                    if (first.Count < 2 * Shown)
                    {
                        first.AddRange([$"{file}: {one}", $"{file}: {other}"]);
                    }
                }
            }
        }

        return new(rows, differences, worst, first);
    }

    /// <summary>Throws with the first differences if there is any.</summary>
    public Agreement Demand(string what) =>
        Differences == 0
            ? this
            : throw new DisagreementException(
                $"{what}: {Differences} of {Rows} rows differ\n{string.Join('\n', First)}"
            );

    private static string? Next(IEnumerator<string> lines) => lines.MoveNext() ? lines.Current : null;

    // One header for all.
    private static IEnumerable<string> Joined(IEnumerable<string> files) =>
        files.SelectMany((f, i) => File.ReadLines(f).Skip(i == 0 ? 0 : 1));

    // Infinite where a text differs, else the largest relative difference of the figures.
    private static double Distance(string? one, string? other, Range figures)
    {
        if (one is null || other is null)
        {
            return double.PositiveInfinity;
        }

        if (one == other)
        {
            return 0;
        }

        var (left, right) = (one.Split(','), other.Split(','));
        if (left.Length != right.Length)
        {
            return double.PositiveInfinity;
        }

        var (from, to, worst) = (figures.Start.Value, figures.End.Value, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            worst = Math.Max(
                worst,
                left[i] == right[i] ? 0
                    : i >= from && i < to ? Relative(left[i], right[i])
                    : double.PositiveInfinity
            );
        }

        return worst;
    }

    private static double Relative(string one, string other)
    {
        if (
            !double.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            || !double.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
        )
        {
            return double.PositiveInfinity;
        }

        var larger = Math.Max(Math.Abs(a), Math.Abs(b));
        // A CV of nothing but equal values is zero, or what is left of rounding.
        return larger <= Tolerance ? 0 : Math.Abs(a - b) / larger;
    }
}
