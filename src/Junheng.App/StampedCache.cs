namespace Junheng.App;

/// <summary>
/// What was worked out from a county's contents, kept between requests. Every write moves the county's stamp, so what
/// is kept under a stamp stays true.
/// </summary>
/// <param name="most">How many are kept; the one that was not asked for the longest goes first.</param>
internal sealed class StampedCache<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Entry> kept = [];
    private long uses;

    /// <summary>The value as of a stamp or later.</summary>
    /// <param name="key">Which; names the county.</param>
    /// <param name="stamp">The county's stamp, read before.</param>
    /// <param name="open">Works it out; is given the last value that was, if one is still kept.</param>
    public async Task<TValue> Get(TKey key, long stamp, Func<TValue?, Task<TValue>> open)
    {
        var entry = Find(key, stamp, open);
        try
        {
            var opened = await entry.Value.Value;
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

    private Entry Find(TKey key, long stamp, Func<TValue?, Task<TValue>> open)
    {
        lock (gate)
        {
            var before = kept.GetValueOrDefault(key);
            if (before?.Stamp >= stamp)
            {
                before.Used = ++uses;
                return before;
            }

            if (before is null && kept.Count >= most)
            {
                kept.Remove(kept.MinBy(e => e.Value.Used).Key);
            }

            var earlier = before?.Last;
            return kept[key] = new(stamp, new(() => open(earlier))) { Earlier = earlier, Used = ++uses };
        }
    }

    private sealed class Entry(long stamp, Lazy<Task<TValue>> value)
    {
        public long Stamp => stamp;

        public Lazy<Task<TValue>> Value => value;

        /// <summary>What was worked out under the stamp before, while this one is still under way.</summary>
        public TValue? Earlier { get; set; }

        public long Used { get; set; }

        public TValue? Last =>
            Value is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done } ? done.Result : Earlier;
    }
}
