using Junheng.App.Import;

namespace Junheng.Web;

/// <summary>What differs between two data versions, as a page shows it.</summary>
/// <param name="County">Figures of the county.</param>
/// <param name="Schools">Figures of the schools, as a person reads them.</param>
/// <param name="Paging">The page of the schools' figures shown.</param>
/// <param name="Link">The page of a school by its identifier; null where it has none.</param>
public sealed record ChangeTable(
    IReadOnlyList<CountyChange> County,
    IReadOnlyList<SchoolChange> Schools,
    Paging Paging,
    Func<string, string?> Link
);
