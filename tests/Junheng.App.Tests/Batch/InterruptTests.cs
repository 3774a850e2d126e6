using System.Text;
using Junheng.App.Tests.Cli;

namespace Junheng.App.Tests.Batch;

/// <summary>A run that is interrupted leaves what was there before; one that is not says nothing but its findings.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT", true)]
    [InlineData("INT", false)]
    [InlineData("TERM", true)]
    [InlineData("INT INT INT INT INT INT INT INT", true)]
    [InlineData("INT INT TERM INT INT TERM INT INT", false)]
    public async Task An_interrupted_run_leaves_the_folder_as_it_was(string signal, bool writing)
    {
        var input = folder.Write("a.csv", Nation(250_000));
        Directory.CreateDirectory(folder.At("out"));
        folder.Write("out/counties.csv", "before");
        // Either while results are being written, or long before any is.
        var started = DateTime.UtcNow;
        var run = await Programs.JunhengInterrupted(
            signal,
            () =>
                writing
                    ? Directory.GetFiles(folder.At("out")).Length > 1
                    : DateTime.UtcNow - started > TimeSpan.FromSeconds(0.4),
            ["evaluate", input, "--checks", "--out", folder.At("out")]
        );
        Assert.Equal((4, "已中止，没有写出任何文件。\n"), (run.Exit, run.Error));
        Assert.Equal([folder.At("out/counties.csv")], Directory.GetFileSystemEntries(folder.At("out")));
        Assert.Equal("before", folder.Read("out/counties.csv"));
    }

    [Fact]
    public async Task Nothing_is_drawn_where_there_is_no_terminal()
    {
        var run = await Programs.Junheng("evaluate", folder.Write("a.csv", Nation(20_000)), "--out", folder.At("out"));
        Assert.Equal((0, "", ""), (run.Exit, run.Out, run.Error));
        Assert.Equal(20_001, folder.Lines("out/stage_parts.csv").Length);
    }

    /// <summary>Sound schools of many counties in no order.</summary>
    private static string Nation(int schools)
    {
        var lines = Rows.Csv(Rows.School("ID", county: "990101")).Split('\n');
        var text = new StringBuilder(lines[0]).Append('\n');
        for (var i = 0; i < schools; i++)
        {
            var county = 100_000 + i * 7919L % 1500;
            text.Append(lines[1].Replace("990101,ID", $"{county},S{i}", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }
}
