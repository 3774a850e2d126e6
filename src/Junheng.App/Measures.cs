using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Junheng.App;

/// <summary>
/// What the program tells about its own work to whoever collects it: counts and times. No tag of it holds a name, a
/// county or anything a person entered.
/// </summary>
public static class Measures
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "Junheng";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Imports = Meter.CreateCounter<long>(
        "junheng.imports.read",
        "{import}",
        "Uploads read and checked"
    );

    private static readonly Counter<long> Processes = Meter.CreateCounter<long>(
        "junheng.processes.written",
        "{process}",
        "Processes written to the log"
    );

    private static readonly Histogram<double> YearRuns = Meter.CreateHistogram<double>(
        "junheng.year_run.duration",
        "s",
        "Runs over a county's year"
    );

    /// <summary>An upload was read.</summary>
    /// <param name="outcome">Where it stands now.</param>
    internal static void ImportRead(string outcome) =>
        Imports.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A process was written.</summary>
    /// <param name="name">Name of the use case.</param>
    internal static void ProcessWritten(string name) =>
        Processes.Add(1, new KeyValuePair<string, object?>("process", name));

    /// <summary>Does a piece of work as an activity of its own.</summary>
    internal static async Task During(string activity, Func<Task> work)
    {
        using var _ = Source.StartActivity(activity);
        await work();
    }

    /// <summary>Runs over a year and notes how long it took.</summary>
    internal static T YearRun<T>(Func<T> run)
    {
        using var _ = Source.StartActivity("year run");
        var start = Stopwatch.GetTimestamp();
        var result = run();
        YearRuns.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        return result;
    }
}
