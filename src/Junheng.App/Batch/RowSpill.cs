using Microsoft.Win32.SafeHandles;

namespace Junheng.App.Batch;

/// <summary>
/// Rows that left the memory, in a temporary file that goes with the program. Each round writes the counties in the
/// order of results, so that a range of counties, cut when all rows have come, is one stretch of every round.
/// </summary>
internal sealed class RowSpill : IDisposable
{
    private const int BufferSize = 1 << 20;

    private readonly SafeFileHandle file;
    private readonly List<Round> rounds = [];
    private readonly byte[] buffer = new byte[BufferSize];
    private byte[] stretch = [];
    private int buffered;
    private long end;

    /// <summary>Opens the file.</summary>
    public RowSpill(string folder)
    {
        Directory.CreateDirectory(folder);
        file = File.OpenHandle(
            Path.Combine(folder, $".rows.{Guid.NewGuid():N}.tmp"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            FileOptions.DeleteOnClose
        );
    }

    /// <summary>Rows are coming back, so memory is not to be saved.</summary>
    public bool IsRestoring { get; private set; }

    /// <summary>Begins a round; in it the counties come in the order of results.</summary>
    public void Begin() => rounds.Add(new());

    /// <summary>Writes the rows of a county.</summary>
    public void Write(CountyRows county, ReadOnlySpan<byte> rows)
    {
        rounds[^1].Parts.Add(new(county, end + buffered, rows.Length));
        while (rows.Length > 0)
        {
            if (buffered == buffer.Length)
            {
                Flush();
            }

            var part = Math.Min(rows.Length, buffer.Length - buffered);
            rows[..part].CopyTo(buffer.AsSpan(buffered));
            buffered += part;
            rows = rows[part..];
        }
    }

    /// <summary>Ends a round.</summary>
    public void Flush()
    {
        RandomAccess.Write(file, buffer.AsSpan(0, buffered), end);
        end += buffered;
        buffered = 0;
    }

    /// <summary>
    /// Gives back the rows of the counties up to one, which have not been given back yet, each county's in the order
    /// they were written.
    /// </summary>
    public void Restore(CountyRows last, RowSink sink)
    {
        IsRestoring = true;
        foreach (var round in rounds)
        {
            var first = round.Next;
            while (round.Next < round.Parts.Count && round.Parts[round.Next].County.CompareTo(last) <= 0)
            {
                round.Next++;
            }

            if (round.Next == first)
            {
                continue;
            }

            var start = round.Parts[first].Offset;
            var length = (int)(round.Parts[round.Next - 1].Offset + round.Parts[round.Next - 1].Length - start);
            if (stretch.Length < length)
            {
                stretch = GC.AllocateUninitializedArray<byte>(Math.Max(length, stretch.Length * 2));
            }

            Fill(stretch.AsSpan(0, length), start);
            for (var i = first; i < round.Next; i++)
            {
                var part = round.Parts[i];
                sink(part.County, stretch.AsSpan((int)(part.Offset - start), part.Length));
            }
        }
    }

    public void Dispose() => file.Dispose();

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

    /// <summary>What one round wrote, and how much of it has been given back.</summary>
    private sealed class Round
    {
        public List<Part> Parts { get; } = [];

        public int Next { get; set; }
    }

    /// <summary>The rows of a county in one round.</summary>
    private readonly record struct Part(CountyRows County, long Offset, int Length);
}

/// <summary>Takes rows of a county.</summary>
internal delegate void RowSink(CountyRows county, ReadOnlySpan<byte> rows);
