using Microsoft.Win32.SafeHandles;

namespace Junheng.App.Batch;

/// <summary>
/// Rows that left the memory, in a temporary file that goes with the program. Each round writes the counties in the
/// order of results, so that neighbouring counties are one stretch of every round.
/// </summary>
internal sealed class RowSpill : IDisposable
{
    private const int BufferSize = 1 << 20;

    private readonly SafeFileHandle file;
    private readonly List<Round> rounds = [];
    private readonly byte[] buffer = new byte[BufferSize];
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

    /// <summary>What was written, round by round.</summary>
    public IReadOnlyList<Round> Rounds => rounds;

    /// <summary>Begins a round.</summary>
    /// <param name="counties">All counties known, in the order of results.</param>
    public Round Begin(CountyRows[] counties)
    {
        var round = new Round(counties, end + buffered);
        rounds.Add(round);
        return round;
    }

    /// <summary>Writes rows.</summary>
    public void Write(ReadOnlySpan<byte> rows)
    {
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

    /// <summary>Reads a stretch of the file; several threads may do so.</summary>
    public void Read(Span<byte> bytes, long offset)
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

    public void Dispose() => file.Dispose();

    /// <summary>What one round wrote.</summary>
    /// <param name="Counties">The counties known then, in the order of results.</param>
    /// <param name="Start">Where in the file the round begins.</param>
    internal sealed record Round(CountyRows[] Counties, long Start)
    {
        /// <summary>By county: where its rows end, counted from the start of the round.</summary>
        public int[] Ends { get; } = new int[Counties.Length];

        /// <summary>Where the rows of a county begin, counted from the start of the round.</summary>
        public int Begin(int county) => county == 0 ? 0 : Ends[county - 1];
    }
}
