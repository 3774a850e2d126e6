using Junheng.Engine.Validate;

namespace Junheng.App.Import.Annotate;

/// <summary>A finding as it is written into the workbook it is about.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Code">Stable code of the finding.</param>
/// <param name="Sheet">Sheet; null for CSV, or if it is about the file as a whole.</param>
/// <param name="Cell">A1 reference; null if it is about a whole file or sheet.</param>
/// <param name="School">The school as a reader knows it; empty if none.</param>
/// <param name="Message">Plain Chinese: what is wrong and what to do.</param>
/// <param name="Explanation">What was explained to it (说明); null if nothing.</param>
public sealed record CellNote(
    FindingLevel Level,
    string Code,
    string? Sheet,
    string? Cell,
    string School,
    string Message,
    string? Explanation = null
);
