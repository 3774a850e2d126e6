using System.Text;
using Junheng.App.Import;

namespace Junheng.App.Tests.Import;

/// <summary>Cells read eight bytes at a time say what the reading byte by byte says.</summary>
public sealed class PlainNumberTests
{
    /// <summary>What may stand in a cell, and what only looks like it.</summary>
    private const string Signs = "0123456789012345678901234567890123456789..../:-, eE";

    [Theory]
    [InlineData(7)]
    [InlineData(20170419)]
    public void A_short_cell_read_at_once_is_what_it_is_byte_by_byte(int seed)
    {
        var random = new Random(seed);
        var cell = new byte[64];
        for (var n = 0; n < 300_000; n++)
        {
            // What stands behind the cell must not matter.
            random.NextBytes(cell);
            var length = random.Next(0, 13);
            for (var i = 0; i < length; i++)
            {
                cell[i] = (byte)Signs[random.Next(Signs.Length)];
            }

            var count = random.Next(2) == 0;
            Assert.True(
                PlainNumber.PlainOfEight(ref cell[0], length, count) == PlainNumber.Plain(ref cell[0], length, count),
                $"“{Encoding.ASCII.GetString(cell, 0, length)}”, count {count}"
            );
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(20261127)]
    public void Four_cells_read_at_once_are_what_each_is_alone(int seed)
    {
        if (!FourNumbers.IsSupported)
        {
            // A processor without AVX2 reads every cell alone.
            return;
        }

        var random = new Random(seed);
        var text = new byte[256];
        for (var n = 0; n < 300_000; n++)
        {
            // What stands around the cells must not matter.
            random.NextBytes(text);
            var (starts, lengths, ends) = (new int[4], new int[4], new ulong[4]);
            for (var c = 0; c < 4; c++)
            {
                (starts[c], lengths[c]) = (40 * c + 20, random.Next(0, 11));
                for (var i = 0; i < lengths[c]; i++)
                {
                    // Often digits alone, as most cells are.
                    text[starts[c] + i] = (byte)Signs[random.Next(n % 2 == 0 ? 40 : Signs.Length)];
                }

                ends[c] = (uint)(starts[c] - 1) | (ulong)(starts[c] + lengths[c]) << 32;
            }

            var count = random.Next(2) == 0;
            var odd = FourNumbers.Read(
                ref text[0],
                (ends[0], ends[1], ends[2], ends[3]),
                count,
                out var millionths,
                out var filled
            );
            for (var c = 0; c < 4; c++)
            {
                var alone = PlainNumber.Plain(ref text[starts[c]], lengths[c], count);
                var what = $"“{Encoding.ASCII.GetString(text, starts[c], lengths[c])}”, count {count}, odd {odd[c]}";
                // What is looked at again may be a figure all the same; digits of a short cell are read at once.
                Assert.True(odd[c] != 0 || millionths[c] == alone, what);
                Assert.True(odd[c] == 0 || alone < 0 || lengths[c] > 8, what);
                Assert.True(filled[c] == (lengths[c] > 0 ? -1 : 0), what);
            }
        }
    }

    [Theory]
    [InlineData("0.5", 500_000)]
    [InlineData("12.5", 12_500_000)]
    [InlineData("9.999999", 9_999_999)]
    [InlineData("123456.7", 123_456_700_000)]
    [InlineData("1.", -1)]
    [InlineData(".5", -1)]
    [InlineData(".", -1)]
    [InlineData("1.2.3", -1)]
    [InlineData("1.2345678", -1)]
    public void A_figure_with_a_point_is_read_in_millionths(string text, long millionths)
    {
        var cell = new byte[32];
        var length = Encoding.ASCII.GetBytes(text, cell);
        Assert.Equal(millionths, PlainNumber.PlainOfEight(ref cell[0], length, count: false));
    }
}
