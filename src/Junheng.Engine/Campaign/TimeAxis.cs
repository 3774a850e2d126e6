namespace Junheng.Engine.Campaign;

/// <summary>时间轴: whole months from a first to a last one, each as wide as the others.</summary>
public sealed class TimeAxis
{
    private readonly int first;

    private TimeAxis(int first, int months) => (this.first, Months) = (first, months);

    /// <summary>How many months there are, at least 1.</summary>
    public int Months { get; }

    /// <summary>The axis over some days; the month of <paramref name="today"/> where there are none.</summary>
    /// <param name="days">The days it has to hold.</param>
    /// <param name="today">The day.</param>
    public static TimeAxis Over(IEnumerable<DateOnly> days, DateOnly today)
    {
        var (from, upto) = (int.MaxValue, int.MinValue);
        foreach (var day in days)
        {
            (from, upto) = (Math.Min(from, Number(day)), Math.Max(upto, Number(day)));
        }

        return from > upto ? new(Number(today), 1) : new(from, upto - from + 1);
    }

    /// <summary>Where a day begins, as a share of the whole axis: 0 its left end, 1 its right; beyond it for other days.</summary>
    public double At(DateOnly day) =>
        (Number(day) - first + (day.Day - 1d) / DateTime.DaysInMonth(day.Year, day.Month)) / Months;

    /// <summary>Where a day ends, as a share of the whole axis.</summary>
    public double After(DateOnly day) =>
        (Number(day) - first + (double)day.Day / DateTime.DaysInMonth(day.Year, day.Month)) / Months;

    /// <summary>Whether a day lies on it.</summary>
    public bool Holds(DateOnly day) => Number(day) >= first && Number(day) < first + Months;

    /// <summary>The months to write at the axis: as many as there is room for, in even steps, years whole where they fit.</summary>
    /// <param name="most">How many may be written.</param>
    public IReadOnlyList<DateOnly> Marks(int most)
    {
        int[] steps = [1, 3, 6, 12, 24, 60, 120];
        var step = Array.Find(steps, s => (Months + s - 1) / s <= most) is > 0 and var found ? found : Months;
        // Steps stand where a calendar has them: quarters at quarters, years at January.
        var start = first + (step - first % step) % step;
        return
        [
            .. Enumerable
                .Range(0, (first + Months - start + step - 1) / step)
                .Select(i => start + i * step)
                .Select(n => new DateOnly(n / 12, n % 12 + 1, 1)),
        ];
    }

    private static int Number(DateOnly day) => day.Year * 12 + day.Month - 1;
}
