using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Junheng.App.Import;

namespace Junheng.App.Tests.Batch;

/// <summary>The reader of CSV against the plainest one, wherever the borders of its blocks fall.</summary>
public sealed class CsvReaderTests
{
    private const string Header = "year,county,school,type\n";
    private static readonly string[] Pieces =
    [
        "\"",
        "\"",
        "\"\"",
        ",",
        ",",
        "\n",
        "\r",
        "\r\n",
        "a",
        "bc",
        "学",
        "𠀀",
        " ",
    ];

    private static readonly Gen<string> Texts =
        from pieces in Gen.Elements(Pieces).ArrayOf()
        select string.Concat(pieces);

    [Property(MaxTest = 2000)]
    public Property Every_text_gives_the_same_rows_as_the_plain_reader() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Same(text, BlockReader.Usual));

    [Property(MaxTest = 60)]
    public Property Every_size_of_block_gives_the_same_rows() =>
        Prop.ForAll(
            Texts.ToArbitrary(),
            text =>
            {
                for (var block = 1; block < Header.Length + Encoding.UTF8.GetByteCount(text) + 2; block++)
                {
                    Same(text, block);
                }
            }
        );

    [Theory]
    [InlineData("1,2\n\n3\n", 3)]
    [InlineData("1,2\r\r3", 3)]
    [InlineData("1\r\n2\r\n", 2)]
    [InlineData("\"a\nb\",\"c\r\nd\"\n2", 2)]
    [InlineData("\"a\"\"b\",\"\"\n", 1)]
    [InlineData("a\"b,c\"\n", 1)]
    [InlineData("\"a\"b,\"c\nd\"\n", 1)]
    public void Rows_are_counted_as_a_spreadsheet_does(string text, int rows)
    {
        Assert.Equal(rows, CsvReference.Rows(text).Count);
        Same(text, 3);
    }

    private static void Same(string text, int block)
    {
        List<string[]>? expected = null;
        try
        {
            expected = CsvReference.Rows(Header + text)[1..];
        }
        catch (FormatException)
        {
            // A quote that is never closed; the reader must say so too.
        }

        var reader = new Recorder();
        try
        {
            reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Header + text)), () => 0, null, default, block);
            Assert.NotNull(expected);
            Assert.Equal(expected, reader.Fields);
            Assert.Equal(expected.Count + 1, reader.Row);
        }
        catch (UnreadableException error)
        {
            Assert.Equal("unterminated-quote", error.Problem.Code);
            Assert.Null(expected);
        }
    }

    /// <summary>Keeps the fields of every row.</summary>
    private sealed class Recorder() : CsvRows("a.csv", new())
    {
        private readonly CsvRow cells = new();

        public List<string[]> Fields { get; } = [];

        protected override void Take(ReadOnlySpan<byte> row)
        {
            if (cells.Read(row) == QuoteFault.Open)
            {
                throw CsvProblems.OpenQuote($"a.csv:{Row}");
            }

            var fields = new string[cells.Count];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = Encoding.UTF8.GetString(cells.Cell(i));
            }

            Fields.Add(fields);
        }
    }
}
