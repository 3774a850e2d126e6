using System.IO.Compression;
using System.Text;
using Junheng.App.Tests.Cli;
using Junheng.App.Tests.Import;

namespace Junheng.App.Tests.Batch;

/// <summary>CSV packed by gzip reads like the CSV; what is damaged is refused as a whole.</summary>
public sealed class GzipTests : IDisposable
{
    private static readonly string Text = Rows.Csv([
        .. Enumerable.Range(0, 400).Select(i => Rows.School($"S{i:D4}", pupils: 40 + i * 37 % 900)),
    ]);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_packed_file_gives_the_same_results_whatever_its_name()
    {
        var expected = BatchRun.Of(folder.Write("a.csv", Text));
        Same(folder.Write("a.csv.gz", Packed(Text)));
        Same(folder.Write("b.csv", Packed(Text)));
        // Two packed files put together are one, as any gzip has it.
        var middle = Text.IndexOf('\n', Text.Length / 2) + 1;
        Same(folder.Write("two.csv.gz", [.. Packed(Text[..middle]), .. Packed(Text[middle..])]));
        Same(folder.Write("gb.csv.gz", Packed(Text, EncodingTests.Gb18030)));

        void Same(string input)
        {
            var run = BatchRun.Of(input);
            Assert.Null(run.Problem);
            Assert.Equal(400, run.PartRows.Count);
            Assert.Equal((expected.Parts, expected.Counties), (run.Parts, run.Counties));
        }
    }

    [Fact]
    public void A_packed_file_that_was_cut_off_is_refused_wherever_the_cut_is()
    {
        var packed = Packed(Text);
        foreach (var missing in (int[])[1, 4, 8, 9, 100, packed.Length / 2, packed.Length - 30])
        {
            Refused($"cut{missing}.csv.gz", packed[..^missing]);
        }
    }

    [Fact]
    public void A_damaged_packed_file_is_refused_as_damaged()
    {
        var packed = Packed(Text);
        foreach (var at in (int[])[2, 20, packed.Length / 3, packed.Length / 2, packed.Length - 6])
        {
            var damaged = packed.ToArray();
            damaged[at] ^= 0x55;
            Refused($"bad{at}.csv.gz", damaged);
        }

        Refused("head.csv.gz", [0x1F, 0x8B, .. Encoding.ASCII.GetBytes("this is not packed at all")]);
    }

    [Fact]
    public void A_packed_workbook_is_refused_with_what_to_do()
    {
        var input = folder.Write("a.xlsx.gz", Packed(Files.XlsxOf([Rows.School("S1")])));
        Assert.Equal((input, "packed-workbook"), Told(BatchRun.Of(input)));
    }

    [Fact]
    public void A_packed_nothing_is_an_empty_file()
    {
        var input = folder.Write("a.csv.gz", Packed(""));
        Assert.Equal((input, "empty-file"), Told(BatchRun.Of(input)));
    }

    [Fact]
    public async Task The_terminal_ends_with_3_and_writes_nothing()
    {
        var input = folder.Write("a.csv.gz", Packed(Text)[..^20]);
        var run = await Programs.Junheng("evaluate", input, "--out", folder.At("out"));
        Assert.Equal((3, ""), (run.Exit, run.Out));
        Assert.StartsWith($"{input}: damaged-gzip: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("out")));
    }

    private static byte[] Packed(string text, Encoding? encoding = null) =>
        Packed((encoding ?? new UTF8Encoding(false)).GetBytes(text));

    private static byte[] Packed(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        // Of nothing the runtime makes nothing; the tools make a file.
        return content.Length > 0 ? memory.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, .. new byte[8]];
    }

    private static (string Place, string Code) Told(BatchRun run) => (run.Problem!.Place, run.Problem.Code);

    private void Refused(string name, byte[] content)
    {
        var input = folder.Write(name, content);
        Assert.Equal((input, "damaged-gzip"), Told(BatchRun.Of(input)));
    }
}
