using Junheng.Engine.Judge;

namespace Junheng.Web;

/// <summary>Readings of a county taken twice, as a page shows them.</summary>
/// <param name="Measures">The readings shown.</param>
/// <param name="Old">What the first ones are of.</param>
/// <param name="New">What the second ones are of.</param>
/// <param name="Link">The page of an indicator or item by its key; null where the rules in force have none such.</param>
public sealed record MeasureTable(IReadOnlyList<Measure> Measures, string Old, string New, Func<string, string?> Link);
