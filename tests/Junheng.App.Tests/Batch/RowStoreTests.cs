using System.Runtime.InteropServices;
using System.Text;
using Junheng.App.Batch;

namespace Junheng.App.Tests.Batch;

/// <summary>Rows that do not fit into memory go to a temporary file and come back by county, complete and in order.</summary>
public sealed class RowStoreTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 16_000, 1000, true)]
    [InlineData(2, 64_000, 4096, true)]
    [InlineData(3, 16_000, 64, false)]
    [InlineData(4, 1, 50, true)]
    [InlineData(5, 1 << 24, 1 << 20, true)]
    [InlineData(6, 100_000, 99_999, true)]
    public void All_rows_come_back_in_order_and_the_file_is_gone(int seed, int budget, int block, bool shuffled)
    {
        var random = new Random(seed);
        var rows = Enumerable
            .Range(0, 6000)
            .Select(i => (Key: Key(random), Row: i + 2, Text: Text(random, i)))
            .ToArray();
        if (!shuffled)
        {
            rows = [.. rows.OrderBy(r => r.Key).Select((r, i) => (r.Key, i + 2, r.Text))];
        }

        using (var store = new RowStore(folder.Path, budget))
        {
            var texts = rows.Select(r => Line(r.Key, r.Text)).ToList();
            // Two files, to see that the second goes on where the first ended.
            Put(store, 0, texts[..3500], block);
            Put(store, 1, texts[3500..], block);

            Assert.Equal(budget < 1 << 24 ? 1 : 0, Directory.GetFiles(folder.Path).Length);
            rows = [.. rows.Select((r, i) => (r.Key, i < 3500 ? i + 2 : i - 3500 + 2, r.Text))];
            var expected = rows.GroupBy(r => r.Key).OrderBy(g => g.Key).ToList();
            Assert.Equal(expected.Count, store.Counties.Count);
            var seen = 0;
            byte[] buffer = [];
            var stored = new StoredRows(store);
            foreach (var neighbours in store.InOrder().Chunk(7))
            {
                stored.Fetch(neighbours);
                neighbours.ToList().ForEach(Compare);
            }

            Assert.Equal(expected.Count, seen);

            void Compare(CountyRows county)
            {
                var wanted = expected[seen++];
                Assert.Equal(wanted.Key, county.Year * 1_000_000L + int.Parse(county.County, null));
                var length = stored.Read(county, ref buffer, 32);
                Assert.Equal(wanted.Select(r => (r.Row, Line(r.Key, r.Text))), Kept(buffer.AsSpan(0, length)));
            }
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_store_that_is_given_up_leaves_no_file()
    {
        using (var store = new RowStore(folder.Path, 1000))
        {
            Put(store, 0, [.. Enumerable.Range(0, 100).Select(i => Line(2021_990101, Text(new(i), i)))], 500);
            Assert.Single(Directory.GetFiles(folder.Path));
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static long Key(Random random) => random.Next(2010, 2026) * 1_000_000L + 110_101 + random.Next(40) * 7;

    private static string Line(long key, string text) => $"{key / 1_000_000},{key % 1_000_000},{text}";

    private static void Put(RowStore store, int file, IEnumerable<string> lines, int block)
    {
        var text = "year,county,school,type\n" + string.Join('\n', lines);
        var rows = new FileRows(new($"{file}.csv", file), store, new(), f => Assert.True(f.Row <= 1, f.Message));
        rows.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), () => 1, null, default, block);
    }

    /// <summary>Mostly as long as a row is, now and then longer than several blocks, or nothing.</summary>
    private static string Text(Random random, int i)
    {
        var length = random.Next(40) switch
        {
            0 => random.Next(5000),
            1 => 0,
            _ => random.Next(100, 300),
        };
        return $"{i}:".PadRight(length, (char)('a' + i % 26));
    }

    private static List<(int, string)> Kept(ReadOnlySpan<byte> bytes)
    {
        var rows = new List<(int, string)>();
        while (bytes.Length > 0)
        {
            var head = MemoryMarshal.Read<KeptRow>(bytes);
            bytes = bytes[KeptRow.Size..];
            rows.Add((head.Row, Encoding.UTF8.GetString(bytes[..head.Length])));
            bytes = bytes[head.Length..];
        }

        return rows;
    }
}
