using Junheng.App.Data;

namespace Junheng.Web.Pages.Compute;

/// <summary>变更记录 of a school: who changed what of it, when, why and by which file.</summary>
/// <param name="Entries">The changes of the page shown, newest first.</param>
/// <param name="Paging">The page.</param>
/// <param name="Page">The page of the county they are shown on.</param>
public sealed record SchoolChanges(IReadOnlyList<ChangeEntry> Entries, Paging Paging, CountyPage Page)
{
    /// <summary>Changes on a page of a school.</summary>
    public const int PerPage = 50;

    /// <summary>A row's name this year; its identifier if it is not there.</summary>
    public string NameOf(ChangeEntry change) =>
        Page.Result.Inputs.Rows.FirstOrDefault(r => r.School == SchoolKey.Row(change.Key))?.Name
        ?? SchoolKey.Row(change.Key);
}
