using Junheng.App.Data;

namespace Junheng.App.Campaign;

/// <summary>What stands in a row of the matrix.</summary>
internal sealed record MatrixState(string Units, int? Year, bool Held, string Measures)
{
    public string? Deadline => PlanItems.Deadline(Year, Held);

    public string? LoggedMeasures => Measures.Length == 0 ? null : Measures;

    /// <summary>Whether nothing is asked of anybody.</summary>
    public bool IsBlank => Units.Length == 0 && Year is null && Measures.Length == 0;
}

/// <summary>A row of the matrix before and after it is saved.</summary>
internal sealed record MatrixChange(MatrixEntry Entry, MatrixState Before, MatrixState After)
{
    public static MatrixChange Of(MatrixEntry entry, string units, CampaignItem? item) =>
        new(
            entry,
            new(units, item?.DeadlineYear, item?.HeldEveryYear ?? false, item?.Measures ?? ""),
            new(entry.Joined, entry.Deadline, entry.Held, entry.Text)
        );

    public bool Any => Before != After;

    public bool UnitsChange => Before.Units != After.Units;

    public bool DeadlineChanges => Before.Deadline != After.Deadline;

    public bool MeasuresChange => Before.Measures != After.Measures;

    public bool RestChanges => DeadlineChanges || MeasuresChange;
}
