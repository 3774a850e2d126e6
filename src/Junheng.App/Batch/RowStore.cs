using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Junheng.App.Batch;

/// <summary>
/// Rows by county and year, whatever order they come in. They are kept in memory in small chunks up to a budget; beyond
/// it all of them go to a temporary file, in ranges of counties in the order of results, and come back range by range.
/// </summary>
internal sealed class RowStore(string folder, long budget = RowStore.Budget) : IDisposable
{
    /// <summary>A year of the nation stays in memory.</summary>
    private const long Budget = 52L << 20;

    /// <summary>Rows that come back take up so many times less than the budget, for they share it with their results.</summary>
    private const int RangesOfBudget = 4;

    private const int ChunkSize = 1024;
    private const int SlabChunks = 1024;

    private readonly CountyIndex byKey = new();
    private readonly Dictionary<string, CountyRows> byName = new(StringComparer.Ordinal);
    private readonly List<byte[]> slabs = [];
    private int[] next = new int[SlabChunks];
    private int chunks;
    private CountyRows[] sorted = [];
    private RowSpill? spill;
    private long lastKey = -1;
    private CountyRows? last;

    /// <summary>Counties and years seen so far.</summary>
    public IReadOnlyCollection<CountyRows> Counties => byName.Values;

    /// <summary>The county and year of a key: year times a million and the six-digit code.</summary>
    public CountyRows Of(long key)
    {
        if (key == lastKey)
        {
            return last!;
        }

        var county = byKey.Find(key);
        if (county is null)
        {
            county = CountyRows.OfKey(key);
            byKey.Add(key, county = Of(county.Year, county.County));
        }

        (lastKey, last) = (key, county);
        return county;
    }

    /// <summary>The county and year of a name.</summary>
    public CountyRows Of(int year, string county)
    {
        var name = string.Concat(year.ToString(CultureInfo.InvariantCulture), " ", county);
        if (!byName.TryGetValue(name, out var rows))
        {
            byName[name] = rows = new(year, county);
        }

        return rows;
    }

    /// <summary>Keeps a row.</summary>
    public void Add(CountyRows county, KeptRow row, ReadOnlySpan<byte> text)
    {
        var used = county.Length % ChunkSize;
        if (used > 0 && ChunkSize - used >= KeptRow.Size + text.Length)
        {
            var chunk = Chunk(county.Chunks.Last)[used..];
            MemoryMarshal.Write(chunk, in row);
            text.CopyTo(chunk[KeptRow.Size..]);
            county.Length += KeptRow.Size + text.Length;
            return;
        }

        Span<byte> head = stackalloc byte[KeptRow.Size];
        MemoryMarshal.Write(head, in row);
        Append(county, head);
        Append(county, text);
    }

    /// <summary>Copies the rows of a county that are in memory into a buffer, which grows as needed.</summary>
    /// <returns>Bytes copied.</returns>
    public int Read(CountyRows county, ref byte[] buffer, int padding)
    {
        if (buffer.Length < county.Length + padding)
        {
            buffer = new byte[Math.Max(county.Length + padding, buffer.Length * 2)];
        }

        var done = 0;
        for (var chunk = county.Chunks.First; done < county.Length; chunk = next[chunk])
        {
            var part = Math.Min(ChunkSize, county.Length - done);
            Chunk(chunk)[..part].CopyTo(buffer.AsSpan(done));
            done += part;
        }

        return done;
    }

    /// <summary>
    /// All counties in the order of results, range by range: the rows of a range are in memory until the next is asked
    /// for.
    /// </summary>
    public IEnumerable<IReadOnlyList<CountyRows>> InOrder()
    {
        var all = Sorted();
        if (spill is null)
        {
            yield return all;
            yield break;
        }

        Spill();
        for (var at = 0; at < all.Length; )
        {
            var start = at;
            for (
                long bytes = 0;
                at < all.Length && (at == start || bytes + all[at].Total <= budget / RangesOfBudget);
                at++
            )
            {
                bytes += all[at].Total;
            }

            var counties = new ArraySegment<CountyRows>(all, start, at - start);
            spill.Restore(all[at - 1], Append);
            yield return counties;
            Clear(counties);
        }
    }

    public void Dispose() => spill?.Dispose();

    private void Append(CountyRows county, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var used = county.Length % ChunkSize;
            if (used == 0)
            {
                Extend(county);
            }

            var part = Math.Min(bytes.Length, ChunkSize - used);
            bytes[..part].CopyTo(Chunk(county.Chunks.Last)[used..]);
            county.Length += part;
            bytes = bytes[part..];
        }
    }

    private void Extend(CountyRows county)
    {
        if (spill is not { IsRestoring: true } && (long)chunks * ChunkSize >= budget)
        {
            Spill();
        }

        if (chunks == slabs.Count * SlabChunks)
        {
            slabs.Add(GC.AllocateUninitializedArray<byte>(ChunkSize * SlabChunks));
            Array.Resize(ref next, Math.Max(next.Length, slabs.Count * SlabChunks));
        }

        var chunk = chunks++;
        if (county.Chunks.First < 0)
        {
            county.Chunks = (chunk, chunk);
        }
        else
        {
            next[county.Chunks.Last] = chunk;
            county.Chunks = county.Chunks with { Last = chunk };
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Chunk(int chunk) => slabs[chunk / SlabChunks].AsSpan(chunk % SlabChunks * ChunkSize, ChunkSize);

    /// <summary>Everything in memory goes to the file. A row may be cut in two; its halves meet again.</summary>
    private void Spill()
    {
        spill ??= new(folder);
        spill.Begin();
        var buffer = Array.Empty<byte>();
        foreach (var county in Sorted())
        {
            if (county.Length > 0)
            {
                var length = Read(county, ref buffer, 0);
                county.Total += length;
                spill.Write(county, buffer.AsSpan(0, length));
            }
        }

        spill.Flush();
        Clear(byName.Values);
    }

    private CountyRows[] Sorted()
    {
        if (sorted.Length != byName.Count)
        {
            sorted = [.. byName.Values];
            Array.Sort(sorted);
        }

        return sorted;
    }

    private void Clear(IEnumerable<CountyRows> counties)
    {
        foreach (var county in counties)
        {
            (county.Chunks, county.Length) = ((-1, -1), 0);
        }

        chunks = 0;
    }
}
