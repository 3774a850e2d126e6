using System.Text;
using Junheng.App.Batch;
using Junheng.App.Import;
using Junheng.Engine.Compute;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Batch;

/// <summary>Rows are read four at a time as they are one by one.</summary>
public sealed class RowReaderTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Four_rows_at_once_are_what_each_is_alone(int seed)
    {
        if (!FourNumbers.IsSupported)
        {
            // A processor without AVX2 reads every row alone.
            return;
        }

        var rows = new RandomNation(seed).Rows(doubles: false).Select(r => string.Join(',', r)).ToList();
        var header = RandomNation.Csv([]).TrimEnd('\n');
        var file = new Rows(header, rows.Where(r => r.Count(c => c == ',') == header.Count(c => c == ',')));
        Assert.True(file.Count > 10);
        var random = new Random(seed);
        for (var n = 0; n < 500; n++)
        {
            int[] four = [.. Enumerable.Range(0, 4).Select(_ => random.Next(file.Count))];
            var (together, alone) = (new SchoolColumns(8), new SchoolColumns(8));
            var broken = file.Reader.Four.Read(
                file.Text,
                file.Ends,
                (file.Place(four[0]), file.Place(four[1]), file.Place(four[2]), file.Place(four[3])),
                together,
                1
            );
            for (var r = 0; r < 4; r++)
            {
                var plain = file.Reader.Read(file.Text, file.Ends.AsSpan(file.Place(four[r])), alone, 1 + r);
                Assert.Equal(plain, (broken >> r & 1) == 0);
                if (plain)
                {
                    Assert.Equal(Row(alone, 1 + r), Row(together, 1 + r));
                }
            }
        }
    }

    [Theory]
    [InlineData("2133003456", 10)]
    [InlineData("abcXYZ0189abcXYZ0189", 20)]
    [InlineData("abcXYZ0189abcXYZ01890", 0)]
    [InlineData("", 0)]
    [InlineData("a-1", 0)]
    [InlineData("a1@", 0)]
    [InlineData("[a1", 0)]
    [InlineData("a`1", 0)]
    [InlineData("a{1", 0)]
    [InlineData("a/1", 0)]
    [InlineData("a:1", 0)]
    [InlineData("校1", 0)]
    [InlineData("a 1", 0)]
    public void An_identifier_of_letters_and_digits_is_plain(string id, int length)
    {
        var file = new Rows("year,county,school,type", [$"2026,990101,{id},primary"]);
        Assert.Equal(length, file.Reader.School(file.Text, file.Ends).Length);
    }

    private static string Row(SchoolColumns columns, int i)
    {
        var known = Fields.All.Where(f => columns.Has(i, f.Field)).Select(f => $"{f.Code}={columns[f.Field][i]}");
        return $"{columns.Types[i]} {columns.Locales[i]} {columns.CityCentre[i]} {columns.Implied[i]} "
            + string.Join(' ', known);
    }

    /// <summary>Rows of one file as the batch has them when it reads them.</summary>
    private sealed class Rows
    {
        private readonly List<int> places = [];

        public Rows(string header, IEnumerable<string> rows)
        {
            Reader = new(HeaderMap.Build(header.Split(','), new("a.csv", null, 1), new()));
            var lines = rows.Select(Encoding.UTF8.GetBytes).ToList();
            Text = new byte[lines.Sum(l => l.Length + FourRows.Padding) + CsvText.Padding];
            Ends = new int[lines.Count * (Reader.Width + 1) + CsvText.Slack];
            var start = 0;
            foreach (var line in lines)
            {
                start += FourRows.Padding;
                line.CopyTo(Text, start);
                var ends = Ends.AsSpan(Count * (Reader.Width + 1));
                // A row with quotes, or of another width, is not for this reader.
                if (CsvText.Split(Text, start, line.Length, Reader.Width, ends, out _) == Reader.Width)
                {
                    places.Add(Count * (Reader.Width + 1));
                }

                start += line.Length;
            }
        }

        public RowReader Reader { get; }

        public byte[] Text { get; }

        public int[] Ends { get; }

        public int Count => places.Count;

        public int Place(int row) => places[row];
    }
}
