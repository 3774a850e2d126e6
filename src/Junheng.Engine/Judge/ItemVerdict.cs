using Junheng.Engine.Figures;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.Engine.Judge;

/// <summary>What a person entered about an item: a verdict and why.</summary>
/// <param name="Verdict">Met, not met, or cannot tell. For a veto ground, not met means that it occurred.</param>
/// <param name="Note">The evidence in words.</param>
public sealed record Judgement(Verdict Verdict, string Note);

/// <summary>One comparison that was made.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Value">The value, or why there is none.</param>
/// <param name="Threshold">What it was compared with.</param>
/// <param name="Comparison">How.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="Formula">The formula with its numbers put in.</param>
/// <param name="Missing">County figures that are missing, by title.</param>
/// <param name="Shown">
/// The value as text with its unit, with as many decimals as it takes for the text not to contradict the verdict; the
/// reason where there is no value.
/// </param>
/// <param name="Distance">
/// How much the numerator lacks (or has too much), with its unit; null where the test is met or it cannot be told.
/// </param>
public sealed record TestVerdict(
    string Name,
    Figure Value,
    PolicyNumber Threshold,
    Comparison Comparison,
    Verdict Verdict,
    string Formula,
    IReadOnlyList<string> Missing,
    string Shown,
    string? Distance
)
{
    /// <summary>True if it is met by a value equal to the threshold to the last digit.</summary>
    public bool IsExact => Verdict == Verdict.Met && Value.Value == Threshold.Value;
}

/// <summary>A school that does not meet an item, or of which it cannot be told.</summary>
/// <param name="School">The merged record.</param>
/// <param name="Stage">The stage, where the item is judged by stage.</param>
/// <param name="Verdict">Not met or cannot tell.</param>
/// <param name="What">What is short or missing, in Chinese with numbers.</param>
/// <param name="Count">How much is short (rooms, pupils over, classes over); 0 if it cannot be told.</param>
/// <param name="Kind">What is counted: music, art, size, classes, pupils.</param>
public sealed record SchoolShortfall(
    SchoolRecord School,
    Stage? Stage,
    Verdict Verdict,
    string What,
    long Count,
    string Kind
);

/// <summary>The verdict on one item of A2, A3, A4 or a local overlay, with everything it rests on.</summary>
/// <param name="Item">The item.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="Conclusion">简要结论 in Chinese.</param>
/// <param name="Tests">The comparisons made.</param>
/// <param name="Shortfalls">Schools short of it.</param>
/// <param name="Judgement">What a person entered; null if nothing.</param>
public sealed record ItemVerdict(
    Item Item,
    Verdict Verdict,
    string Conclusion,
    IReadOnlyList<TestVerdict> Tests,
    IReadOnlyList<SchoolShortfall> Shortfalls,
    Judgement? Judgement
);

/// <summary>A ground of the veto: met means that it did not occur.</summary>
public sealed record VetoVerdict(VetoItem Item, Verdict Verdict, Judgement? Judgement);
