using Junheng.Engine.Validate;

namespace Junheng.Web;

/// <summary>Findings as pages list them.</summary>
/// <param name="All">Every finding; only the first are shown.</param>
/// <param name="File">Address of a file that holds them all.</param>
public sealed record FindingTable(IReadOnlyList<Finding> All, string File)
{
    /// <summary>Findings shown at once: a browser stays quick, and nobody reads more in one go.</summary>
    public const int Most = 500;
}
