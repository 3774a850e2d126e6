using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Junheng.App.Backup;

/// <summary>
/// Blocks of AES-256-GCM: length, tag, content. The number of the block is its nonce, and whether it is the last is
/// authenticated with it, so that blocks can neither be changed, left out, put in another order nor cut off. Each file
/// has a key of its own (from a fresh salt), so no nonce comes twice under a key.
/// </summary>
internal static class SealedBlock
{
    public const int Size = 1 << 16;
    public const int Tag = 16;
    public const int Head = 4 + Tag;

    public static byte[] Nonce(long number)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        return nonce;
    }

    public static byte[] Note(bool isLast) => [isLast ? (byte)1 : (byte)0];
}

/// <summary>Encrypts what is written to it.</summary>
internal sealed class SealingStream(Stream file, byte[] key) : Stream
{
    private readonly AesGcm cipher = new(key, SealedBlock.Tag);
    private readonly byte[] block = new byte[SealedBlock.Size];
    private int filled;
    private long number;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            if (filled == block.Length)
            {
                WriteBlock(isLast: false);
            }

            var part = Math.Min(count, block.Length - filled);
            buffer.AsSpan(offset, part).CopyTo(block.AsSpan(filled));
            (filled, offset, count) = (filled + part, offset + part, count - part);
        }
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            WriteBlock(isLast: true);
            cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WriteBlock(bool isLast)
    {
        Span<byte> head = stackalloc byte[SealedBlock.Head];
        // The top bit of the length tells a reader that this is the last.
        BinaryPrimitives.WriteUInt32BigEndian(head, (uint)filled | (isLast ? 1u << 31 : 0));
        var content = new byte[filled];
        cipher.Encrypt(
            SealedBlock.Nonce(number++),
            block.AsSpan(0, filled),
            content,
            head[4..],
            SealedBlock.Note(isLast)
        );
        file.Write(head);
        file.Write(content);
        filled = 0;
    }
}

/// <summary>Decrypts a file, refusing it at the first block that is not as it was written.</summary>
internal sealed class UnsealingStream(Stream file, byte[] key) : Stream
{
    private const string Damaged = "口令不对，或者备份文件已损坏。";
    private readonly AesGcm cipher = new(key, SealedBlock.Tag);
    private byte[] block = [];
    private int taken;
    private long number;
    private bool ended;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (taken == block.Length && !ended)
        {
            ReadBlock();
        }

        var part = Math.Min(count, block.Length - taken);
        block.AsSpan(taken, part).CopyTo(buffer.AsSpan(offset));
        taken += part;
        return part;
    }

    public override void Flush() { }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        cipher.Dispose();
        base.Dispose(disposing);
    }

    private void ReadBlock()
    {
        var head = new byte[SealedBlock.Head];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            throw new BackupException(Damaged);
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        ended = length >> 31 == 1;
        var size = (int)(length & ~(1u << 31));
        var content = new byte[Math.Min(size, SealedBlock.Size)];
        if (size > SealedBlock.Size || file.ReadAtLeast(content, size, throwOnEndOfStream: false) < size)
        {
            throw new BackupException(Damaged);
        }

        block = new byte[size];
        taken = 0;
        try
        {
            cipher.Decrypt(SealedBlock.Nonce(number++), content, head.AsSpan(4), block, SealedBlock.Note(ended));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new BackupException(Damaged);
        }
    }
}
