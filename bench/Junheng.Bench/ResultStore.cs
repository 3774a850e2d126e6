using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Junheng.Bench;

/// <summary>
/// The results of one machine, as JSON and as a page. A benchmark run alone replaces its own section and leaves the
/// others as they were measured.
/// </summary>
internal sealed class ResultStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly string file;
    private readonly Machine machine;
    private readonly JsonObject sections;

    public ResultStore(string folder, Machine machine)
    {
        Directory.CreateDirectory(folder);
        this.machine = machine;
        file = Path.Combine(folder, machine.Slug + ".json");
        var before = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
        sections = before?["benchmarks"]?.DeepClone().AsObject() ?? [];
    }

    public void Put(string name, Section section) => sections[name] = JsonSerializer.SerializeToNode(section, Json);

    /// <summary>Writes both files and returns the page's path.</summary>
    public string Save()
    {
        var whole = new JsonObject
        {
            ["machine"] = JsonSerializer.SerializeToNode(machine, Json),
            ["benchmarks"] = sections.DeepClone(),
        };
        File.WriteAllText(file, whole.ToJsonString(Json) + "\n");
        var page = Path.ChangeExtension(file, ".md");
        var parts = sections.Select(s => Markdown.Of(s.Key, s.Value.Deserialize<Section>(Json)!));
        File.WriteAllText(page, Markdown.Head(machine) + string.Concat(parts));
        return page;
    }
}
