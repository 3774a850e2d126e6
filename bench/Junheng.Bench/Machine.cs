using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Junheng.Bench;

/// <summary>The machine a figure was measured on: what it is, not whose it is.</summary>
internal sealed partial record Machine(string Cpu, int Cores, int MemoryGib, string System, string Runtime)
{
    /// <summary>The name its results go by.</summary>
    public string Slug => NoWord().Replace($"{Cpu} {Cores} cores".ToLowerInvariant(), "-").Trim('-');

    public static Machine This() =>
        new(
            CpuModel(),
            Environment.ProcessorCount,
            (int)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30)),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription
        );

    /// <summary>The load average of the last minute; NaN where the system keeps none.</summary>
    public static double Load() =>
        File.Exists("/proc/loadavg")
            ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture)
            : double.NaN;

    private static string CpuModel()
    {
        var line = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        var model = line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..];
        return Noise().Replace(model, "").Trim();
    }

    [GeneratedRegex(@"\((R|TM)\)| CPU|@.*|\d+-Core Processor")]
    private static partial Regex Noise();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoWord();
}
