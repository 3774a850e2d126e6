using System.Text.Json;
using Xunit.Abstractions;

namespace Junheng.App.Tests.Campaign;

/// <summary>Five real papers against answer keys made by hand: kinds, units, numbers, dates, lines; texts as hashes.</summary>
public sealed class FivePapersTests(ITestOutputHelper output)
{
    private const double Enough = 0.98;
    private const double EnoughOfKind = 0.95;
    private const double EnoughProblems = 0.8;

    /// <summary>Problems a reader must see, by paper.</summary>
    private static readonly Dictionary<string, string[]> Must = new()
    {
        ["pingshun-shanxi"] = ["R2", "R6", "R4", "R5", "G9", "G13", "G14", "G4"],
        ["changli-hebei"] = ["G4", "G5", "G11", "G14"],
        ["otog-inner-mongolia"] = ["G8", "G14", "funding", "fundingTotals"],
        ["changji-xinjiang"] = ["Q2", "S1", "G14", "附件"],
        ["fushun-liaoning"] = ["S1", "G13", "G15", "组长"],
    };

    [PapersFact]
    public void Each_paper_is_read_as_its_key_says()
    {
        var poor = new List<string>();
        foreach (var name in Papers.Names)
        {
            var key = JsonDocument
                .Parse(
                    File.ReadAllText(
                        Path.Combine(Programs.Repository, "tests/Junheng.App.Tests/Campaign/Keys", name + ".json")
                    )
                )
                .RootElement;
            var plan = PlanFacts.Json(Reading.Bytes(File.ReadAllBytes(Papers.Path(name)), name + ".txt"));
            var score = new PlanScore(PlanFacts.Of(key, true, true), PlanFacts.Of(plan, false, true));
            output.WriteLine(score.Table(name) + score.Wrong);
            if (score.Overall < Enough)
            {
                poor.Add($"{name}: {score.Overall:0.000}");
            }

            poor.AddRange(
                score
                    .Kinds.Where(k => Math.Min(k.Precision, k.Recall) < EnoughOfKind)
                    .Select(k => $"{name}: {k.Kind} {k.Precision:0.000} {k.Recall:0.000}")
            );
            poor.AddRange(Problems(name, key, plan));
            poor.AddRange(Places(name, key, plan));
        }

        Assert.Equal("", string.Join('\n', poor));
    }

    private IEnumerable<string> Problems(string name, JsonElement key, JsonElement plan)
    {
        var found = plan.GetProperty("problems").EnumerateArray().ToList();
        var wanted = key.GetProperty("problems").EnumerateArray().ToList();
        var seen = wanted.Where(w => found.Any(f => Overlap(w, f) && SameKind(w, f))).ToList();
        output.WriteLine($"  problems: wanted {wanted.Count}, seen {seen.Count}, reported {found.Count}");
        if (seen.Count < wanted.Count * EnoughProblems)
        {
            yield return $"{name}: problems {seen.Count} of {wanted.Count}";
        }

        foreach (var item in Must[name].Where(m => wanted.Any(w => Item(w) == m) && !seen.Any(s => Item(s) == m)))
        {
            yield return $"{name}: problem of {item} not seen";
        }
    }

    /// <summary>The lines of an indicator's row may differ by the merged cell before it and the empty ones after.</summary>
    private static IEnumerable<string> Places(string name, JsonElement key, JsonElement plan)
    {
        var found = plan.GetProperty("indicators")
            .EnumerateArray()
            .ToDictionary(i => i.GetProperty("key").GetString()!);
        return key.GetProperty("indicators")
            .EnumerateArray()
            .Where(i => found.TryGetValue(i.GetProperty("key").GetString()!, out var f) && !Near(i, f))
            .Select(i => $"{name}: lines of {i.GetProperty("key")}");
    }

    private static bool Near(JsonElement a, JsonElement b)
    {
        var (x, y) = (a.GetProperty("lines"), b.GetProperty("lines"));
        return Math.Abs(x[0].GetInt32() - y[0].GetInt32()) <= 3 && Math.Abs(x[1].GetInt32() - y[1].GetInt32()) <= 3;
    }

    private static bool Overlap(JsonElement a, JsonElement b)
    {
        var (x, y) = (a.GetProperty("lines"), b.GetProperty("lines"));
        return x[0].GetInt32() <= y[1].GetInt32() && y[0].GetInt32() <= x[1].GetInt32();
    }

    /// <summary>A character missing may be called lost or garbled.</summary>
    private static bool SameKind(JsonElement a, JsonElement b)
    {
        string[] slips = ["lost", "garbled"];
        var (x, y) = (a.GetProperty("kind").GetString()!, b.GetProperty("kind").GetString()!);
        return x == y || slips.Contains(x) && slips.Contains(y);
    }

    private static string Item(JsonElement problem) => problem.GetProperty("item").GetString()!;
}
