using Junheng.App.Import;

namespace Junheng.App.Batch;

/// <summary>
/// Reads a stream block by block into the memory of a <see cref="RowStore"/>, where its rows stay. Who reads may be some
/// blocks ahead of who looks at them, so that neither waits for the other at every block. Blocks follow one another without
/// a gap, so a row is in one piece wherever it ends.
/// </summary>
internal sealed class KeptBlocks(Stream stream, RowStore store, int size) : ICsvWindows
{
    /// <summary>Further ahead, what has been read would have left the processor's cache before it is looked at.</summary>
    private const int MostAhead = 4;

    /// <summary>Taken for each block that is read, given back when it is looked at.</summary>
    private readonly SemaphoreSlim ahead = new(MostAhead);

    /// <summary>Given for each block, and once more when the reading ends.</summary>
    private readonly SemaphoreSlim more = new(0);
    private Task? reading;
    private int read;
    private int taken;
    private bool atEnd;
    private volatile bool stopped;

    public bool IsLast { get; private set; }

    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> left)
    {
        while (true)
        {
            // Only now, when the last window has been gone through, are all rows known that are to leave the memory.
            reading ??= Start(left);
            more.Wait();
            var length = Math.Min(size, Volatile.Read(ref read) - taken);
            if (length == 0)
            {
                // The memory is full, or nothing follows, or the stream cannot be read, which is told here.
                reading.GetAwaiter().GetResult();
                if (!atEnd)
                {
                    reading = null;
                    continue;
                }
            }

            ahead.Release();
            IsLast = length < size;
            taken += length;
            var start = store.End - left.Length;
            store.End += length;
            return store.Text(start, left.Length + length);
        }
    }

    public void Dispose()
    {
        stopped = true;
        ahead.Release();
        // Nobody may close the stream under a reading that is still going on.
        ((IAsyncResult?)reading)?.AsyncWaitHandle.WaitOne();
        more.Dispose();
        ahead.Dispose();
    }

    private Task Start(ReadOnlySpan<byte> left)
    {
        store.MakeRoom(left, size);
        (read, taken) = (0, 0);
        var room = store.Free;
        return Task.Run(() => Read(room));
    }

    private void Read(Memory<byte> room)
    {
        try
        {
            for (; room.Length >= size && !atEnd; room = room[size..])
            {
                ahead.Wait();
                if (stopped)
                {
                    return;
                }

                var length = stream.ReadAtLeast(room.Span[..size], size, throwOnEndOfStream: false);
                atEnd = length < size;
                Volatile.Write(ref read, read + length);
                more.Release();
            }
        }
        finally
        {
            more.Release();
        }
    }
}
