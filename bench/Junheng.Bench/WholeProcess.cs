using System.ComponentModel;
using System.Diagnostics;

namespace Junheng.Bench;

/// <summary>A program run from start to end.</summary>
/// <param name="Exit">Its exit status.</param>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Cpu">Seconds of processor time.</param>
/// <param name="PeakMib">Largest resident memory.</param>
/// <param name="Output">The last of what it wrote.</param>
internal sealed record WholeProcess(int Exit, double Wall, double Cpu, double PeakMib, string Output)
{
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    public static async Task<WholeProcess> Run(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException(program);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (cpu, peak) = (0.0, 0L);
        // The kernel's own peak only grows, so looking often loses no more than the last few milliseconds.
        while (!process.WaitForExit(5))
        {
            try
            {
                process.Refresh();
                cpu = process.TotalProcessorTime.TotalSeconds;
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (Exception error) when (error is InvalidOperationException or Win32Exception)
            {
                // It ended between the two looks.
            }
        }

        var wall = watch.Elapsed.TotalSeconds;
        var text = await output + await errors;
        return new(process.ExitCode, wall, cpu, peak / (double)(1 << 20), text[Math.Max(0, text.Length - 2000)..]);
    }
}
