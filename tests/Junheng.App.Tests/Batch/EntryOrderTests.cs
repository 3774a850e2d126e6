using System.Text;
using Junheng.App.Batch;

namespace Junheng.App.Tests.Batch;

/// <summary>Identifiers are sorted as the plainest sorting has them, rows of the same school as they were handed in.</summary>
public sealed class EntryOrderTests
{
    [Theory]
    [InlineData(1, 0, "")]
    [InlineData(2, 1, "330101")]
    [InlineData(3, 71, "330101")]
    [InlineData(4, 71, "330101abcdefghi")]
    [InlineData(5, 1000, "")]
    [InlineData(6, 65_535, "33")]
    [InlineData(7, 65_536, "33")]
    [InlineData(8, 70_000, "330101")]
    public void Entries_come_in_the_order_of_results(int seed, int count, string start)
    {
        var random = new Random(seed);
        // Without double rows too, and with rows of the same school in disorder.
        foreach (var different in new[] { count * 50 + 1, count / 2 + 1 })
        {
            var text = new MemoryStream();
            var entries = new Entry[count];
            for (var i = 0; i < count; i++)
            {
                var id = Encoding.UTF8.GetBytes(start + random.Next(different));
                entries[i] = new((int)text.Length, id.Length, i, random.Next(3), random.Next(1, 1_000_000), -1);
                text.Write(id);
            }

            var bytes = text.ToArray();
            var expected = entries
                .OrderBy(e => Encoding.UTF8.GetString(bytes, e.Start, e.Length), StringComparer.Ordinal)
                .ThenBy(e => e.File)
                .ThenBy(e => e.Row)
                .ToArray();
            var order = new EntryOrder();
            order.Sort(entries, count, bytes);
            Assert.Equal(expected, entries);
            // What is sorted already stays as it is.
            order.Sort(entries, count, bytes);
            Assert.Equal(expected, entries);
        }
    }
}
