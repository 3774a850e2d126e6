using Junheng.App;
using Junheng.App.Rectify;
using Junheng.Engine.Standards;

namespace Junheng.Web;

/// <summary>The form above a list for work: which rows, in what order, and the list as a workbook.</summary>
/// <param name="Opened">The year and version.</param>
/// <param name="Asked">What is asked for now.</param>
/// <param name="Action">The address that the form asks.</param>
/// <param name="Plain">The address of the whole list.</param>
/// <param name="Workbook">The address of the workbook; null where there is nothing to write.</param>
/// <param name="Indicators">The indicators to choose from; null where the list is of none.</param>
public sealed record ListForm(
    OpenedYear Opened,
    ListQuery Asked,
    string Action,
    string Plain,
    string? Workbook,
    IReadOnlyList<ResourceIndicator>? Indicators = null
);
