using Junheng.App.Import;
using Junheng.Engine.Validate;

namespace Junheng.Web;

/// <summary>Findings as plain lines to be pasted elsewhere: level, place, school, what is wrong and what to do.</summary>
public static class FindingLines
{
    /// <summary>Lines given at once; the file of findings holds them all.</summary>
    public const int Most = 2000;

    /// <summary>The first findings, one a line.</summary>
    public static string Of(OpenedImport import, IReadOnlyList<Finding> findings) =>
        string.Join('\n', findings.Take(Most).Select(f => string.Join(' ', Words(import, f).Where(w => w.Length > 0))));

    private static string[] Words(OpenedImport import, Finding finding) =>
        [
            Show.Word(finding.Level),
            import.Place(finding) ?? Show.Place(finding),
            import.School(finding.School),
            // A line stays a line.
            finding.Message.ReplaceLineEndings(" "),
        ];
}
