using System.Runtime.ExceptionServices;

namespace Junheng.App.Batch;

/// <summary>Numbered parts of a work, taken in order by whoever is free.</summary>
internal sealed class SharedWork(int parts)
{
    private int taken;
    private ExceptionDispatchInfo? failure;

    /// <summary>Runs all parts on several threads, this one among them; the first failure stops all and is thrown.</summary>
    /// <param name="workers">Number of threads.</param>
    /// <param name="prepare">Makes what a worker needs, on its own thread.</param>
    /// <param name="work">Does a part.</param>
    /// <param name="stop">Wakes whoever waits for another's part.</param>
    public void Run<T>(int workers, Func<T> prepare, Action<T, int> work, Action stop)
    {
        var others = new Thread[Math.Clamp(parts, 1, workers) - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new(() => Work(prepare, work, stop));
            others[i].Start();
        }

        Work(prepare, work, stop);
        foreach (var other in others)
        {
            other.Join();
        }

        failure?.Throw();
    }

    private void Work<T>(Func<T> prepare, Action<T, int> work, Action stop)
    {
        try
        {
            var tools = prepare();
            while (failure is null && Interlocked.Increment(ref taken) - 1 is var part && part < parts)
            {
                work(tools, part);
            }
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
            stop();
        }
    }
}
