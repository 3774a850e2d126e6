using System.Text;

namespace Junheng.Bench.National;

/// <summary>The rows of a nation in one buffer, to be written in any order.</summary>
internal sealed class NationRows
{
    private const int AverageBytes = 240;

    private readonly NationSize size;
    private readonly int[] starts;
    private readonly int[] counties;
    private byte[] text;

    private NationRows(NationSize size)
    {
        this.size = size;
        (starts, counties) = (new int[size.Records + 1], new int[size.Records]);
        text = GC.AllocateUninitializedArray<byte>(size.Records * AverageBytes);
    }

    public static NationRows Of(NationSize size)
    {
        var rows = new NationRows(size);
        rows.Generate();
        return rows;
    }

    /// <summary>In random order over the whole file.</summary>
    public void Write(Stream to) => Write(to, Shuffled());

    /// <summary>Ordered by county; within a county as in the shuffled file, so that the same of two equal keys counts.</summary>
    public void WriteByCounty(Stream to) => Write(to, [.. Shuffled().OrderBy(row => counties[row])]);

    private void Generate()
    {
        var rows = NationSize.RecordsByCounty(size.Quarters);
        var lines = new CountyLines(new PackNumbers());
        var (row, end) = (0, 0);
        foreach (var year in size.AllYears)
        {
            for (var county = 0; county < rows.Length; county++)
            {
                lines.Write(county, rows[county], year, Put);

                void Put(SchoolLine line)
                {
                    if (text.Length - end < SchoolLine.MaxBytes)
                    {
                        Array.Resize(ref text, (int)Math.Min(Array.MaxLength, text.Length * 5L / 4));
                    }

                    (starts[row], counties[row]) = (end, county);
                    end += line.Write(text.AsSpan(end));
                    row++;
                }
            }
        }

        starts[row] = end;
    }

    // Fisher and Yates.
    private int[] Shuffled()
    {
        int[] order = [.. Enumerable.Range(0, size.Records)];
        var dice = Dice.For(size.Records);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = dice.Between(0, i);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private void Write(Stream to, int[] order)
    {
        to.Write(Encoding.ASCII.GetBytes(SchoolLine.Header));
        foreach (var row in order)
        {
            to.Write(text, starts[row], starts[row + 1] - starts[row]);
        }
    }
}
