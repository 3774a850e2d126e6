using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Junheng.Cli;

/// <summary>
/// Ctrl-C, or another program that asks this one to end: work stops where it can put away what is half done. Asked once
/// more within two seconds it goes on putting away; later, the program ends at once.
/// </summary>
/// <remarks>
/// The handler of the library that reads the command line ends in a fault where two signals come together, as a second
/// Ctrl-C or a supervisor that signals a whole group sends them, and then files stay behind.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Not put away: a signal may come in the very moment in which the program ends.
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private long asked;

    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Is cancelled when somebody asks the program to end.</summary>
    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        var before = Interlocked.CompareExchange(ref asked, Stopwatch.GetTimestamp(), 0);
        signal.Cancel = before == 0 || Stopwatch.GetElapsedTime(before) < Patience;
        source.Cancel();
    }
}
