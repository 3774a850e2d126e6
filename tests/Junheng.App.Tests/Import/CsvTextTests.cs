using System.Text;
using Junheng.App.Import;

namespace Junheng.App.Tests.Import;

/// <summary>Rows taken apart 32 bytes at a time have the fields that the plainest reading gives them.</summary>
public sealed class CsvTextTests
{
    private static readonly string[] Pieces =
    [
        ",",
        ",",
        ",",
        ",,,,,,,,,",
        "1",
        "23.5",
        "abcdefghij",
        "学校",
        "é",
        "\"",
    ];

    [Theory]
    [InlineData(3)]
    [InlineData(20260901)]
    public void A_row_has_the_fields_between_its_commas(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 50_000; n++)
        {
            var pieces = Enumerable
                .Range(0, random.Next(40))
                .Select(_ => Pieces[random.Next(Pieces.Length - (random.Next(30) == 0 ? 0 : 1))]);
            var row = string.Concat(pieces);
            var utf8 = Encoding.UTF8.GetBytes(row);
            // What stands around the row must not matter.
            var text = new byte[utf8.Length + 100];
            random.NextBytes(text);
            text.AsSpan().Replace((byte)'"', (byte)',');
            var start = random.Next(60);
            utf8.CopyTo(text, start);
            var most = random.Next(1, 60);
            var ends = new int[most + CsvText.Slack + 1];

            var fields = CsvText.Split(text, start, utf8.Length, most, ends, out var foreign);

            var expected = row.Split(',');
            if (row.Contains('"', StringComparison.Ordinal) || expected.Length > most)
            {
                Assert.Equal(-1, fields);
                continue;
            }

            Assert.Equal(expected.Length, fields);
            Assert.Equal(start - 1, ends[0]);
            for (var f = 0; f < fields; f++)
            {
                Assert.Equal(expected[f], Encoding.UTF8.GetString(text, ends[f] + 1, ends[f + 1] - ends[f] - 1));
            }

            var first = Array.FindIndex(utf8, b => b > 127);
            var last = Array.FindLastIndex(utf8, b => b > 127);
            Assert.Equal(first < 0 ? [] : utf8[first..(last + 1)], foreign.ToArray());
        }
    }
}
