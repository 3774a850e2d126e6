using Junheng.App.Import;

namespace Junheng.App.Batch;

/// <summary>
/// Reads a stream block by block into the memory of a <see cref="RowStore"/>, where its rows stay, the next block while
/// the last is looked at. Blocks follow one another without a gap, so a row is in one piece wherever it ends.
/// </summary>
internal sealed class KeptBlocks(Stream stream, RowStore store, int size) : ICsvWindows
{
    private Task<int>? reading;

    public bool IsLast { get; private set; }

    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> left)
    {
        if (reading is null)
        {
            // Only now, when the last window has been gone through, are all rows known that are to leave the memory.
            store.MakeRoom(left, size);
            Read();
        }

        var read = reading!.GetAwaiter().GetResult();
        reading = null;
        var start = store.End - left.Length;
        store.End += read;
        IsLast = read < size;
        if (!IsLast && store.Free.Length >= size)
        {
            Read();
        }

        return store.Text(start, left.Length + read);
    }

    public void Dispose()
    {
        // Nobody may close the stream under a reading that is still going on.
        ((IAsyncResult?)reading)?.AsyncWaitHandle.WaitOne();
    }

    private void Read()
    {
        var block = store.Free[..size];
        reading = Task.Run(() => stream.ReadAtLeast(block.Span, size, throwOnEndOfStream: false));
    }
}
