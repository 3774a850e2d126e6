using System.Text.Json;

namespace Junheng.App.Tests.Batch;

/// <summary>What <c>--json</c> says of many counties is what their file says.</summary>
public sealed class JsonTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_county_and_stage_is_said_as_the_file_has_it()
    {
        // More counties than are judged in one go, with all that random rows bring about.
        var rows = Enumerable
            .Range(0, 12)
            .SelectMany(seed => Renamed(new RandomNation(seed).Rows(doubles: true), seed));
        var input = folder.Write("a.csv", RandomNation.Csv(rows));
        var run = await Programs.Junheng("evaluate", input, "--out", folder.At("out"), "--json");
        Assert.Equal(1, run.Exit);

        var said = new List<string>();
        var keys = new List<(int, string)>();
        foreach (var county in JsonDocument.Parse(run.Out).RootElement.EnumerateArray())
        {
            var key = (county.GetProperty("year").GetInt32(), county.GetProperty("county").GetString()!);
            keys.Add(key);
            said.AddRange(
                county.GetProperty("stages").EnumerateArray().Select(s => $"{key.Item1},{key.Item2},{Stage(s)}")
            );
        }

        Assert.True(keys.Count > 60);
        Assert.Equal(keys.Order(), keys);
        var written = CsvReference.Rows(folder.Read("out/counties.csv")).Skip(1);
        // The file has the mean of the coefficients besides.
        Assert.Equal(written.Select(l => string.Join(',', [.. l[..21], .. l[22..]])), said);
    }

    private static string Stage(JsonElement stage)
    {
        return string.Join(
            ',',
            [
                Text("stage"),
                Text("units"),
                Text("units_met"),
                Text("units_unknown"),
                Text("pupils"),
                .. Figures("means"),
                .. Figures("cvs"),
                Text("cv_verdict"),
                Text("units_verdict"),
                Text("verdict"),
            ]
        );

        string Text(string name) => stage.GetProperty(name).ToString();

        IEnumerable<string> Figures(string name) => stage.GetProperty(name).EnumerateArray().Select(f => f.ToString());
    }

    /// <summary>The same rows in counties of their own.</summary>
    private static List<string[]> Renamed(List<string[]> rows, int seed)
    {
        foreach (var row in rows)
        {
            row[1] = row[1].Replace("9901", $"99{10 + seed}", StringComparison.Ordinal);
        }

        return rows;
    }
}
