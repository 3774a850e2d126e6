using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>A plan as a paper's row keeps it: the JSON published for other tools, read back.</summary>
public static class StoredPlan
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new LinesConverter() },
    };

    /// <summary>A plan in which nothing stands yet.</summary>
    public static readonly Plan Blank = new()
    {
        County = null,
        Title = null,
        DocumentNumber = null,
        Date = null,
        Targets = [],
        Goals = [],
        Posts = [],
        Office = null,
        Duties = [],
        Indicators = [],
        Rules = null,
        Veto = [],
        VetoUnits = [],
        Measures = [],
        Phases = [],
        Needs = [],
        Funding = [],
        FundingTotals = null,
        Problems = [],
    };

    public static string Text(Plan plan)
    {
        using var stream = new MemoryStream();
        PlanJson.Write(stream, plan);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Plan Read(string json) => JsonSerializer.Deserialize<Plan>(json, Options)!;

    /// <summary>Lines stand as a pair: [12,14].</summary>
    private sealed class LinesConverter : JsonConverter<PlanLines>
    {
        public override PlanLines Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var pair = JsonSerializer.Deserialize<int[]>(ref reader, options)!;
            return new(pair[0], pair[1]);
        }

        public override void Write(Utf8JsonWriter writer, PlanLines value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new[] { value.From, value.To }, options);
    }
}
