using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Junheng.App.Data;
using Junheng.Engine.Campaign;
using Junheng.Web.Tests.Shipped;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Tests.Journeys;

/// <summary>
/// What somebody wrote down by hand of a real paper: line numbers, units, days, and hashes of its texts. A county that
/// confirmed the paper as it was read runs by just that.
/// </summary>
internal sealed class PaperKey(string name)
{
    private readonly JsonElement key = JsonDocument
        .Parse(File.ReadAllText(Repository.At("tests", "Junheng.App.Tests", "Campaign", "Keys", name + ".json")))
        .RootElement;

    /// <summary>The matrix, read from its page: units in their order, year, 逐年保持 and measures of each indicator.</summary>
    public void HasMatrix(IDocument page)
    {
        var indicators = All(key, "indicators").ToList();
        Assert.NotEmpty(indicators);
        Assert.All(
            indicators,
            i =>
            {
                var item = i.GetProperty("key").GetString()!;
                var deadline = i.GetProperty("deadline");
                var isSet = deadline.ValueKind == JsonValueKind.Object;
                Assert.Equal(
                    (
                        item,
                        string.Join('、', All(i, "units").Select(u => Plain(u.GetString()!)).Distinct()),
                        isSet ? $"{deadline.GetProperty("year")}" : "",
                        isSet && deadline.GetProperty("heldEveryYear").GetBoolean(),
                        i.GetProperty("measures").GetString() ?? ""
                    ),
                    (
                        item,
                        string.Join('、', Names(Value(page, "lead", item)).Concat(Names(Text(page, "support", item)))),
                        Value(page, "year", item),
                        page.QuerySelector($"[name='held.{item}']")!.HasAttribute("checked"),
                        Text(page, "measures", item) is { Length: > 0 } text ? Hash(text) : ""
                    )
                );
            }
        );
    }

    /// <summary>The duties, read from the page of the organisation: units with their words.</summary>
    public void HasDuties(IDocument page) =>
        Assert.Equal(
            All(key, "duties").Select(d => (Plain(Of(d, "unit")), Of(d, "text"))),
            page.QuerySelectorAll("dl.entries dt")
                .Select(d => (Plain(d.TextContent), Hash(d.NextElementSibling!.TextContent)))
        );

    /// <summary>The leading group's posts, read from the same page, role by role.</summary>
    public void HasPosts(IDocument page)
    {
        var shown = page.QuerySelectorAll("dl.leading dd").SelectMany(d => Plain(d.TextContent).Split(';')).ToHashSet();
        Assert.All(
            All(key, "posts").Select(p => p.GetProperty("post").GetString()).OfType<string>(),
            post => Assert.Contains(shown, s => s.Contains(Plain(post), StringComparison.Ordinal))
        );
    }

    /// <summary>The tasks of measures and phases: words, units, and the months of the phases.</summary>
    public async Task HasTasks(Db db, string county)
    {
        var tasks = await db
            .WorkTasks.AsNoTracking()
            .Where(t => t.CountyCode == county)
            .OrderBy(t => t.Id)
            .ToListAsync();
        var units = (
            await db.TaskUnits.AsNoTracking().Where(u => u.CountyCode == county).OrderBy(u => u.Ordinal).ToListAsync()
        ).ToLookup(u => u.WorkTaskId, u => Plain(u.Unit));
        var measures = tasks.Where(t => t.Kind is TaskKind.Measure or TaskKind.Safeguard).ToList();
        Assert.Equal(All(key, "measures").Select(m => Of(m, "text")), measures.Select(t => Hash(t.Text)));
        Assert.All(
            All(key, "measures").Zip(measures).Where(m => All(m.First, "units").Any()),
            m => Assert.Equal(All(m.First, "units").Select(u => Plain(u.GetString()!)), units[m.Second.Id])
        );
        Assert.Equal(
            All(key, "phases")
                .SelectMany(p =>
                    All(p, "steps").Select(s => (Of(p, "name"), s.GetString()!, Month(p, "from"), Month(p, "to")))
                ),
            tasks
                .Where(t => t.Kind == TaskKind.Step)
                .Select(t => (Hash(t.Phase), Hash(t.Text), Month(t.Start), Month(t.Due)))
        );
    }

    private static string Value(IDocument page, string field, string item) =>
        page.QuerySelector($"[name='{field}.{item}']")!.GetAttribute("value") ?? "";

    private static string Text(IDocument page, string field, string item) =>
        page.QuerySelector($"[name='{field}.{item}']")!.TextContent.Trim();

    private static IEnumerable<string> Names(string text) =>
        text.Split('、', StringSplitOptions.RemoveEmptyEntries).Select(Plain);

    private static JsonElement.ArrayEnumerator All(JsonElement of, string name) =>
        of.GetProperty(name).EnumerateArray();

    private static string Of(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    /// <summary>A month of the key; where it gives the year only, none.</summary>
    private static string Month(JsonElement of, string name) =>
        of.GetProperty(name).GetString() is { Length: 7 } month ? month : "";

    private static string Month(DateOnly? day) => day?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "";

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(text))))[..32];

    /// <summary>Without blanks, full-width signs as half-width, as the keys have it.</summary>
    private static string Plain(string text) =>
        string.Concat(
            text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c)
        );
}
