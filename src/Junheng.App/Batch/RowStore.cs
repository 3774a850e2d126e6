using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Junheng.App.Batch;

/// <summary>
/// Rows by county and year, whatever order they come in. Texts stay in memory as they were read, and each county notes
/// where its rows are. Whenever the memory is full, all rows go to a temporary file, by county. <see cref="StoredRows"/>
/// gives them back.
/// </summary>
/// <param name="folder">Where the temporary file goes.</param>
/// <param name="budget">Bytes of memory for texts; more only for a row that needs it.</param>
internal sealed class RowStore(string folder, int budget = RowStore.Budget) : IDisposable
{
    /// <summary>A year of the nation stays in memory.</summary>
    private const int Budget = 52 << 20;

    private const int ChunkRows = 16;
    private const int SlabChunks = 1024;

    /// <summary>So many rows wait to be noted: in one go, the processor looks up several counties at the same time.</summary>
    private const int MostWaiting = 512;

    private readonly CountyIndex byKey = new();
    private readonly Dictionary<(int Year, string County), CountyRows> byName = [];
    private readonly List<RowInMemory[]> slabs = [];
    private readonly (long Key, RowInMemory Row)[] waiting = new (long, RowInMemory)[MostWaiting];
    private byte[] text = [];
    private int[] next = new int[SlabChunks];
    private int chunks;
    private CountyRows[] sorted = [];
    private long lastKey = -1;
    private CountyRows? last;
    private int waitingCount;

    /// <summary>Counties and years seen so far.</summary>
    public IReadOnlyCollection<CountyRows> Counties
    {
        get
        {
            PlaceWaiting();
            return byName.Values;
        }
    }

    /// <summary>What left the memory; null if nothing did.</summary>
    public RowSpill? Spilled { get; private set; }

    /// <summary>Where the texts in memory end.</summary>
    public int End { get; set; }

    /// <summary>The memory behind them.</summary>
    public Memory<byte> Free => text.AsMemory(End);

    /// <summary>A stretch of the memory.</summary>
    public ReadOnlySpan<byte> Text(int start, int length) => text.AsSpan(start, length);

    /// <summary>Sees to it that so many bytes are free. Rows may have to leave the memory for it.</summary>
    /// <param name="left">The end of the texts, which is no row yet and stays the end of them.</param>
    /// <param name="size">Bytes wanted.</param>
    public void MakeRoom(ReadOnlySpan<byte> left, int size)
    {
        if (Free.Length >= size)
        {
            return;
        }

        PlaceWaiting();
        if (chunks > 0)
        {
            Spill();
        }

        var roomy =
            text.Length >= left.Length + size
                ? text
                : GC.AllocateUninitializedArray<byte>(Math.Max(budget, left.Length + size));
        left.CopyTo(roomy);
        (text, End) = (roomy, left.Length);
    }

    /// <summary>The county and year of a name.</summary>
    public CountyRows Of(int year, string county)
    {
        if (!byName.TryGetValue((year, county), out var rows))
        {
            byName[(year, county)] = rows = new(year, county);
        }

        return rows;
    }

    /// <summary>Keeps a row.</summary>
    /// <param name="key">Its county and year: the year times a million and the six-digit code.</param>
    /// <param name="row">What is kept of it.</param>
    /// <param name="bytes">The row itself, in this memory.</param>
    public void Add(long key, KeptRow row, ReadOnlySpan<byte> bytes)
    {
        var at = Unsafe.ByteOffset(
            ref MemoryMarshal.GetArrayDataReference(text),
            ref MemoryMarshal.GetReference(bytes)
        );
        waiting[waitingCount++] = (key, new((int)at, row));
        if (waitingCount == waiting.Length)
        {
            PlaceWaiting();
        }
    }

    /// <summary>Copies the rows of a county that are in memory.</summary>
    /// <returns>Bytes copied.</returns>
    public int Read(CountyRows county, Span<byte> buffer)
    {
        var done = 0;
        var (chunk, left) = (county.Chunks.First, county.Rows);
        for (; left > 0; chunk = next[chunk], left -= ChunkRows)
        {
            foreach (var row in Chunk(chunk)[..Math.Min(ChunkRows, left)])
            {
                MemoryMarshal.Write(buffer[done..], row.Row);
                text.AsSpan(row.At, row.Row.Length).CopyTo(buffer[(done + KeptRow.Size)..]);
                done += KeptRow.Size + row.Row.Length;
            }
        }

        return done;
    }

    /// <summary>All counties in the order of results.</summary>
    public CountyRows[] InOrder()
    {
        PlaceWaiting();
        if (sorted.Length != byName.Count)
        {
            sorted = [.. byName.Values];
            Array.Sort(sorted);
        }

        return sorted;
    }

    public void Dispose() => Spilled?.Dispose();

    private void PlaceWaiting()
    {
        foreach (ref readonly var row in waiting.AsSpan(0, waitingCount))
        {
            Place(Of(row.Key), row.Row);
        }

        waitingCount = 0;
    }

    private void Place(CountyRows county, RowInMemory row)
    {
        var used = county.Rows++ % ChunkRows;
        if (used == 0)
        {
            Extend(county);
        }

        Chunk(county.Chunks.Last)[used] = row;
        county.Length += KeptRow.Size + row.Row.Length;
    }

    private CountyRows Of(long key)
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

    private void Extend(CountyRows county)
    {
        if (chunks == slabs.Count * SlabChunks)
        {
            slabs.Add(GC.AllocateUninitializedArray<RowInMemory>(ChunkRows * SlabChunks));
            if (next.Length < slabs.Count * SlabChunks)
            {
                Array.Resize(ref next, next.Length * 2);
            }
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
    private Span<RowInMemory> Chunk(int chunk) =>
        slabs[chunk / SlabChunks].AsSpan(chunk % SlabChunks * ChunkRows, ChunkRows);

    /// <summary>All rows in memory go to the file.</summary>
    private void Spill()
    {
        Spilled ??= new(folder);
        var counties = InOrder();
        var round = Spilled.Begin(counties);
        var end = 0;
        byte[] rows = [];
        for (var i = 0; i < counties.Length; i++)
        {
            var county = counties[i];
            if (rows.Length < county.Length)
            {
                rows = new byte[county.Length * 2];
            }

            Spilled.Write(rows.AsSpan(0, Read(county, rows)));
            round.Ends[i] = end += county.Length;
            county.Leave();
        }

        Spilled.Flush();
        chunks = 0;
    }
}
