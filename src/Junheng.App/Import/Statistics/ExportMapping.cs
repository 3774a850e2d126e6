using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>Which header of a file feeds which field. Paths, not letters: next year's file has other columns between.</summary>
/// <param name="Field">Our column code.</param>
/// <param name="Columns">Keys of the columns, to be added up; empty where the field has no source or a fixed value.</param>
/// <param name="Unit">The unit the column is written in.</param>
/// <param name="Factor">What the sum is multiplied by to be in our unit.</param>
/// <param name="Fixed">A value a person gave for every school; null if none.</param>
/// <param name="Remark">What the person says of the line.</param>
public sealed record MappingLine(
    string Field,
    IReadOnlyList<string> Columns,
    string Unit,
    decimal Factor,
    string? Fixed,
    string Remark
)
{
    /// <summary>True if the line gives a field nothing.</summary>
    [JsonIgnore]
    public bool IsEmpty => Columns.Count == 0 && Fixed is null;
}

/// <summary>The lines of one stage's file.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Arts">What was answered about 艺术; null where the stage has no such question.</param>
/// <param name="Lines">One line a field.</param>
public sealed record StageMapping(Stage Stage, ArtsAnswer? Arts, IReadOnlyList<MappingLine> Lines)
{
    /// <summary>The line of a field; null if there is none, or it gives nothing.</summary>
    public MappingLine? Line(string field) => Lines.FirstOrDefault(l => l.Field == field && !l.IsEmpty);
}

/// <summary>字段对应: how statistics exports become school records. It holds no county's figures.</summary>
/// <param name="Version">Version of the form it is written in.</param>
/// <param name="Stages">The files by stage.</param>
/// <param name="Words">What words and codes of the exports mean, where a person corrected it.</param>
public sealed record ExportMapping(int Version, IReadOnlyList<StageMapping> Stages, IReadOnlyList<WordMeaning> Words)
{
    /// <summary>The form written today.</summary>
    public const int Current = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public StageMapping? Of(Stage stage) => Stages.FirstOrDefault(s => s.Stage == stage);

    /// <summary>The mapping as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>Reads a stored mapping.</summary>
    /// <exception cref="InvalidDataException">It is of a later form than this program knows.</exception>
    public static ExportMapping Parse(string json)
    {
        var mapping = JsonSerializer.Deserialize<ExportMapping>(json, Options);
        return mapping is { Version: Current }
            ? mapping
            : throw new InvalidDataException($"statistics mapping of form {mapping?.Version}");
    }
}

/// <summary>What a word or code of a column means to us.</summary>
/// <param name="Field">Our column: type, organiser or locale.</param>
/// <param name="Word">As it stands in the export.</param>
/// <param name="Meaning">Our code; <c>attached</c> or <c>skip</c> for types; empty if unknown.</param>
public sealed record WordMeaning(string Field, string Word, string Meaning);
