using System.Text.Json;

namespace Junheng.App.Tests.Cli;

/// <summary><c>junheng plan read</c>: the structure as JSON, what to look at on standard error, and the exit status.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private static readonly string Paper = Path.Combine(
        Programs.Repository,
        "tests/Junheng.App.Tests/Campaign/SyntheticList.txt"
    );
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_structure_is_written_with_the_published_names_in_their_order()
    {
        var run = await Programs.Junheng("plan", "read", Paper, "--out", folder.At("plan.json"));
        Assert.Equal(0, run.Exit);
        Assert.Contains("deviates: G14", run.Error, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(folder.At("plan.json"));
        Assert.Contains("\"county\": \"虚构区\"", text, StringComparison.Ordinal);
        var names = JsonDocument.Parse(text).RootElement.EnumerateObject().Select(p => p.Name);
        Assert.Equal(
            "county title documentNumber date targets goals posts office duties indicators rules veto vetoUnits measures phases needs funding fundingTotals problems",
            string.Join(' ', names)
        );
        Assert.Single(Directory.GetFiles(folder.At(".")));
    }

    [Fact]
    public async Task A_county_adds_names_of_its_own()
    {
        var paper = (await File.ReadAllTextAsync(Paper)).Replace("区财政局、区教育体育局;", "区金穗司区教育体育局;");
        await File.WriteAllTextAsync(folder.At("a.txt"), paper);
        await File.WriteAllTextAsync(folder.At("own.yaml"), "organs:\n  - [金穗司]\n");
        Assert.Equal(
            0,
            (
                await Programs.Junheng(
                    "plan",
                    "read",
                    folder.At("a.txt"),
                    "--out",
                    folder.At("a.json"),
                    "--words",
                    folder.At("own.yaml")
                )
            ).Exit
        );
        var rows = JsonDocument
            .Parse(await File.ReadAllTextAsync(folder.At("a.json")))
            .RootElement.GetProperty("indicators")
            .EnumerateArray();
        var units = rows.First(r => r.GetProperty("key").GetString() == "G6")
            .GetProperty("units")
            .EnumerateArray()
            .Select(u => u.GetString());
        Assert.Equal(["区金穗司", "区教育体育局"], units);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_nothing_is_written()
    {
        await File.WriteAllTextAsync(folder.At("a.txt"), "今天天气很好。");
        var none = await Programs.Junheng("plan", "read", folder.At("a.txt"), "--out", folder.At("a.json"));
        Assert.Equal(3, none.Exit);
        Assert.Contains("no-plan", none.Error, StringComparison.Ordinal);
        Assert.Equal(
            3,
            (await Programs.Junheng("plan", "read", folder.At("absent.docx"), "--out", folder.At("a.json"))).Exit
        );
        Assert.Equal(2, (await Programs.Junheng("plan", "read", folder.At("a.txt"))).Exit);
        Assert.False(File.Exists(folder.At("a.json")));
    }
}
