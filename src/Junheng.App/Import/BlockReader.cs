namespace Junheng.App.Import;

/// <summary>
/// Reads a stream in blocks, the next one while the last is looked at. What a block leaves over is put in front of the
/// next, so that a row is always in one piece.
/// </summary>
internal sealed class BlockReader : ICsvWindows
{
    /// <summary>Bytes read at a time.</summary>
    public const int Usual = 1 << 20;

    private readonly Stream stream;
    private readonly int room;
    private readonly int size;
    private byte[] current;
    private byte[] other;
    private Task<int> reading;

    /// <param name="stream">Is read to its end.</param>
    /// <param name="mostLeft">The most that a block may leave over, in bytes.</param>
    /// <param name="size">Bytes of a block.</param>
    public BlockReader(Stream stream, int mostLeft, int size = Usual)
    {
        this.size = size;
        this.stream = stream;
        room = mostLeft;
        current = GC.AllocateUninitializedArray<byte>(room + size);
        other = GC.AllocateUninitializedArray<byte>(room + size);
        reading = Start(other);
    }

    public bool IsLast { get; private set; }

    public ReadOnlySpan<byte> Next(ReadOnlySpan<byte> left)
    {
        var read = reading.GetAwaiter().GetResult();
        IsLast = read < size;
        left.CopyTo(other.AsSpan(room - left.Length));
        (current, other) = (other, current);
        if (!IsLast)
        {
            reading = Start(other);
        }

        return current.AsSpan(room - left.Length, left.Length + read);
    }

    public void Dispose()
    {
        // Nobody may close the stream under a reading that is still going on.
        ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
    }

    private Task<int> Start(byte[] block) =>
        Task.Run(() => stream.ReadAtLeast(block.AsSpan(room), size, throwOnEndOfStream: false));
}
