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

/// <summary>年度复核: after the recognition, each year is held against the data it was given for.</summary>
[Needs(Right.ReadCounty)]
public sealed class RecheckModel(OpenYear open, Db db, RecordRecognition record) : CountyPage(open, "recheck")
{
    /// <summary>A year since the recognition.</summary>
    public sealed record Since(int Year, CountyVerdict Verdict, int Lost, int Warnings);

    private readonly OpenYear open = open;

    /// <summary>What is recorded; null where the county is not recognised yet.</summary>
    public Recognition? Recognition { get; private set; }

    /// <summary>The data the recognition was given for.</summary>
    public OpenedYear? Base { get; private set; }

    /// <summary>How those data are judged.</summary>
    public CountyVerdict? BaseVerdict =>
        Base is not { } start ? null
        : IsTolerant ? start.Result.Tolerant ?? start.Result.Strict
        : start.Result.Strict;

    /// <summary>Every version on record.</summary>
    public IReadOnlyList<VersionFreeze> Freezes { get; private set; } = [];

    /// <summary>The year opened beside the recognition; null where it is the very data.</summary>
    public VersionComparison? Comparison { get; private set; }

    public IReadOnlyList<Since> Years { get; private set; } = [];

    [BindProperty]
    public long? VersionId { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Document { get; set; }

    public async Task OnGet()
    {
        await Load();
        (VersionId, On, Document) = (
            Recognition?.DataVersionId,
            Recognition?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Recognition?.Document
        );
    }

    [Needs(Right.Recognise)]
    public async Task<IActionResult> OnPost()
    {
        DateOnly? day = DateOnly.TryParse(On, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        // Nothing chosen where nothing is recorded is a form not filled in, not a withdrawal.
        var outcome = await record.Handle(
            new(
                County,
                VersionId ?? (await db.Recognitions.AnyAsync(r => r.CountyCode == County) ? null : 0),
                day,
                Document ?? ""
            ),
            HttpContext.RequestAborted
        );
        if (!outcome.Ok)
        {
            await Load();
            return Refuse(outcome.Mistakes);
        }

        Done = VersionId is null ? "已撤回通过认定的登记。" : "已登记通过认定，以后每年与这份数据对照。";
        return Redirect(Links.OfVersion(Opened, Links.Recheck(County, Year)));
    }

    private async Task Load()
    {
        var cancel = HttpContext.RequestAborted;
        Freezes = await db
            .VersionFreezes.AsNoTracking()
            .Where(f => f.CountyCode == County)
            .OrderByDescending(f => f.Year)
            .ThenByDescending(f => f.At)
            .ToListAsync(cancel);
        Recognition = await db.Recognitions.AsNoTracking().SingleOrDefaultAsync(r => r.CountyCode == County, cancel);
        if (Recognition is not { } given)
        {
            return;
        }

        var version = await db.DataVersions.AsNoTracking().SingleAsync(v => v.Id == given.DataVersionId, cancel);
        Base = await open.Handle(County, version.Year, version.Number, cancel);
        if (Opened.Version is { } opened && opened.Id != version.Id)
        {
            Comparison = VersionComparison.Between(Base!.Result, Result, IsTolerant, IsTolerant);
        }

        var years = new List<Since>();
        foreach (var year in Opened.Years.Where(y => y >= version.Year).Order())
        {
            var since = year == version.Year ? Base! : (await open.Handle(County, year, null, cancel))!;
            var compared = VersionComparison.Between(Base!.Result, since.Result, IsTolerant, IsTolerant);
            years.Add(
                new(
                    year,
                    IsTolerant ? since.Result.Tolerant ?? since.Result.Strict : since.Result.Strict,
                    compared.Measures.Count(m => m.IsLost),
                    compared.Measures.Count(m => m.IsWarning)
                )
            );
        }

        Years = years;
    }
}
