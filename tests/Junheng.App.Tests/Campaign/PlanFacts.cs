using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Junheng.App.Campaign;
using Junheng.Engine.Plans;

namespace Junheng.App.Tests.Campaign;

/// <summary>One thing a plan states: its kind, and the whole of it as text. Running text stands as a hash.</summary>
internal sealed record PlanFact(string Kind, string Text);

/// <summary>A plan, or an answer key, as single facts that can be counted and compared.</summary>
internal static class PlanFacts
{
    /// <param name="plan">A plan as JSON.</param>
    /// <param name="hashed">True for a key, whose texts are hashes already.</param>
    /// <param name="lines">True to compare the lines as well.</param>
    public static List<PlanFact> Of(JsonElement plan, bool hashed, bool lines)
    {
        var facts = new List<PlanFact>();
        string Text(JsonElement e, string name) =>
            e.GetProperty(name).GetString() is not { } s ? "null"
            : hashed ? s
            : Hash(s);
        string Name(JsonElement e, string name) => Plain(e.GetProperty(name).ToString());
        string Lines(JsonElement e) =>
            lines ? e.GetProperty("lines").GetRawText().Replace(" ", "").Replace("\n", "") : "";
        IEnumerable<JsonElement> All(JsonElement e, string name) => e.GetProperty(name).EnumerateArray();
        string Item(JsonElement e) => hashed ? e.GetString()! : Hash(e.GetString()!);
        void Add(string kind, params string[] parts) => facts.Add(new(kind, string.Join('|', parts)));

        Add("head", "county", Name(plan, "county"));
        Add("head", "title", Text(plan, "title"));
        Add("head", "number", Name(plan, "documentNumber"));
        Add("head", "date", Name(plan, "date"));
        Add("head", "office", Name(plan, "office"));
        foreach (var t in All(plan, "targets"))
        {
            Add("targets", Name(t, "stage"), Name(t, "by"), Lines(t));
        }

        foreach (var g in All(plan, "goals"))
        {
            Add("goals", Text(g, "text"), Number(g, "value"), Name(g, "unit"), Name(g, "by"), Lines(g));
        }

        foreach (var p in All(plan, "posts"))
        {
            Add("posts", Name(p, "role"), Name(p, "post"), Lines(p));
        }

        foreach (var d in All(plan, "duties"))
        {
            Add("duties", Name(d, "unit"), Text(d, "text"), Lines(d));
        }

        foreach (var i in All(plan, "indicators"))
        {
            var key = Name(i, "key");
            Add("indicators", key);
            Add("codes", key, Name(i, "code"));
            Add("texts", key, Text(i, "text"));
            foreach (var t in i.GetProperty("thresholds").EnumerateObject())
            {
                Add("thresholds", key, t.Name, t.Value.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture));
            }

            foreach (var u in All(i, "units"))
            {
                Add("units", key, Plain(u.GetString()!));
            }

            foreach (var u in All(i, "unitDuties"))
            {
                Add("unit duties", key, Name(u, "unit"), Text(u, "text"));
            }

            if (i.GetProperty("deadline") is { ValueKind: JsonValueKind.Object } deadline)
            {
                Add("deadlines", key, Name(deadline, "year"), Name(deadline, "heldEveryYear"));
            }

            if (i.GetProperty("selfCheck") is { ValueKind: JsonValueKind.Object } check)
            {
                Add(
                    "self-checks",
                    key,
                    Name(check, "met"),
                    Text(check, "text"),
                    Number(check, "shortPrimary"),
                    Number(check, "shortJunior")
                );
                foreach (var c in All(check, "counts"))
                {
                    Add("self-check counts", key, Text(c, "what"), Name(c, "of"), Name(c, "stage"), Number(c, "count"));
                }
            }

            if (i.GetProperty("measures").ValueKind == JsonValueKind.String)
            {
                Add("indicator measures", key, Text(i, "measures"));
            }
        }

        foreach (var field in new[] { "rules", "fundingTotals" })
        {
            if (plan.GetProperty(field) is { ValueKind: JsonValueKind.Object } rules)
            {
                foreach (
                    var f in rules
                        .EnumerateObject()
                        .Where(f => f.Name != "lines" && f.Value.ValueKind == JsonValueKind.Number)
                )
                {
                    Add(
                        field == "rules" ? "rules" : "funding",
                        f.Name,
                        f.Value.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture)
                    );
                }
            }
        }

        foreach (var v in All(plan, "veto"))
        {
            Add("veto", Item(v));
        }

        foreach (var v in All(plan, "vetoUnits"))
        {
            Add("veto", "unit", Plain(v.GetString()!));
        }

        foreach (var m in All(plan, "measures"))
        {
            var units = string.Join(',', All(m, "units").Select(u => Plain(u.GetString()!)));
            Add("measures", Number(m, "number"), Text(m, "title"), Text(m, "text"), units, Name(m, "kind"), Lines(m));
        }

        foreach (var p in All(plan, "phases"))
        {
            Add("phases", Text(p, "name"), Name(p, "from"), Name(p, "to"), Lines(p));
            foreach (var s in All(p, "steps"))
            {
                Add("phases", "step", Item(s));
            }
        }

        foreach (var n in All(plan, "needs"))
        {
            Add("needs", Number(n, "amountWan"), Number(n, "places"));
        }

        foreach (var f in All(plan, "funding"))
        {
            var sums = new[] { "construction", "equipment", "other", "total" }.Select(c => Number(f, c)).ToArray();
            if (sums.Any(s => s != "null"))
            {
                Add("funding", sums);
            }
        }

        return facts;
    }

    public static JsonElement Json(Plan plan)
    {
        using var stream = new MemoryStream();
        PlanJson.Write(stream, plan);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(text))))[..32];

    /// <summary>Without blanks, full-width signs as half-width.</summary>
    public static string Plain(string text) =>
        string.Concat(
            text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c)
        );

    private static string Number(JsonElement e, string name) =>
        e.GetProperty(name).ValueKind == JsonValueKind.Number
            ? e.GetProperty(name).GetDecimal().ToString("0.####", CultureInfo.InvariantCulture)
            : "null";
}
