using Junheng.App.Report;

namespace Junheng.App.Batch;

/// <summary>
/// Writes the result files in the order of results, whoever is done first: a text that comes too early waits for those
/// before it, and whoever brings one waits once too many are waiting.
/// </summary>
internal sealed class BatchOutput : IDisposable
{
    private const int MostWaiting = 16;

    private readonly OutputFiles files = new();
    private readonly FileStream stageParts;
    private readonly FileStream counties;
    private readonly FileStream findings;
    private readonly Action<string> tell;
    private readonly Dictionary<int, CountyText> waiting = [];
    private readonly Stack<CountyText> free = new();
    private readonly List<string> summaries = [];
    private int next;
    private bool broken;

    public BatchOutput(string folder, Action<string> tell)
    {
        this.tell = tell;
        try
        {
            stageParts = Create(folder, ResultFiles.StageParts);
            counties = Create(folder, ResultFiles.Counties);
            findings = Create(folder, ResultFiles.Findings);
        }
        catch
        {
            // Nobody else can: there is no output yet to dispose of.
            stageParts?.Dispose();
            counties?.Dispose();
            files.Dispose();
            throw;
        }
    }

    /// <summary>What was kept of each county, in order.</summary>
    public IReadOnlyList<string> Summaries => summaries;

    /// <summary>True if a finding of level error has been written.</summary>
    public bool AnyError { get; private set; }

    /// <summary>An empty text to fill.</summary>
    public CountyText Rent()
    {
        lock (waiting)
        {
            return free.TryPop(out var text) ? text : new();
        }
    }

    /// <summary>Takes a text, to be written when its turn comes.</summary>
    public void Add(int turn, CountyText text)
    {
        lock (waiting)
        {
            while (turn != next && waiting.Count >= MostWaiting && !broken)
            {
                Monitor.Wait(waiting);
            }

            waiting.Add(turn, text);
            while (waiting.Remove(next, out var ready))
            {
                Write(ready);
                next++;
            }

            Monitor.PulseAll(waiting);
        }
    }

    /// <summary>Somebody failed: nobody is to wait for his text any more.</summary>
    public void Break()
    {
        lock (waiting)
        {
            broken = true;
            Monitor.PulseAll(waiting);
        }
    }

    /// <summary>Puts the files in their places.</summary>
    public void Commit()
    {
        Close();
        files.Commit();
    }

    public void Dispose()
    {
        Close();
        files.Dispose();
    }

    private FileStream Create(string folder, (string Name, string Header) file)
    {
        var stream = files.Create(Path.Combine(folder, file.Name));
        stream.Write(System.Text.Encoding.UTF8.GetBytes(file.Header + "\n"));
        return stream;
    }

    private void Write(CountyText text)
    {
        stageParts.Write(text.StageParts.Written);
        counties.Write(text.Counties.Written);
        findings.Write(text.Findings.Written);
        text.Errors.ForEach(tell);
        AnyError |= text.Errors.Count > 0;
        summaries.AddRange(text.Summaries);
        text.Clear();
        free.Push(text);
    }

    private void Close()
    {
        stageParts.Dispose();
        counties.Dispose();
        findings.Dispose();
    }
}
