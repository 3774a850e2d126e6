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
        // Either while results are being written, or while the file is still being read.
        var run = await Programs.JunhengInterrupted(
            signal,
            process => writing ? Directory.GetFiles(folder.At("out")).Length > 1 : Programs.Holds(process, input),
            ["evaluate", input, "--checks", "--out", folder.At("out")]
        );
        Assert.Equal((4, "已中止，没有写出任何文件。\n"), (run.Exit, run.Error));
        Assert.Equal([folder.At("out/counties.csv")], Directory.GetFileSystemEntries(folder.At("out")));
        Assert.Equal("before", folder.Read("out/counties.csv"));
    }

    [Fact]
    public async Task Asked_again_after_two_seconds_it_ends_though_something_holds_it_up()
    {
        // A file that never comes to its end.
        var endless = folder.At("a.csv");
        Assert.Equal(0, (await Programs.Shell($"mkfifo {endless}")).Exit);
        using var writer = new FileStream(endless, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        string[] import = ["import", endless, "--county", Rows.County, "--year", "2021", "--db", folder.At("a.db")];
        var run = await Programs.JunhengInterrupted("INT INT 2.5 INT", p => Programs.Holds(p, endless), import);
        Assert.Equal(new Ended(128 + 2, "", ""), run);
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
