using Junheng.App.Validate;
using Junheng.Engine.Validate;

namespace Junheng.Web;

/// <summary>Findings as pages list them.</summary>
/// <param name="All">Every finding; only the first are shown.</param>
/// <param name="File">Address of a file that holds them all.</param>
public sealed record FindingTable(IReadOnlyList<Finding> All, string File)
{
    /// <summary>Findings shown at once: a browser stays quick, and nobody reads more in one go.</summary>
    public const int Most = 500;

    /// <summary>The cell a finding is about, where the page knows it; file, row and column are told elsewhere.</summary>
    public Func<Finding, string?> Cell { get; init; } = _ => null;

    /// <summary>The explanations given; null where findings cannot be explained.</summary>
    public FindingAnswers? Answers { get; init; }

    /// <summary>What a school is called, where the page knows it.</summary>
    public Func<string, string> Name { get; init; } = _ => "";
}
