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
