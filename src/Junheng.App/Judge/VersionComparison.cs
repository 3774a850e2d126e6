using Junheng.App.Import;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;

namespace Junheng.App.Judge;

/// <summary>A verdict on a school's stage that is another in the second run; null where there was or is none.</summary>
/// <param name="School">School identifier.</param>
/// <param name="What">School and stage, in Chinese.</param>
/// <param name="Old">In the first version.</param>
/// <param name="New">In the second.</param>
/// <param name="Remark">Why, where it can be told in a line.</param>
public sealed record VerdictChange(string School, string What, Verdict? Old, Verdict? New, string Remark);

/// <summary>
/// What differs between two runs over a county: two data versions, two years, or the same data under two sets of rules.
/// </summary>
/// <param name="Measures">Every reading of the county's verdict, before and after.</param>
/// <param name="Units">Schools by stage whose verdict turned.</param>
/// <param name="Figures">Figures of schools, classes and rooms that changed, as a person reads them.</param>
/// <param name="County">Figures of the county that changed.</param>
/// <param name="Rules">Rules that differ.</param>
public sealed record VersionComparison(
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<VerdictChange> Units,
    IReadOnlyList<SchoolChange> Figures,
    IReadOnlyList<CountyChange> County,
    IReadOnlyList<PackDifference> Rules
)
{
    /// <summary>Compares two runs.</summary>
    /// <param name="before">The first run.</param>
    /// <param name="after">The second.</param>
    /// <param name="isOldTolerant">By the first run's verdict with tolerances, where it has one.</param>
    /// <param name="isNewTolerant">By the second's.</param>
    public static VersionComparison Between(
        YearResult before,
        YearResult after,
        bool isOldTolerant = false,
        bool isNewTolerant = false
    ) =>
        new(
            Measure.Between(Of(before, isOldTolerant), Of(after, isNewTolerant)),
            [.. Turned(OfUnits(before, isOldTolerant), OfUnits(after, isNewTolerant))],
            // The same rows under other rules need no look.
            before.Inputs.Rows == after.Inputs.Rows
                ? []
                : ChangeList.Between(before.Inputs.Rows, after.Inputs.Rows),
            CountyFigures(before.Inputs.CountyFigures, after.Inputs.CountyFigures),
            PackDifference.Between(
                before.Inputs.Pack,
                after.Inputs.Pack,
                Granted(before, isOldTolerant),
                Granted(after, isNewTolerant)
            )
        );

    private static CountyVerdict Of(YearResult result, bool tolerant) =>
        tolerant ? result.Tolerant ?? result.Strict : result.Strict;

    private static IReadOnlyList<Tolerance> Granted(YearResult result, bool tolerant) =>
        Of(result, tolerant).Resources.Kernel.Tolerances;

    private static List<CountyChange> CountyFigures(
        IReadOnlyDictionary<string, decimal> before,
        IReadOnlyDictionary<string, decimal> after
    ) =>
        [
            .. CountyItems
                .All.Select(i => new CountyChange(i, Value(before, i.Code), Value(after, i.Code)))
                .Where(c => c.Old != c.New),
        ];

    private static decimal? Value(IReadOnlyDictionary<string, decimal> figures, string code) =>
        figures.TryGetValue(code, out var value) ? value : null;

    private static IEnumerable<VerdictChange> Turned(
        IReadOnlyList<VerdictChange> before,
        IReadOnlyList<VerdictChange> after
    )
    {
        var old = before.ToDictionary(b => b.What);
        foreach (var now in after)
        {
            var had = old.Remove(now.What, out var was);
            if (!had || was!.New != now.New)
            {
                yield return now with
                {
                    Old = had ? was!.New : null,
                };
            }
        }

        foreach (var gone in before.Where(b => old.ContainsKey(b.What)))
        {
            yield return gone with
            {
                Old = gone.New,
                New = null,
                Remark = "",
            };
        }
    }

    private static List<VerdictChange> OfUnits(YearResult result, bool tolerant)
    {
        var resources = Of(result, tolerant).Resources;
        return
        [
            .. Enumerable
                .Range(0, resources.Units.Count)
                .Select(u =>
                {
                    var school = result.Schools[resources.Units.Rows[u]];
                    return new VerdictChange(
                        school.School,
                        $"{school.Name}（{school.School}）{resources.Units.Stages[u].Title()}",
                        null,
                        resources.UnitVerdicts[u],
                        $"达标{resources.UnitVerdicts.MetCount(u)}项"
                    );
                }),
        ];
    }
}
