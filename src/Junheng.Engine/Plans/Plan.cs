namespace Junheng.Engine.Plans;

/// <summary>What was read from a county's plan paper (创建工作方案). Every item carries its lines in the source.</summary>
public sealed record Plan
{
    public required string? County { get; init; }
    public required string? Title { get; init; }
    public required string? DocumentNumber { get; init; }

    /// <summary>yyyy-MM-dd.</summary>
    public required string? Date { get; init; }
    public required IReadOnlyList<PlanTarget> Targets { get; init; }
    public required IReadOnlyList<PlanGoal> Goals { get; init; }
    public required IReadOnlyList<PlanPost> Posts { get; init; }
    public required string? Office { get; init; }
    public required IReadOnlyList<PlanDuty> Duties { get; init; }
    public required IReadOnlyList<PlanIndicator> Indicators { get; init; }
    public required PlanRules? Rules { get; init; }
    public required IReadOnlyList<string> Veto { get; init; }
    public required IReadOnlyList<string> VetoUnits { get; init; }
    public required IReadOnlyList<PlanMeasure> Measures { get; init; }
    public required IReadOnlyList<PlanPhase> Phases { get; init; }
    public required IReadOnlyList<PlanNeed> Needs { get; init; }
    public required IReadOnlyList<PlanFunding> Funding { get; init; }
    public required PlanTotals? FundingTotals { get; init; }
    public required IReadOnlyList<PlanProblem> Problems { get; init; }
}

/// <summary>First and last line in the source, 1-based.</summary>
public readonly record struct PlanLines(int From, int To)
{
    /// <summary>The lines of both and what lies between.</summary>
    public PlanLines With(PlanLines other) => new(Math.Min(From, other.From), Math.Max(To, other.To));
}

/// <summary>A dated step of recognition.</summary>
/// <param name="Stage">national, provincial, city or county.</param>
/// <param name="By">yyyy-MM or yyyy.</param>
/// <param name="Lines">Source.</param>
public sealed record PlanTarget(string Stage, string By, PlanLines Lines);

/// <summary>A quantity the county promises beyond the national indicators.</summary>
public sealed record PlanGoal(string Text, decimal? Value, string? Unit, string? By, PlanLines Lines);

/// <summary>A post in the leading group. <c>Person</c> is kept only where the user wants it.</summary>
public sealed record PlanPost(string Role, string? Post, string? Person, PlanLines Lines);

/// <summary>What a unit has to do.</summary>
public sealed record PlanDuty(string Unit, string Text, PlanLines Lines);

/// <summary>What a unit has to do for one indicator.</summary>
public sealed record PlanUnitDuty(string Unit, string Text);

/// <summary>The year by which an indicator is to be reached.</summary>
public sealed record PlanDeadline(int Year, bool HeldEveryYear);

/// <summary>How many schools or classes fall short of what.</summary>
/// <param name="What">What they lack.</param>
/// <param name="Of">school or class.</param>
/// <param name="Stage">primary, junior or other.</param>
/// <param name="Count">How many.</param>
public sealed record PlanShort(string What, string Of, string Stage, int Count);

/// <summary>The county's own finding on an indicator.</summary>
public sealed record PlanSelfCheck(
    bool? Met,
    string Text,
    int? ShortPrimary,
    int? ShortJunior,
    IReadOnlyList<PlanShort> Counts
);

/// <summary>A national indicator as the paper states it.</summary>
public sealed record PlanIndicator
{
    /// <summary>R1–R7, G1–G15, Q1–Q9, S1.</summary>
    public required string Key { get; init; }

    /// <summary>The paper's own code, as B1; a bare row number is none.</summary>
    public string? Code { get; init; }
    public required string Text { get; init; }
    public required IReadOnlyDictionary<string, decimal> Thresholds { get; init; }
    public required IReadOnlyList<string> Units { get; init; }
    public required IReadOnlyList<PlanUnitDuty> UnitDuties { get; init; }
    public PlanDeadline? Deadline { get; init; }
    public PlanSelfCheck? SelfCheck { get; init; }
    public string? Measures { get; init; }
    public required PlanLines Lines { get; init; }
}

/// <summary>The rules of the seven resource indicators; a field the paper does not state is null.</summary>
public sealed record PlanRules(int? MinMet, decimal? Floor, decimal? CvPrimary, decimal? CvJunior, PlanLines Lines);

/// <summary>A numbered measure. <c>Kind</c> is measure or safeguard.</summary>
public sealed record PlanMeasure(
    int Number,
    string Title,
    string Text,
    IReadOnlyList<string> Units,
    string Kind,
    PlanLines Lines
);

/// <summary>A phase with its steps; dates are yyyy-MM.</summary>
public sealed record PlanPhase(string Name, string? From, string? To, IReadOnlyList<string> Steps, PlanLines Lines);

/// <summary>Money (万元) or school places the paper says it needs.</summary>
public sealed record PlanNeed(string Text, decimal? AmountWan, int? Places, PlanLines Lines);

/// <summary>A row of the funding table, in 万元; what cannot be read is null.</summary>
public sealed record PlanFunding(
    string? School,
    decimal? Construction,
    decimal? Equipment,
    decimal? Other,
    decimal? Total,
    PlanLines Lines
);

/// <summary>The sums of the funding table, in 万元.</summary>
public sealed record PlanTotals(
    decimal? Construction,
    decimal? Equipment,
    decimal? Other,
    decimal? Total,
    PlanLines Lines
);

/// <summary>Something in the paper a person should look at.</summary>
/// <param name="Lines">Source.</param>
/// <param name="Kind">lost, garbled, disagrees or deviates.</param>
/// <param name="Item">Indicator, unit or field.</param>
/// <param name="Message">Plain Chinese: where, what, and how it was read.</param>
public sealed record PlanProblem(PlanLines Lines, string Kind, string Item, string Message)
{
    public const string Lost = "lost";
    public const string Garbled = "garbled";
    public const string Disagrees = "disagrees";
    public const string Deviates = "deviates";
}
