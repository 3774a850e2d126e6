namespace Junheng.Engine.Campaign;

/// <summary>What a unit in the lead has done and not done in a time.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Open">Tasks it leads that were not over at the end, also those reported as done.</param>
/// <param name="Overdue">Those of them that were late.</param>
/// <param name="Closed">Tasks closed within the time.</param>
/// <param name="OnTime">Those of them that were done by their day.</param>
/// <param name="Reports">Reports it made within the time.</param>
public sealed record UnitRecord(string Unit, int Open, int Overdue, int Closed, int OnTime, int Reports);

/// <summary>A unit's place.</summary>
/// <param name="Place">1 …; units that are alike in all that decides share it.</param>
/// <param name="Record">What it has done.</param>
public sealed record RankedUnit(int Place, UnitRecord Record);

/// <summary>
/// 单位排名: the smaller the share of late tasks the better; of equal ones who has less left open; then by name. Shares
/// are compared as fractions, never rounded.
/// </summary>
public static class Ranking
{
    /// <summary>Units in their order. A unit with nothing open is late with nothing.</summary>
    public static IReadOnlyList<RankedUnit> Of(IEnumerable<UnitRecord> units)
    {
        var sorted = units.ToList();
        sorted.Sort((a, b) => Compare(a, b) is not 0 and var order ? order : string.CompareOrdinal(a.Unit, b.Unit));
        var ranked = new List<RankedUnit>(sorted.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            ranked.Add(new(i > 0 && Compare(sorted[i - 1], sorted[i]) == 0 ? ranked[i - 1].Place : i + 1, sorted[i]));
        }

        return ranked;
    }

    /// <summary>
    /// Whether a task was done by its day: on the day the unit reported it as done, for the look at it takes the bureau
    /// its own time. A task without a day is never late.
    /// </summary>
    /// <param name="due">Its day; null where none is set.</param>
    /// <param name="reported">When the unit last reported it as done; null where it was closed without that.</param>
    /// <param name="closed">When it was closed.</param>
    public static bool IsOnTime(DateOnly? due, DateOnly? reported, DateOnly closed) =>
        due is not { } day || (reported ?? closed) <= day;

    private static int Compare(UnitRecord a, UnitRecord b)
    {
        // a.Overdue / a.Open against b.Overdue / b.Open, without dividing.
        var share = ((long)a.Overdue * Math.Max(b.Open, 1)).CompareTo((long)b.Overdue * Math.Max(a.Open, 1));
        return share != 0 ? share : a.Open.CompareTo(b.Open);
    }
}
