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
    [InlineData(1, 16_000, true)]
    [InlineData(2, 64_000, true)]
    [InlineData(3, 16_000, false)]
    [InlineData(4, 1, true)]
    [InlineData(5, long.MaxValue, true)]
    public void All_rows_come_back_in_order_and_the_file_is_gone(int seed, long budget, bool shuffled)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 6000).Select(i => (Key: Key(random), Row: i, Text: Text(random, i))).ToArray();
        if (!shuffled)
        {
            rows = [.. rows.OrderBy(r => r.Key)];
        }

        using (var store = new RowStore(folder.Path, budget))
        {
            foreach (var row in rows)
            {
                store.Add(store.Of(row.Key), new(row.Row, 0, row.Text.Length), row.Text);
            }

            Assert.Equal(budget < long.MaxValue ? 1 : 0, Directory.GetFiles(folder.Path).Length);
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
                Assert.Equal(
                    wanted.Select(r => (r.Row, Encoding.UTF8.GetString(r.Text))),
                    Kept(buffer.AsSpan(0, length))
                );
            }
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_store_that_is_given_up_leaves_no_file()
    {
        using (var store = new RowStore(folder.Path, 1000))
        {
            for (var i = 0; i < 100; i++)
            {
                store.Add(store.Of(2021_990101), new(i, 0, 500), new byte[500]);
            }

            Assert.Single(Directory.GetFiles(folder.Path));
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static long Key(Random random) => random.Next(2010, 2026) * 1_000_000L + 110_101 + random.Next(40) * 7;

    /// <summary>Mostly as long as a row is, now and then longer than several chunks, or empty.</summary>
    private static byte[] Text(Random random, int i)
    {
        var length = random.Next(40) switch
        {
            0 => random.Next(5000),
            1 => 0,
            _ => random.Next(100, 300),
        };
        return Encoding.UTF8.GetBytes($"{i}:".PadRight(length, (char)('a' + i % 26)));
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
