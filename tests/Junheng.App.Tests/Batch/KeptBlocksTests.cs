using System.Text;
using Junheng.App.Batch;
using Junheng.App.Import;

namespace Junheng.App.Tests.Batch;

/// <summary>Blocks come as they stand in the stream, whoever of reader and looker is faster, and no reading outlives them.</summary>
public sealed class KeptBlocksTests : IDisposable
{
    private const int Size = 1000;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Size - 1)]
    [InlineData(Size)]
    [InlineData(Size * 7)]
    [InlineData(Size * 20)]
    [InlineData(Size * 20 + 1)]
    [InlineData(Size * 61 + 999)]
    public void All_bytes_come_once_in_order_and_the_last_window_is_known(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        // Room for 20 blocks: longer texts leave the memory in between, shorter ones do not.
        using var store = new RowStore(folder.Path, 20 * Size);
        using var blocks = new KeptBlocks(new MemoryStream(bytes), store, Size);
        var seen = new List<byte>();
        ReadOnlySpan<byte> left = [];
        for (var window = 1; ; window++)
        {
            if (window % 5 == 0)
            {
                Thread.Sleep(2);
            }

            var here = blocks.Next(left);
            Assert.True(here.StartsWith(left), "what was left over begins the next window");
            var used = blocks.IsLast ? here.Length : here.Length * 2 / 3;
            seen.AddRange(here[..used]);
            left = here[used..];
            if (blocks.IsLast)
            {
                break;
            }

            Assert.True(here.Length >= Size, $"window {window}: {here.Length}");
        }

        Assert.Equal(bytes, seen);
    }

    [Fact]
    public void What_was_read_before_a_fault_comes_before_the_fault_is_told()
    {
        using var store = new RowStore(folder.Path, 1 << 20);
        using var blocks = new KeptBlocks(new BrokenStream(good: 3 * Size), store, Size);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Size, blocks.Next([]).Length);
            Assert.False(blocks.IsLast);
        }

        Assert.Throws<IOException>(() => blocks.Next([]).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    public void Given_up_in_the_middle_nobody_reads_on(int looked)
    {
        var stream = new EndlessStream();
        using var store = new RowStore(folder.Path, 1 << 20);
        using (var blocks = new KeptBlocks(stream, store, Size))
        {
            for (var i = 0; i < looked; i++)
            {
                Assert.Equal(Size, blocks.Next([]).Length);
            }
        }

        var then = stream.Reads;
        Thread.Sleep(20);
        Assert.Equal(then, stream.Reads);
    }

    [Fact]
    public void A_batch_with_an_endless_row_ends_with_its_reason()
    {
        var input = folder.At("a.csv");
        using (var writer = new StreamWriter(input, false, new UTF8Encoding(false)))
        {
            writer.Write("year,county,school,type\n2026,110101,\"");
            writer.Write(new string('x', 20 << 20));
        }

        using var store = new RowStore(folder.Path);
        var reader = new BatchReader(store, _ => { }, null);
        var fault = Assert.Throws<UnreadableException>(() => reader.Read(new(input, 0), default));
        Assert.Equal((input + ":2", "record-too-large"), (fault.Problem.Place, fault.Problem.Code));
    }

    /// <summary>Gives some bytes and then none for a reason, as a disk that goes away.</summary>
    private sealed class BrokenStream(int good) : MemoryStream(new byte[good])
    {
        public override int Read(Span<byte> buffer) =>
            base.Read(buffer) is > 0 and var read ? read : throw new IOException("gone");
    }

    private sealed class EndlessStream : MemoryStream
    {
        public int Reads { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            Reads++;
            return buffer.Length;
        }
    }
}
