using Junheng.Engine.Schools;

namespace Junheng.App.Import.Statistics;

/// <summary>An export with the stage that the user says it is of.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="File">The file.</param>
public sealed record StageFile(Stage Stage, WideFile File);

/// <summary>What was read for a field of a school from one file.</summary>
/// <param name="Field">Our column code.</param>
/// <param name="Stage">The stage of the file.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sheet">The sheet; empty where nothing was read from a cell.</param>
/// <param name="Row">1-based row; 0 where nothing was read from a cell.</param>
/// <param name="Cell">A1 cells, those of sums joined by + and -; empty where nothing was read from a cell.</param>
/// <param name="Raw">What stands there; the parts of a sum joined in the same way.</param>
/// <param name="Value">What it was read as; null if missing.</param>
/// <param name="Refused">True if something stands there that cannot be taken.</param>
public sealed record ReadField(
    string Field,
    Stage Stage,
    string File,
    string Sheet,
    int Row,
    string Cell,
    string Raw,
    string? Value,
    bool Refused = false
)
{
    /// <summary>The value as a figure in our unit, in millionths; meaningless for texts.</summary>
    public long Millionths { get; init; }

    /// <summary>File, sheet and cells, as messages name them.</summary>
    public string Place => Cell.Length == 0 ? File : $"{File}!{Sheet}!{Cell}";
}

/// <summary>What statistics exports came to.</summary>
/// <param name="Rows">One record a school.</param>
/// <param name="Findings">Everything found on the way.</param>
/// <param name="Reads">What was read of each school, by identifier, field by field and file by file.</param>
/// <param name="Words">The words and codes that stand in columns of words.</param>
/// <param name="StageOf">The stage whose file a school's row is called after.</param>
public sealed record StatisticsResult(
    IReadOnlyList<SchoolRecord> Rows,
    IReadOnlyList<Engine.Validate.Finding> Findings,
    IReadOnlyDictionary<string, IReadOnlyList<ReadField>> Reads,
    IReadOnlyList<ExportWord> Words,
    IReadOnlyDictionary<string, Stage> StageOf
);

/// <summary>A word or code of a column of words.</summary>
/// <param name="Field">Our column: type, organiser or locale.</param>
/// <param name="Word">As it stands in the export.</param>
/// <param name="Count">Cells that hold it.</param>
/// <param name="Meaning">Our code; null if it means nothing to us.</param>
public sealed record ExportWord(string Field, string Word, int Count, string? Meaning);
