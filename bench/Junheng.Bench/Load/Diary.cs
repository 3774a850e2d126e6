using System.Collections.Concurrent;

namespace Junheng.Bench.Load;

/// <summary>What became of something sent.</summary>
internal enum Fate
{
    /// <summary>No answer came: it may have been stored or not.</summary>
    Unknown,

    /// <summary>The product said it was stored.</summary>
    Acknowledged,

    /// <summary>The product said why it was not.</summary>
    Refused,
}

/// <summary>A value somebody sent; no two are alike, so that each can be found again.</summary>
/// <param name="County">Division code.</param>
/// <param name="Entity">As the log of processes names it.</param>
/// <param name="Key">The thing changed, as the log names it.</param>
/// <param name="Value">The new value.</param>
internal sealed record Sent(string County, string Entity, string Key, string Value)
{
    public Fate Fate { get; set; }

    /// <summary>What the product said when it refused.</summary>
    public string Said { get; set; } = "";
}

/// <summary>What everybody sent and what they were told, and how long they waited for it.</summary>
internal sealed class Diary(int first = 1_000)
{
    private readonly ConcurrentQueue<Sent> sent = new();
    private readonly ConcurrentQueue<(string What, double Ms)> waited = new();
    private readonly ConcurrentDictionary<string, int> faults = new();

    private int numbers = first;

    /// <summary>Everything sent, each person's in his order.</summary>
    public IReadOnlyList<Sent> All => [.. sent];

    /// <summary>Every answer with its time in milliseconds.</summary>
    public IReadOnlyList<(string What, double Ms)> Waited => [.. waited];

    /// <summary>Answers that should not have come, with how many there were.</summary>
    public IReadOnlyDictionary<string, int> Faults => faults;

    /// <summary>A number nobody had before.</summary>
    public int Next() => Interlocked.Increment(ref numbers);

    public Sent Send(string county, string entity, string key, string value)
    {
        var entry = new Sent(county, entity, key, value);
        sent.Enqueue(entry);
        return entry;
    }

    /// <summary>What was sent before, and then this diary's: together they tell everything that was written.</summary>
    public Diary After(Diary before)
    {
        var both = new Diary();
        foreach (var entry in before.sent.Concat(sent))
        {
            both.sent.Enqueue(entry);
        }

        return both;
    }

    public void Wait(string what, double ms) => waited.Enqueue((what, ms));

    public void Fault(string what) => faults.AddOrUpdate(what, 1, (_, n) => n + 1);
}
