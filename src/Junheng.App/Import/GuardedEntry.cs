using System.IO.Compression;

namespace Junheng.App.Import;

/// <summary>
/// The unpacked bytes of a zip entry, counted and summed: neither more nor other bytes come out than the container
/// claims. The framework does not check this, and one flipped bit would be a wrong figure.
/// </summary>
internal sealed class GuardedEntry(ZipArchiveEntry entry) : Stream
{
    private static readonly uint[] Table = MakeTable();

    private readonly Stream inner = entry.Open();
    private long count;
    private uint sum = uint.MaxValue;

    /// <summary>The part that has been read, 0 to 1.</summary>
    public double Progress => entry.Length == 0 ? 1 : (double)count / entry.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        count += read;
        if (count > entry.Length)
        {
            throw new InvalidDataException("more bytes than declared");
        }

        foreach (var b in buffer[..read])
        {
            sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        }

        if (read == 0 && buffer.Length > 0 && (count != entry.Length || ~sum != entry.Crc32))
        {
            throw new InvalidDataException("the checksum does not match");
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }

    private static uint[] MakeTable()
    {
        // CRC-32 as zip files use it (reflected polynomial 0xEDB88320).
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
