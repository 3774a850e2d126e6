using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>
/// How an indicator is recognised: usual wordings, phrases, and the clauses it may not lack. <c>ByOrgan</c> is true where
/// the statement itself begins with the organ that acts; <c>Name</c> is what a school falls short of.
/// </summary>
public sealed record IndicatorWords(
    string Key,
    IReadOnlyList<string> Says,
    IReadOnlyList<IReadOnlyList<string>> Phrases,
    IReadOnlyList<string> Not,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string> Forbidden,
    bool ByOrgan = false,
    string Name = ""
);

/// <summary>What stands before a colon where a paper has labels instead of columns.</summary>
/// <param name="Units">责任单位 and the like.</param>
/// <param name="Deadline">完成时限 and the like.</param>
/// <param name="Check">自查情况 and the like.</param>
/// <param name="Measures">整改措施 and the like.</param>
/// <param name="Leader">责任领导 and the like, which are persons and no units.</param>
public sealed record PlanLabels(string Units, string Deadline, string Check, string Measures, string Leader);

/// <summary>The words by which plan papers are read. Data of the installation, which a county may add to.</summary>
public sealed record PlanWords
{
    /// <summary>Organs of a county: the usual name first, then the other names of the same organ, without 县 or 市 before it.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Organs { get; init; }
    public required IReadOnlyList<IndicatorWords> Indicators { get; init; }

    /// <summary>Column headings by what the column holds.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; }

    /// <summary>What stands in the merged first column of an indicator table.</summary>
    public required Regex Group { get; init; }

    /// <summary>Roles in a leading group.</summary>
    public required Regex Role { get; init; }
    public required Regex GoalChapter { get; init; }

    /// <summary>A paragraph that names goals, in whatever chapter.</summary>
    public required Regex GoalParagraph { get; init; }
    public required Regex MeasureChapter { get; init; }
    public required Regex SafeguardChapter { get; init; }

    /// <summary>A paragraph at a chapter's end that speaks of all its tasks, and belongs to none.</summary>
    public required Regex Closing { get; init; }
    public required Regex PhaseChapter { get; init; }
    public required Regex DutyHeading { get; init; }

    /// <summary>A chapter's name which stands alone, without a number.</summary>
    public required Regex BareChapter { get; init; }

    /// <summary>Lines that a web page or a scan brought along.</summary>
    public required Regex Furniture { get; init; }

    /// <summary>Sentences among indicators that state none.</summary>
    public required Regex Aside { get; init; }
    public required PlanLabels Labels { get; init; }

    /// <summary>逐年保持 and the like.</summary>
    public required Regex Held { get; init; }

    /// <summary>Characters which only stand in a simplified text by a slip.</summary>
    public required string Traditional { get; init; }

    /// <summary>Words of the indicators: one of which only a part stands is a slip, one left out is none.</summary>
    public required IReadOnlyList<string> Lexicon { get; init; }

    /// <summary>Further words in which a scan may take a character for another.</summary>
    public required IReadOnlyList<string> Scanned { get; init; }

    /// <summary>Two characters each which a scan takes for one another, the right one first.</summary>
    public required IReadOnlyList<string> Lookalikes { get; init; }

    /// <summary>Slips and what they should be.</summary>
    public required IReadOnlyDictionary<string, string> Slips { get; init; }
}
