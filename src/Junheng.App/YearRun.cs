using Junheng.App.Standards;
using Junheng.Engine.Compute;
using Junheng.Engine.Judge;
using Junheng.Engine.Schools;
using Junheng.Engine.Standards;
using Junheng.Engine.Validate;

namespace Junheng.App;

/// <summary>Everything a county's year is judged on.</summary>
/// <param name="Pack">The rule pack in force.</param>
/// <param name="Year">Calendar year of the autumn statistics.</param>
/// <param name="Rows">The rows of the data version, campuses not yet merged.</param>
/// <param name="LastYear">The rows of the year before; empty if there are none.</param>
/// <param name="CountyFigures">County figures by code.</param>
/// <param name="Judgements">What persons entered, by item key.</param>
/// <param name="Tolerances">True to show a tolerant verdict beside the strict one.</param>
public sealed record YearInputs(
    RulePack Pack,
    int Year,
    IReadOnlyList<SchoolRecord> Rows,
    IReadOnlyList<SchoolRecord> LastYear,
    IReadOnlyDictionary<string, decimal> CountyFigures,
    IReadOnlyDictionary<string, Judgement> Judgements,
    bool Tolerances
)
{
    /// <summary>Whether a run over these gives what a run over the others gave. Rows are the same if they are one list.</summary>
    public bool SameAs(YearInputs other) =>
        ReferenceEquals(Pack, other.Pack)
        && Year == other.Year
        && ReferenceEquals(Rows, other.Rows)
        && ReferenceEquals(LastYear, other.LastYear)
        && Same(CountyFigures, other.CountyFigures)
        && Same(Judgements, other.Judgements)
        && Tolerances == other.Tolerances;

    private static bool Same<T>(IReadOnlyDictionary<string, T> one, IReadOnlyDictionary<string, T> other) =>
        one.Count == other.Count
        && one.All(x => other.TryGetValue(x.Key, out var value) && EqualityComparer<T>.Default.Equals(x.Value, value));
}

/// <summary>A county's year, from the rows to the verdict.</summary>
/// <param name="Inputs">What it rests on.</param>
/// <param name="Schools">The merged schools, in the order of results.</param>
/// <param name="Findings">What the checks found.</param>
/// <param name="Strict">The verdict without any tolerance.</param>
/// <param name="Tolerant">The verdict with the tolerances granted; null if none is.</param>
public sealed record YearResult(
    YearInputs Inputs,
    IReadOnlyList<SchoolRecord> Schools,
    IReadOnlyList<Finding> Findings,
    CountyVerdict Strict,
    CountyVerdict? Tolerant
);

/// <summary>
/// The whole run in one place: 导入 → 校验 → 测算 → 研判. Pages, the terminal and what-if runs all come through here.
/// </summary>
public static class YearRun
{
    /// <summary>Runs all stages over the rows of one county and year.</summary>
    public static YearResult Run(YearInputs inputs) => Measures.YearRun(() => RunStages(inputs));

    private static YearResult RunStages(YearInputs inputs)
    {
        // 导入 Import: the rows were read and stored before; 校验 Validate merges campuses and checks.
        var roster = Roster.From(inputs.Rows);
        var findings = Check(inputs, roster);

        // 测算 Compute and 研判 Judge, strictly and, where granted, with tolerances.
        var columns = SchoolColumns.From(roster.Schools);
        var strict = Judge(inputs, roster.Schools, columns, tolerances: false);
        var tolerant =
            inputs.Tolerances && inputs.Pack.Granted(Kernel.RulesDay(inputs.Year)).Any()
                ? Judge(inputs, roster.Schools, columns, tolerances: true)
                : null;
        return new(inputs, roster.Schools, findings, strict, tolerant);
    }

    private static IReadOnlyList<Finding> Check(YearInputs inputs, Roster roster) =>
        [
            .. PackInForce.Warnings(inputs.Pack, Kernel.RulesDay(inputs.Year), inputs.Tolerances),
            .. roster.Findings,
            .. Checks.Run(
                new(
                    inputs.Pack,
                    inputs.Rows,
                    roster.Schools,
                    Roster.From(inputs.LastYear).Schools,
                    inputs.CountyFigures
                )
                {
                    Tolerances = inputs.Tolerances ? [.. inputs.Pack.Granted(Kernel.RulesDay(inputs.Year))] : [],
                }
            ),
        ];

    private static CountyVerdict Judge(
        YearInputs inputs,
        IReadOnlyList<SchoolRecord> schools,
        SchoolColumns columns,
        bool tolerances
    )
    {
        var kernel = Kernel.Compile(inputs.Pack, Kernel.RulesDay(inputs.Year), tolerances);
        return CountyVerdict.Judge(
            ResourceVerdict.Judge(kernel, columns),
            new(inputs.Pack, kernel.Tolerances, schools, inputs.CountyFigures, inputs.Judgements)
        );
    }
}
