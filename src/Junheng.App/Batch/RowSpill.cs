using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Junheng.App.Batch;

/// <summary>
/// Rows that left the memory, in a temporary file that goes with the program. Counties are cut into ranges when the
/// first rows leave; each round adds one stretch of the file to every range.
/// </summary>
internal sealed class RowSpill : IDisposable
{
    private const int MostRanges = 64;
    private const int BufferSize = 1 << 20;

    private readonly SafeFileHandle file;
    private readonly CountyRows[] firsts;
    private readonly List<(long Offset, int Length)>[] stretches;
    private readonly Dictionary<CountyRows, int> numbers = [];
    private readonly List<CountyRows> counties = [];
    private readonly byte[] buffer = new byte[BufferSize];
    private int buffered;
    private long end;
    private int range = -1;

    private RowSpill(SafeFileHandle file, CountyRows[] firsts)
    {
        this.file = file;
        this.firsts = firsts;
        stretches = [.. firsts.Select(_ => new List<(long, int)>())];
    }

    /// <summary>Number of ranges.</summary>
    public int Ranges => firsts.Length;

    /// <summary>Rows are coming back, so memory is not to be saved.</summary>
    public bool IsRestoring { get; private set; }

    /// <summary>Opens the file and cuts the counties known so far into ranges of equal numbers.</summary>
    public static RowSpill Start(string folder, IEnumerable<CountyRows> known)
    {
        Directory.CreateDirectory(folder);
        var file = File.OpenHandle(
            Path.Combine(folder, $".rows.{Guid.NewGuid():N}.tmp"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            FileOptions.DeleteOnClose
        );
        var sorted = known.ToArray();
        Array.Sort(sorted);
        var count = Math.Min(MostRanges, sorted.Length);
        var spill = new RowSpill(file, [.. Enumerable.Range(0, count).Select(r => sorted[sorted.Length * r / count])]);
        foreach (var county in sorted)
        {
            county.Range = spill.RangeOf(county);
        }

        return spill;
    }

    /// <summary>The range a county belongs to.</summary>
    public int RangeOf(CountyRows county)
    {
        var found = Array.BinarySearch(firsts, county);
        return Math.Max(found >= 0 ? found : ~found - 1, 0);
    }

    /// <summary>Writes the rows of a county; within a round the counties come in the order of ranges.</summary>
    public void Write(CountyRows county, ReadOnlySpan<byte> rows)
    {
        if (county.Range != range)
        {
            Flush();
            range = county.Range;
            stretches[range].Add((end, 0));
        }

        if (!numbers.TryGetValue(county, out var number))
        {
            numbers[county] = number = counties.Count;
            counties.Add(county);
        }

        Span<int> head = [number, rows.Length];
        Put(MemoryMarshal.AsBytes(head));
        Put(rows);
    }

    /// <summary>Ends a round: the next one begins with the first range again.</summary>
    public void EndOfRound()
    {
        Flush();
        range = -1;
    }

    /// <summary>Gives back the rows of a range, each county's in the order they were written.</summary>
    public void Restore(int wanted, RowSink sink)
    {
        IsRestoring = true;
        var bytes = Array.Empty<byte>();
        foreach (var (offset, length) in stretches[wanted])
        {
            bytes = bytes.Length >= length ? bytes : new byte[length];
            Fill(bytes.AsSpan(0, length), offset);
            for (var at = 0; at < length; )
            {
                var head = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(at, 2 * sizeof(int)));
                at += 2 * sizeof(int);
                sink(counties[head[0]], bytes.AsSpan(at, head[1]));
                at += head[1];
            }
        }
    }

    public void Dispose() => file.Dispose();

    private void Put(ReadOnlySpan<byte> bytes)
    {
        var (offset, length) = stretches[range][^1];
        stretches[range][^1] = (offset, length + bytes.Length);
        while (bytes.Length > 0)
        {
            if (buffered == buffer.Length)
            {
                Flush();
            }

            var part = Math.Min(bytes.Length, buffer.Length - buffered);
            bytes[..part].CopyTo(buffer.AsSpan(buffered));
            buffered += part;
            bytes = bytes[part..];
        }
    }

    private void Flush()
    {
        RandomAccess.Write(file, buffer.AsSpan(0, buffered), end);
        end += buffered;
        buffered = 0;
    }

    private void Fill(Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(file, bytes, offset);
            if (read == 0)
            {
                throw new EndOfStreamException("the temporary file is shorter than what was written to it");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }
}

/// <summary>Takes rows of a county.</summary>
internal delegate void RowSink(CountyRows county, ReadOnlySpan<byte> rows);
