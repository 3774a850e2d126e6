using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Validate;

/// <summary>What the checks of one county and year look at.</summary>
/// <param name="Pack">The rules in force.</param>
/// <param name="Rows">The county's rows as handed in, before merging; double rows included.</param>
/// <param name="Schools">The merged roster of the county and year.</param>
/// <param name="LastYear">The merged roster of the year before; empty if there is none.</param>
/// <param name="CountyFigures">County figures by the code of <see cref="CountyItems"/>; a missing one is absent.</param>
public sealed record CheckContext(
    RulePack Pack,
    IReadOnlyList<SchoolRecord> Rows,
    IReadOnlyList<SchoolRecord> Schools,
    IReadOnlyList<SchoolRecord> LastYear,
    IReadOnlyDictionary<string, decimal> CountyFigures
)
{
    /// <summary>The tolerances applied: only they make a blank extra figure worth telling.</summary>
    public IReadOnlyList<Tolerance> Tolerances { get; init; } = [];
}

/// <summary>A check as documentation and pages list it.</summary>
/// <param name="Code">Stable code of its findings.</param>
/// <param name="Level">Level of its findings.</param>
/// <param name="Title">What it finds, in Chinese.</param>
/// <param name="Advice">What to do about it, in Chinese; ends every message of the check.</param>
public sealed record CheckInfo(string Code, FindingLevel Level, string Title, string Advice);
