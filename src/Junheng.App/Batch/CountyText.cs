using Junheng.App.Import;

namespace Junheng.App.Batch;

/// <summary>What a few counties, neighbours in the order of results, add to the result files.</summary>
internal sealed class CountyText
{
    public CsvBytes StageParts { get; } = new();

    public CsvBytes Counties { get; } = new();

    public CsvBytes Findings { get; } = new();

    /// <summary>Findings of level error as told on a terminal.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What the caller wants to keep of each county.</summary>
    public List<string> Summaries { get; } = [];

    public void Clear()
    {
        StageParts.Clear();
        Counties.Clear();
        Findings.Clear();
        Errors.Clear();
        Summaries.Clear();
    }
}
