using System.Diagnostics;

namespace Junheng.Bench.Pages;

/// <summary>People reading pages at the same time, each with the next page only after the last has come.</summary>
internal sealed class Readers(HttpClient client, int count)
{
    /// <summary>Times as the readers saw them, in milliseconds, by kind of page.</summary>
    public async Task<IReadOnlyList<(PageKind Kind, double Ms)>> Read(
        IReadOnlyList<PageKind> kinds,
        TimeSpan length,
        (int From, int To)? thinkMs
    )
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, count).Select(One));
        return [.. all.SelectMany(s => s)];

        async Task<List<(PageKind, double)>> One(int reader)
        {
            // Without a pause of their own all would ask at the same moment, and a queue of our making be measured.
            var random = new Random(reader + 1);
            var samples = new List<(PageKind, double)>();
            while (watch.Elapsed < length)
            {
                if (thinkMs is { } think)
                {
                    await Task.Delay(random.Next(think.From, think.To));
                }

                var kind = kinds[random.Next(kinds.Count)];
                var start = Stopwatch.GetTimestamp();
                await SiteMap.Get(client, kind.Urls[random.Next(kind.Urls.Count)]);
                samples.Add((kind, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
            }

            return samples;
        }
    }
}
