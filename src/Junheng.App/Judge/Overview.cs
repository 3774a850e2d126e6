using System.Runtime.CompilerServices;
using Junheng.Engine.Judge;
using Junheng.Engine.Rectify;

namespace Junheng.App.Judge;

/// <summary>
/// What a leader asks of a verdict beyond met or not: what is in the way, how far it is, what it costs, where to begin.
/// Worked out once for a run and kept as long as the run is: in a large county it takes longer than the verdict itself.
/// </summary>
/// <param name="Readings">Every reading of the verdict, in the order of the form.</param>
/// <param name="Blockers">What stands in the way, nearest first.</param>
/// <param name="Gaps">Gaps summed over the county, per indicator and stage.</param>
/// <param name="Costs">What closing the gaps costs, per indicator, in 万元.</param>
/// <param name="Passing">What makes the schools pass, each by its cheapest way.</param>
/// <param name="First">The schools to begin with, at most five.</param>
public sealed record Overview(
    IReadOnlyList<Reading> Readings,
    IReadOnlyList<Blocker> Blockers,
    IReadOnlyList<GapSum> Gaps,
    IReadOnlyList<GapCost> Costs,
    IReadOnlyList<PassCost> Passing,
    IReadOnlyList<FirstSchool> First
)
{
    private const int MostFirst = 5;

    // A run never changes, and a table by reference lets the overview go together with it.
    private static readonly ConditionalWeakTable<YearResult, Lazy<Overview>> Strict = [];
    private static readonly ConditionalWeakTable<YearResult, Lazy<Overview>> Tolerant = [];

    /// <summary>The overview of a run.</summary>
    /// <param name="result">The run.</param>
    /// <param name="tolerant">Of the verdict with tolerances, where it has one.</param>
    public static Overview Of(YearResult result, bool tolerant) =>
        tolerant && result.Tolerant is { } other
            ? Tolerant.GetValue(result, r => new(() => WorkOut(other, r.Inputs.CountyFigures))).Value
            : Strict.GetValue(result, r => new(() => WorkOut(r.Strict, r.Inputs.CountyFigures))).Value;

    private static Overview WorkOut(CountyVerdict verdict, IReadOnlyDictionary<string, decimal> figures)
    {
        var passing = PassCost.Of(verdict.Resources, figures);
        var wan = passing.Where(p => p.Wan is not null).ToDictionary(p => p.Row, p => p.Wan!.Value.ToDouble());
        return new(
            Reading.Of(verdict),
            Blocker.Of(verdict),
            GapSum.Of(verdict.Resources),
            GapCost.Of(verdict.Resources, figures),
            passing,
            FirstSchool.Of(verdict.Resources, MostFirst, row => wan.GetValueOrDefault(row, double.MaxValue))
        );
    }
}
