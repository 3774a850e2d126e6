using System.Diagnostics;
using System.Text.Json;

namespace Junheng.Bench.National;

/// <summary>A whole program by the kernel's own account, peak memory included.</summary>
/// <param name="Exit">Its exit status; negative if a signal ended it.</param>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Cpu">Seconds of processor time, user and system, of the program and its children.</param>
/// <param name="PeakMib">Largest resident memory.</param>
internal sealed record Measured(int Exit, double Wall, double Cpu, double PeakMib)
{
    public static async Task<Measured> Run(string program, IEnumerable<string> arguments, string log)
    {
        var start = new ProcessStartInfo(
            "python3",
            ["-I", "-S", Peers.Script("measure.py"), log, program, .. arguments]
        )
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        // Waits without looking: nothing of this process runs on the cores that are measured.
        using var process = Process.Start(start) ?? throw new InvalidOperationException(start.FileName);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measured>(output, JsonSerializerOptions.Web)!
            : throw new InvalidOperationException($"{program}: {output}");
    }
}
