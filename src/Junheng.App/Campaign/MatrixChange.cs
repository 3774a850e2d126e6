using Junheng.App.Data;
using Junheng.App.Judge;

namespace Junheng.App.Campaign;

/// <summary>What stands in a row of the matrix.</summary>
internal sealed record MatrixState(string Units, string By, bool Held, string Measures)
{
    public string? Deadline => PlanItems.Deadline(By, Held);

    public string? LoggedMeasures => Measures.Length == 0 ? null : Measures;

    /// <summary>Whether nothing is asked of anybody.</summary>
    public bool IsBlank => Units.Length == 0 && By.Length == 0 && Measures.Length == 0;
}

/// <summary>A row of the matrix before and after it is saved.</summary>
/// <param name="Key">R1 … S1, a local item's, or a goal's.</param>
/// <param name="Goal">The goal it is about; null for an indicator.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What is to stand there.</param>
internal sealed record MatrixChange(string Key, LocalGoal? Goal, MatrixState Before, MatrixState After)
{
    /// <summary>The units it is to have, the one in the lead first.</summary>
    public IReadOnlyList<string> Units => SaveTask.Names(After.Units);

    public bool Any => Before != After;

    public bool UnitsChange => Before.Units != After.Units;

    public bool DeadlineChanges => Before.Deadline != After.Deadline;

    public bool MeasuresChange => Before.Measures != After.Measures;

    public bool RestChanges => DeadlineChanges || MeasuresChange;

    /// <summary>What stands in a row.</summary>
    public static MatrixState State(IEnumerable<string> units, CampaignItem? item, LocalGoal? goal) =>
        new(
            SaveItemUnits.Text(units),
            goal?.By ?? $"{item?.DeadlineYear}",
            item?.HeldEveryYear ?? false,
            item?.Measures ?? ""
        );

    /// <summary>The version of all of a row but its units: it grows with each change of either part.</summary>
    public static int Seen(CampaignItem? item, LocalGoal? goal) => (item?.Version ?? 0) + (goal?.Version ?? 0);
}
