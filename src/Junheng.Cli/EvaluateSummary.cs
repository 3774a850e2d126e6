using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Cli;

/// <summary>What <c>--json</c> says of a county's year.</summary>
internal sealed record EvaluateSummary(
    int Year,
    string County,
    string Verdict,
    IEnumerable<EvaluateSummary.OfStage> Stages
)
{
    private static readonly SummaryJson Json = new(
        new(SummaryJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    public static string Of(int year, string county, ResourceVerdict resources) =>
        JsonSerializer.Serialize(
            new(
                year,
                county,
                resources.Verdict.Code(),
                resources.Stages.Select(s => new OfStage(
                    s.Figures.Stage.Code(),
                    s.Figures.Members.Count,
                    s.UnitsMet,
                    s.UnitsUnknown,
                    s.Figures.Pupils,
                    s.Figures.Means,
                    s.Figures.Cvs,
                    s.CvVerdict.Code(),
                    s.UnitsVerdict.Code(),
                    s.Verdict.Code()
                ))
            ),
            Json.EvaluateSummary
        );

    internal sealed record OfStage(
        string Stage,
        int Units,
        int UnitsMet,
        int UnitsUnknown,
        long Pupils,
        IReadOnlyList<double?> Means,
        IReadOnlyList<double?> Cvs,
        string CvVerdict,
        string UnitsVerdict,
        string Verdict
    );
}

/// <summary>Its members written out by code made when the program is compiled.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata
)]
[JsonSerializable(typeof(EvaluateSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;
