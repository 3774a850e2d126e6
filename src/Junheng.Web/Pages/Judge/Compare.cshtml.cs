using System.Globalization;
using Junheng.App;
using Junheng.App.Data;
using Junheng.App.Judge;
using Junheng.App.Users;
using Junheng.Engine.Judge;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Junheng.Web.Pages.Judge;

/// <summary>年度与版本比较: the version opened beside any other version of any year.</summary>
[Needs(Right.ReadCounty)]
public sealed class CompareModel(OpenYear open, Db db) : CountyPage(open, "compare")
{
    private readonly OpenYear open = open;
    private HashSet<string> now = [];

    /// <summary>Rows shown of a long list; the count tells of the rest.</summary>
    public const int MostRows = 500;

    /// <summary>Every version of the county, newest year and version first.</summary>
    public IReadOnlyList<DataVersion> All { get; private set; } = [];

    /// <summary>What the opened version is compared with; null if there is nothing else.</summary>
    public OpenedYear? With { get; private set; }

    public VersionComparison? Comparison { get; private set; }

    /// <summary>Also what did not change.</summary>
    public bool Everything { get; private set; }

    public IReadOnlyList<Measure> Shown =>
        [.. Comparison!.Measures.Where(m => Everything || m.IsChanged).OrderBy(m => m.Named.Kind == ReadingKind.Mean)];

    /// <summary>The page of the figures asked for.</summary>
    private string? page;

    /// <summary>Figures that changed, page by page; each leads to its school as it is now.</summary>
    public ChangeTable Changes =>
        new(
            Comparison!.County,
            Comparison.Figures,
            Paging.Of(Comparison.Figures.Count, page, p => Links.ComparePage(Opened, With!.Version!, Everything, p)),
            school => now.Contains(school) ? Links.OfVersion(Opened, Links.School(County, Year, school)) : null
        );

    /// <param name="with">Year and number of the version to compare with.</param>
    /// <param name="all">Also what did not change.</param>
    /// <param name="p">Page of the figures.</param>
    public async Task<IActionResult> OnGet(string? with, bool all, string? p)
    {
        (Everything, page) = (all, p);
        All = await db
            .DataVersions.AsNoTracking()
            .Where(v => v.CountyCode == County)
            .OrderByDescending(v => v.Year)
            .ThenByDescending(v => v.Number)
            .ToListAsync(HttpContext.RequestAborted);
        if (Opened.Version is null || Chosen(with) is not { } other)
        {
            return with is null || Opened.Version is null ? Page() : NotFound();
        }

        With = await open.Handle(County, other.Year, other.Number, HttpContext.RequestAborted);
        now = [.. Result.Inputs.Rows.Select(r => r.School)];
        Comparison = VersionComparison.Between(With!.Result, Result, IsTolerant, IsTolerant);
        return Page();
    }

    /// <summary>How a version is called in a list.</summary>
    public static string Named(DataVersion version) =>
        $"{version.Year}年第{version.Number}版 {(version.Kind == ImportKind.Official ? "正式" : "过程")} {version.AsOf:yyyy-MM-dd}";

    /// <summary>The version asked for, or the one a reader would ask for: last year's newest, else the one before.</summary>
    private DataVersion? Chosen(string? with)
    {
        if (with is not null)
        {
            var parts = with.Split('-');
            return
                parts.Length <= 2
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                ? All.FirstOrDefault(v =>
                    v.Year == year && (parts.Length == 1 || v.Number.ToString(CultureInfo.InvariantCulture) == parts[1])
                )
                : null;
        }

        return All.FirstOrDefault(v => v.Year < Year)
            ?? All.FirstOrDefault(v => v.Year == Year && v.Number < Opened.Version!.Number)
            ?? All.FirstOrDefault(v => v.Id != Opened.Version!.Id);
    }
}
