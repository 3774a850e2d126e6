using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.App.Demo;

/// <summary>The demo county: everything in it is synthetic.</summary>
/// <param name="County">A division code that belongs to no real county.</param>
/// <param name="Name">Name, saying that the data are synthetic.</param>
/// <param name="Years">Oldest first.</param>
/// <param name="Judgements">
/// What was judged on evidence in the newest year, by item or ground of the veto; what still waits cannot be told.
/// </param>
public sealed record DemoData(
    string County,
    string Name,
    IReadOnlyList<DemoYear> Years,
    IReadOnlyDictionary<string, Judgement> Judgements
)
{
    /// <summary>The year the county assesses itself for.</summary>
    public DemoYear Newest => Years[^1];
}

/// <summary>One year of the demo county.</summary>
/// <param name="Year">Calendar year of the autumn statistics.</param>
/// <param name="Schools">The rows as handed in: campuses stand on their own.</param>
/// <param name="Figures">County figures by code; a code that is absent is not reported.</param>
public sealed record DemoYear(
    int Year,
    IReadOnlyList<SchoolRecord> Schools,
    IReadOnlyDictionary<string, decimal> Figures
);
