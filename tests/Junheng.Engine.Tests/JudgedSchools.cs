using Junheng.Engine.Compute;
using Junheng.Engine.Figures;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Tests;

/// <summary>A judged county that tests ask by school, stage and indicator (1 to 7).</summary>
internal sealed record JudgedSchools(IReadOnlyList<SchoolRecord> Schools, ResourceVerdict Resources)
{
    public UnitColumns Units => Resources.Units;

    /// <summary>The row of a unit.</summary>
    public int Unit(string school, Stage stage = Stage.Primary) =>
        Enumerable
            .Range(0, Units.Count)
            .Single(u => Units.Stages[u] == stage && Schools[Units.Rows[u]].School == school);

    /// <summary>The exact value; null if missing.</summary>
    public Rational? Value(string school, int indicator, Stage stage = Stage.Primary) =>
        Value(Unit(school, stage), indicator);

    public Rational? Value(int unit, int indicator) =>
        Units.Has(unit, indicator - 1) ? Units.Fraction(unit, indicator - 1) : null;

    public bool? IsMet(string school, int indicator, Stage stage = Stage.Primary) =>
        Resources.UnitVerdicts.IsMet(Unit(school, stage), indicator - 1);

    public bool? ReachesFloor(string school, int indicator, Stage stage = Stage.Primary) =>
        Resources.UnitVerdicts.ReachesFloor(Unit(school, stage), indicator - 1);

    public Verdict Verdict(string school, Stage stage = Stage.Primary) =>
        Resources.UnitVerdicts.All[Unit(school, stage)];

    public string Reason(string school, Stage stage = Stage.Primary) =>
        Resources.UnitVerdicts.Reason(Unit(school, stage));

    public StageVerdict Of(Stage stage) => Resources.Stages.Single(s => s.Figures.Stage == stage);

    /// <summary>What the units and stages come to, in a form that can be compared.</summary>
    public IReadOnlyList<string> Lines() =>
        [
            .. Enumerable
                .Range(0, Units.Count)
                .Select(u =>
                    $"{Schools[Units.Rows[u]].School} {Units.Stages[u]} {Units.Pupils[u]} "
                    + string.Join(' ', Enumerable.Range(1, 7).Select(i => Value(u, i)?.ToString() ?? "-"))
                    + $" {Resources.UnitVerdicts.All[u]} {Resources.UnitVerdicts.Reason(u)}"
                ),
            .. Resources.Stages.Select(s =>
                $"{s.Figures.Stage} {string.Join(' ', s.Figures.Means)} {string.Join(' ', s.Over)} {s.Verdict}"
            ),
        ];
}
