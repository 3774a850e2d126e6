using Junheng.App.Data;
using Junheng.Engine.Schools;
using Microsoft.Extensions.Caching.Memory;

namespace Junheng.App;

/// <summary>A county's year, in one of its versions.</summary>
/// <param name="County">Division code.</param>
/// <param name="Year">The year.</param>
/// <param name="Number">The version; null for whichever is the newest.</param>
internal sealed record YearKey(string County, int Year, int? Number);

/// <summary>
/// Years kept between requests. A version never changes and every other write moves the county's stamp, so what is kept
/// under a stamp stays true; the rows of a version outlive the stamp, for most writes change none of them.
/// </summary>
public sealed class YearCache : IDisposable
{
    /// <summary>A county has a few years and versions; more than this many are in nobody's daily use.</summary>
    private const int Most = 64;

    /// <summary>Schools of all versions kept, five classes or rooms of a list counting as one.</summary>
    private const int MostRows = 20_000;

    private const int ListRowsToARow = 5;

    private readonly Lock gate = new();
    private readonly Dictionary<YearKey, Entry> kept = [];
    private readonly MemoryCache rows = new(new MemoryCacheOptions { SizeLimit = MostRows });
    private long uses;

    /// <summary>The year as of a stamp or later.</summary>
    /// <param name="key">Which.</param>
    /// <param name="stamp">The county's stamp, read before.</param>
    /// <param name="open">Opens it; is given the last state that was opened, if one is still kept.</param>
    internal async Task<OpenedYear> Get(YearKey key, long stamp, Func<OpenedYear?, Task<OpenedYear>> open)
    {
        var entry = Find(key, stamp, open);
        try
        {
            var opened = await entry.Year.Value;
            entry.Earlier = null;
            return opened;
        }
        catch
        {
            // A failure must not stay: the next request tries again.
            lock (gate)
            {
                if (kept.GetValueOrDefault(key) == entry)
                {
                    kept.Remove(key);
                }
            }

            throw;
        }
    }

    /// <summary>The rows of a version.</summary>
    internal async Task<IReadOnlyList<SchoolRecord>> Rows(Db db, long version)
    {
        if (rows.TryGetValue<IReadOnlyList<SchoolRecord>>(version, out var known))
        {
            return known!;
        }

        var read = await VersionReader.Load(db, version);
        var size = read.Count + read.Sum(r => r.Classes.Count + r.Rooms.Count) / ListRowsToARow + 1;
        return rows.Set(version, read, new MemoryCacheEntryOptions { Size = size });
    }

    /// <inheritdoc />
    public void Dispose() => rows.Dispose();

    private Entry Find(YearKey key, long stamp, Func<OpenedYear?, Task<OpenedYear>> open)
    {
        lock (gate)
        {
            var before = kept.GetValueOrDefault(key);
            if (before?.Stamp >= stamp)
            {
                before.Used = ++uses;
                return before;
            }

            if (before is null && kept.Count >= Most)
            {
                kept.Remove(kept.MinBy(e => e.Value.Used).Key);
            }

            var earlier = before?.Last;
            return kept[key] = new(stamp, new(() => open(earlier))) { Earlier = earlier, Used = ++uses };
        }
    }

    private sealed class Entry(long stamp, Lazy<Task<OpenedYear>> year)
    {
        public long Stamp => stamp;

        public Lazy<Task<OpenedYear>> Year => year;

        /// <summary>What was opened under the stamp before, while this one is still being opened.</summary>
        public OpenedYear? Earlier { get; set; }

        public long Used { get; set; }

        public OpenedYear? Last =>
            Year is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done } ? done.Result : Earlier;
    }
}
