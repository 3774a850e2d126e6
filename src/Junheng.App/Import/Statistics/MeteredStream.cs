namespace Junheng.App.Import.Statistics;

/// <summary>
/// A file of which no more is read than an honest reader needs: a damaged .xls can send the reading library round in
/// circles, and it would never end by itself.
/// </summary>
internal sealed class MeteredStream(Stream inner) : Stream
{
    // Every pass over the sheets reads the file once, and small parts of it again and again.
    private const long Passes = 40;
    private const long Allowance = 64L * 1024 * 1024;

    private readonly long most = inner.Length * Passes + Allowance;
    private long used;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        // A reading at the end brings nothing and still counts, lest it go on for ever.
        used += Math.Max(buffer.Length, 512);
        return used <= most ? inner.Read(buffer) : throw new InvalidDataException("read in circles");
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
