using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.Engine.Standards;

/// <summary>Which form of the coefficient of variation decides.</summary>
public enum CvFormula
{
    /// <summary>Weighted by pupils.</summary>
    Weighted,

    /// <summary>Unweighted, divided by the number of units.</summary>
    Population,

    /// <summary>Unweighted, divided by the number of units less one.</summary>
    Sample,
}

/// <summary>A signed input of a resource indicator.</summary>
public sealed record IndicatorInput(Field Field, int Sign);

/// <summary>One of the seven resource indicators (A1).</summary>
/// <param name="Key">R1 to R7.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="English">English name.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Amount">Natural unit of what is missing (人, ㎡, 万元, 间).</param>
/// <param name="Numerator">What is counted, in words.</param>
/// <param name="Denominator">What it is divided by, in words.</param>
/// <param name="Inputs">The fields added up, per stage (primary, junior).</param>
/// <param name="Factor">Multiplies the quotient (100 per hundred pupils, 10000 for 万元 to 元).</param>
/// <param name="Shared">True if the resource is the whole school's and is split among its stages.</param>
/// <param name="Source">Document and clause.</param>
public sealed record ResourceIndicator(
    string Key,
    string Name,
    string English,
    string Unit,
    string Amount,
    string Numerator,
    string Denominator,
    IReadOnlyDictionary<Stage, IReadOnlyList<IndicatorInput>> Inputs,
    Rational Factor,
    bool Shared,
    Citation Source
);

/// <summary>The rules of one place and time, compiled from a national pack and its overlays. Plain data.</summary>
public sealed record RulePack
{
    /// <summary>Name, e.g. <c>national/2017-6</c> or <c>liaoning/shenyang</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Chinese title.</summary>
    public required string Title { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day in force; null if open.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Division codes or prefixes an overlay applies to; empty for the national pack.</summary>
    public IReadOnlyList<string> Divisions { get; init; } = [];

    /// <summary>The packs it was put together from, national first: name and title.</summary>
    public required IReadOnlyList<(string Name, string Title)> Layers { get; init; }

    /// <summary>The documents cited.</summary>
    public required IReadOnlyList<PolicyDocument> Documents { get; init; }

    /// <summary>Every number in force, by path.</summary>
    public required IReadOnlyDictionary<string, PolicyNumber> Numbers { get; init; }

    /// <summary>R1 to R7.</summary>
    public required IReadOnlyList<ResourceIndicator> Indicators { get; init; }

    /// <summary>The form of the coefficient of variation that decides, and its source.</summary>
    public required (CvFormula Formula, Citation Source) Cv { get; init; }

    /// <summary>School types outside A1.</summary>
    public required IReadOnlySet<SchoolType> ExcludedTypes { get; init; }

    /// <summary>G1–G15, Q1–Q9, S1 and local items.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>一票否决.</summary>
    public required IReadOnlyList<VetoItem> Veto { get; init; }

    /// <summary>过渡性条款.</summary>
    public required IReadOnlyList<Tolerance> Tolerances { get; init; }

    /// <summary>What overlays changed or added.</summary>
    public required IReadOnlyList<PolicyChange> Changes { get; init; }

    /// <summary>The value of a number.</summary>
    /// <exception cref="KeyNotFoundException">The pack has no such number.</exception>
    public Rational this[string path] => Numbers[path].Value;

    /// <summary>The value of a number that is a whole number.</summary>
    public int Whole(string path) => (int)(this[path].Numerator / this[path].Denominator);

    /// <summary>The threshold of an indicator in a stage.</summary>
    public Rational Threshold(ResourceIndicator indicator, Stage stage) =>
        this[$"{indicator.Key}.thresholds.{stage.Code()}"];

    /// <summary>The limit of the coefficient of variation in a stage.</summary>
    public Rational CvLimit(Stage stage) => this[$"cv.limits.{stage.Code()}"];

    /// <summary>The weight of one pupil of a stage when resources are split.</summary>
    public Rational SplitWeight(Stage stage) => this[$"split.weights.{stage.Code()}"];

    /// <summary>The tolerances granted on a date.</summary>
    public IEnumerable<Tolerance> Granted(DateOnly date) => Tolerances.Where(t => t.From <= date && date <= t.Until);
}
