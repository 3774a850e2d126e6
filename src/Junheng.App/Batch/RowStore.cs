using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Junheng.App.Batch;

/// <summary>
/// Rows by county and year, whatever order they come in. They are kept in memory in small chunks up to a budget; whenever
/// it is used up, all of them go to a temporary file. <see cref="StoredRows"/> gives them back.
/// </summary>
internal sealed class RowStore(string folder, long budget = RowStore.Budget) : IDisposable
{
    /// <summary>A year of the nation stays in memory.</summary>
    private const long Budget = 52L << 20;

    private const int ChunkSize = 1024;
    private const int SlabChunks = 1024;

    private readonly CountyIndex byKey = new();
    private readonly Dictionary<string, CountyRows> byName = new(StringComparer.Ordinal);
    private readonly List<byte[]> slabs = [];
    private int[] next = new int[SlabChunks];
    private int chunks;
    private CountyRows[] sorted = [];
    private long lastKey = -1;
    private CountyRows? last;

    /// <summary>Counties and years seen so far.</summary>
    public IReadOnlyCollection<CountyRows> Counties => byName.Values;

    /// <summary>What left the memory; null if nothing did.</summary>
    public RowSpill? Spilled { get; private set; }

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

    /// <summary>Copies the rows of a county that are in memory.</summary>
    /// <returns>Bytes copied.</returns>
    public int Read(CountyRows county, Span<byte> buffer)
    {
        var done = 0;
        for (var chunk = county.Chunks.First; done < county.Length; chunk = next[chunk])
        {
            var part = Math.Min(ChunkSize, county.Length - done);
            Chunk(chunk)[..part].CopyTo(buffer[done..]);
            done += part;
        }

        return done;
    }

    /// <summary>All counties in the order of results.</summary>
    public CountyRows[] InOrder()
    {
        if (sorted.Length != byName.Count)
        {
            sorted = [.. byName.Values];
            Array.Sort(sorted);
        }

        return sorted;
    }

    public void Dispose() => Spilled?.Dispose();

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
        if ((long)chunks * ChunkSize >= budget)
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
        Spilled ??= new(folder);
        var counties = InOrder();
        var round = Spilled.Begin(counties);
        var end = 0;
        for (var i = 0; i < counties.Length; i++)
        {
            var county = counties[i];
            for (var (chunk, left) = (county.Chunks.First, county.Length); left > 0; chunk = next[chunk])
            {
                Spilled.Write(Chunk(chunk)[..Math.Min(ChunkSize, left)]);
                left -= ChunkSize;
            }

            round.Ends[i] = end += county.Length;
            (county.Chunks, county.Spilled, county.Length) = ((-1, -1), county.Spilled + county.Length, 0);
        }

        Spilled.Flush();
        chunks = 0;
    }
}
