using System.Text;
using Junheng.App.Tests.Cli;
using Junheng.App.Tests.Import;
using Junheng.Engine.Schools;

namespace Junheng.App.Tests.Batch;

/// <summary>Files of both encodings and workbooks in one run; a batch finds out late that a file is not UTF-8.</summary>
public sealed class EncodingTests : IDisposable
{
    private readonly TempFolder folder = new();

    static EncodingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1500)]
    [InlineData(2999)]
    public void The_first_chinese_character_may_come_in_any_row(int first)
    {
        // A campus without a parent is told by name, so the name shows how the file was read.
        var rows = Schools(3000, i => i < first ? "Example" : $"示例第{i}小学", i => i == 2999);
        var text = Rows.Csv(rows);
        var expected = BatchRun.Of(folder.Write("utf8.csv", text));
        var run = BatchRun.Of(folder.Write("gb.csv", text, Gb18030));
        Assert.Null(run.Problem);
        Assert.Equal((expected.Parts, expected.Counties), (run.Parts, run.Counties));
        Assert.Contains("示例第2999小学", Assert.Single(run.FindingRows)[6], StringComparison.Ordinal);
        Assert.Equal(Messages(expected), Messages(run));
    }

    [Fact]
    public void All_kinds_of_file_are_read_in_one_run()
    {
        var rows = Schools(3000, i => i % 1500 < 1400 ? "Example" : $"示例第{i}小学", i => i % 499 == 0);
        var parts = rows.Chunk(600).Select(p => p.ToArray()).ToList();
        var expected = BatchRun.Of(folder.Write("all.csv", Rows.Csv(rows)));
        var run = BatchRun.Of(
            folder.Write("a.csv", Rows.Csv(parts[0])),
            folder.Write("b.csv", Rows.Csv(parts[1]), new UTF8Encoding(true)),
            folder.Write("c.csv", Rows.Csv(parts[2]), Gb18030),
            folder.Write("d.xlsx", Files.XlsxOf(parts[3])),
            folder.Write("e.csv", Rows.Csv(parts[4]), Gb18030)
        );
        Assert.Null(run.Problem);
        Assert.Equal((expected.Parts, expected.Counties), (run.Parts, run.Counties));
        Assert.Equal(3000, run.PartRows.Count);
        Assert.Equal(7, run.FindingRows.Count);
        Assert.Equal(Messages(expected), Messages(run));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2500)]
    public async Task A_marked_file_damaged_in_its_middle_ends_with_3(int at)
    {
        var text = Rows.Csv(Schools(3000, i => $"示例第{i}小学"));
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)];
        var name = Encoding.UTF8.GetBytes($"示例第{at}小学");
        bytes[bytes.AsSpan().IndexOf(name) + 1] = 0xFF;
        var input = folder.Write("a.csv", bytes);
        var run = await Programs.Junheng("evaluate", input, "--out", folder.At("out"));
        Assert.Equal(3, run.Exit);
        Assert.StartsWith($"{input}: encoding: ", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("out/counties.csv")));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(2500)]
    public void A_file_that_is_neither_is_refused(int at)
    {
        var bytes = Encoding.UTF8.GetBytes(Rows.Csv(Schools(3000, i => i == at ? "Nobody" : "Example")));
        var where = bytes.AsSpan().IndexOf("Nobody"u8);
        (bytes[where], bytes[where + 1]) = (0xFF, 0xFF);
        var input = folder.Write("a.csv", bytes);
        var problem = BatchRun.Of(input).Problem!;
        Assert.Equal((input, "encoding"), (problem.Place, problem.Code));
    }

    private static IEnumerable<string> Messages(BatchRun run) => run.FindingRows.Select(f => f[6]);

    private static SchoolRecord[] Schools(int count, Func<int, string> name, Func<int, bool>? campus = null) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    Rows.School(
                        $"S{i:D5}",
                        county: $"99010{i % 7}",
                        pupils: 100 + i % 300,
                        name: name(i),
                        counted: campus?.Invoke(i) != true
                    )
                ),
        ];
}
