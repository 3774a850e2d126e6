namespace Junheng.Bench.Pages;

/// <summary>One kind of page asked for as fast as the machine answers.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="CpuMs">Processor time of the server for one.</param>
/// <param name="P95">Milliseconds a reader waited, mostly in the queue of the others.</param>
internal sealed record FlatOut(double PerSecond, double CpuMs, double P95)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyDictionary<string, FlatOut>> Measure(
        WebProcess web,
        IReadOnlyList<PageKind> kinds,
        int people
    )
    {
        var readers = new Readers(web.Client, people);
        await readers.Read(kinds, TimeSpan.FromSeconds(15), null);
        var found = new Dictionary<string, FlatOut>();
        foreach (var kind in kinds)
        {
            var before = web.Cpu;
            var times = await readers.Read([kind], Length, null);
            found[kind.Name] = new(
                times.Count / Length.TotalSeconds,
                (web.Cpu - before) * 1000 / times.Count,
                new Percentiles(times.Select(t => t.Ms)).At(95)
            );
        }

        return found;
    }
}
